using System.Collections.Immutable;

namespace Routing.Core;

/// <summary><c>longest-idle</c>: whoever has waited longest for work.</summary>
public sealed class LongestIdleSelection : ScoringSelection
{
    public override string Name => "longest-idle";

    public override double CandidateKey(in Candidate candidate) => candidate.IdleSince.UtcTicks;

    protected override ImmutableArray<ScorePart> Score(SelectionCase subject, Bid bid, Random random) =>
        [new("idleSeconds", (subject.Now - bid.IdleSince).TotalSeconds)];

    protected override string Tell(SelectionCase subject, Bid bid, double total) => string.Create(Plain, $"idle for {total:0} s");
}
