namespace Routing.Core;

/// <summary><c>round-robin</c>: whoever had the fewest contacts so far, so that everybody gets as many.</summary>
/// <remarks>A rota by position was refused: it skips whoever is busy, and they never catch up.</remarks>
public sealed class RoundRobinSelection : ScoringSelection
{
    public override string Name => "round-robin";

    public override double CandidateKey(in Candidate candidate) => candidate.Served;

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum) =>
        sum.Add("served", -bid.Served);

    protected override string Tell(SelectionCase subject, Bid bid, double total) => string.Create(Plain, $"{bid.Served} served");
}
