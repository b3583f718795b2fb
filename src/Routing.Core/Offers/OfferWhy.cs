namespace Routing.Core;

/// <summary>Why an offer was made, as figures: for a desktop that says it in the words of its agent's language.</summary>
/// <param name="Policy">Which strategy chose; what <paramref name="Total"/> is depends on it.</param>
/// <param name="Total">Of the agent's bid; null where it was not weighed, as of one to whom the contact was assigned.</param>
/// <param name="Next">Whose bid came second; null where nobody else could.</param>
/// <param name="NextTotal">Of that bid.</param>
public sealed record OfferWhy(string Policy, double? Total, string? Next, double? NextTotal)
{
    /// <summary>Drawn, to find out about it.</summary>
    public bool Explored { get; init; }

    /// <summary>What is expected of the agent.</summary>
    public BidEstimate? Estimate { get; init; }

    /// <summary>The strategy that had no answer in time, so that <see cref="Policy"/> decided.</summary>
    public string? FallbackFrom { get; init; }

    public static OfferWhy Of(DecisionRecord decision)
    {
        var winner = decision.Bids.FirstOrDefault(bid => bid.Agent == decision.Winner);
        var next = decision.Bids.Where(bid => bid.Agent != decision.Winner && bid.Total is not null).MaxBy(bid => bid.Total);
        return new OfferWhy(decision.Policy, Rounded(winner?.Total), next?.Agent, Rounded(next?.Total)) { Explored = decision.Explored, Estimate = winner?.Estimate, FallbackFrom = decision.FallbackFrom };
    }

    private static double? Rounded(double? total) => total is { } value && double.IsFinite(value) ? Math.Round(value, 4) : null;
}
