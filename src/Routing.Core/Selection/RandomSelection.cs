namespace Routing.Core;

/// <summary><c>random</c>: any eligible agent, each as likely; a baseline to measure against.</summary>
public sealed class RandomSelection : ScoringSelection
{
    public override string Name => "random";

    public override bool IsByLot => true;

    public override bool IsEven => true;

    public override double CandidateKey(in Candidate candidate) => candidate.Drawn;

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum) =>
        sum.Add("drawn", random.NextDouble());

    protected override string Tell(SelectionCase subject, Bid bid, double total) => string.Create(Plain, $"drew {total:0.000}");
}
