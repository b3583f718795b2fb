using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Policies whose choice can be made again from what a decision record holds: the bids with their chances, totals and estimates.</summary>
public static class LoggedPolicies
{
    private const string Random = "random";
    private const string BestBid = "best-bid";
    private const string MostResolving = "most-resolving";

    /// <summary><c>best-bid</c> is what was in force without its exploring; <c>most-resolving</c> takes who most likely resolves it.</summary>
    public static ImmutableArray<string> Names { get; } = [Random, BestBid, MostResolving];

    /// <summary>The choice, as that policy would have seen it; null where the record does not hold the chances.</summary>
    public static LoggedChoice? See(string policy, DecisionRecord decision, double reward)
    {
        var able = decision.Bids.Where(bid => bid is { Eligible: Eligible.Yes, Estimate: not null, Total: not null }).ToList();
        if (decision.Winner is not { } winner || decision.Propensity is not { } propensity || able.Count < 2) return null;
        if (able.Find(bid => bid.Agent == winner) is not { } taken) return null;
        // The totals are those of the policy that decided: of another they say nothing.
        if (policy == BestBid && decision.Policy != BestBid) return null;
        var most = policy == BestBid ? able.Max(bid => bid.Total!.Value) : able.Max(bid => bid.Estimate!.Resolved);
        double ChanceOf(ScoredBid bid) => policy switch
        {
            Random => 1.0 / able.Count,
            BestBid => Even(able, other => other.Total!.Value == most, bid),
            _ => Even(able, other => other.Estimate!.Resolved == most, bid),
        };
        return new LoggedChoice(propensity, ChanceOf(taken), reward, taken.Estimate!.Resolved, able.Sum(bid => ChanceOf(bid) * bid.Estimate!.Resolved),
            able.Sum(bid => bid == taken || bid.Propensity >= OffPolicy.LeastPropensity ? 0 : ChanceOf(bid)));
    }

    private static double Even(List<ScoredBid> able, Func<ScoredBid, bool> isBest, ScoredBid bid) => isBest(bid) ? 1.0 / able.Count(isBest) : 0;
}
