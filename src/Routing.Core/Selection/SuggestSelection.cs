using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// <c>suggest</c>: agents are ranked as by best-bid, with reasons, and a person picks: a supervisor, or one of them. Nobody is offered the
/// contact until then, unless it passes its waiting bound: then it goes to the first, as nobody may be forgotten.
/// </summary>
public sealed class SuggestSelection : ISelectionPolicy
{
    private static readonly BestBidSelection Ranking = new();

    public string Name => "suggest";

    public bool IsPickedByPeople => true;

    public double CandidateKey(in Candidate candidate) => Ranking.CandidateKey(candidate);

    public Award? Select(SelectionCase subject, IReadOnlyList<Bid> bids, Random random) => Ranking.Select(subject, bids, random);

    /// <summary>The eligible, the best first.</summary>
    public static ImmutableArray<Suggestion> Rank(SelectionCase subject, IReadOnlyList<Bid> bids, Random random)
    {
        var ranked = ImmutableArray.CreateBuilder<Suggestion>(bids.Count);
        List<Bid> left = [.. bids];
        while (Ranking.Select(subject, left, random) is { } award)
        {
            ranked.Add(new Suggestion(award.Agent, award.Reason[..award.Reason.IndexOf(';', StringComparison.Ordinal)]));
            left.RemoveAll(bid => bid.Agent == award.Agent);
        }
        return ranked.DrainToImmutable();
    }
}
