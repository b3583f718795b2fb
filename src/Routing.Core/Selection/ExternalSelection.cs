using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// <c>external</c>: the scores of a scorer outside this system; where it has none in time, the queue's fallback decides, and the award
/// says so. Whom to ask for bids is decided as by best-bid: the scorer sees bids, not the whole group.
/// </summary>
public sealed class ExternalSelection : ScoringSelection, ISelectionPolicy
{
    private static readonly BestBidSelection Asking = new();

    public const string Called = "external";

    public override string Name => Called;

    // What the scorer will say is not known here.
    public override bool IsByLot => true;

    public override double CandidateKey(in Candidate candidate) => Asking.CandidateKey(candidate);

    Award? ISelectionPolicy.Select(SelectionCase subject, IReadOnlyList<Bid> bids, Random random)
    {
        if (subject.External is { Failure: null }) return Select(subject, bids, random);
        var fallback = SelectionPolicies.Find(subject.Queue.External?.Fallback ?? Defaults.Selection);
        return fallback.Select(subject, bids, random) is { } award
            ? award with { Policy = fallback.Name, FallbackFrom = Called, Reason = $"external scorer: {subject.External?.Failure ?? "not asked"}, so {fallback.Name}: {award.Reason}" }
            : null;
    }

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum) =>
        sum.Add(Called, subject.External!.ByAgent.GetValueOrDefault(bid.Agent, double.MinValue));

    protected override string Tell(SelectionCase subject, Bid bid, double total) => string.Create(Plain, $"scored {total:0.###}");
}
