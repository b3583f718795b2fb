namespace Routing.Core;

/// <summary><c>least-occupied</c>: the smallest share of capacity in use.</summary>
public sealed class LeastOccupiedSelection : ScoringSelection
{
    public override string Name => "least-occupied";

    public override double CandidateKey(in Candidate candidate) => candidate.Load;

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum) =>
        sum.Add("freeShare", 1 - bid.Load);

    protected override string Tell(SelectionCase subject, Bid bid, double total) => string.Create(Plain, $"{bid.Load * 100:0} % occupied");
}
