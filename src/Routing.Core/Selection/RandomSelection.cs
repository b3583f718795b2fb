using System.Collections.Immutable;

namespace Routing.Core;

/// <summary><c>random</c>: any eligible agent, each as likely; a baseline to measure against.</summary>
public sealed class RandomSelection : ScoringSelection
{
    public override string Name => "random";

    public override bool IsByLot => true;

    public override bool IsEven => true;

    public override double CandidateKey(in Candidate candidate) => candidate.Drawn;

    protected override ImmutableArray<ScorePart> Score(SelectionCase subject, Bid bid, Random random) =>
        [new("drawn", random.NextDouble())];

    protected override string Tell(SelectionCase subject, Bid bid, double total) => string.Create(Plain, $"drew {total:0.000}");
}
