namespace Routing.Core;

/// <summary>
/// <c>longest-idle</c>: whoever has waited longest for work. Who has some in hand is not idle, and comes after all who have none; among
/// those, whoever took or ended the last one earliest.
/// </summary>
public sealed class LongestIdleSelection : ScoringSelection
{
    public override string Name => "longest-idle";

    public override double CandidateKey(in Candidate candidate) => candidate.Load > 0 ? double.MaxValue : candidate.IdleSince.UtcTicks;

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum)
    {
        if (bid.Load > 0) sum.Add("workInHand", -1);
        else sum.Add("idleSeconds", Math.Max(0, (subject.Now - bid.IdleSince).TotalSeconds));
    }

    protected override string Tell(SelectionCase subject, Bid bid, double total) => bid.Load > 0 ? "has work in hand" : string.Create(Plain, $"idle for {total:0} s");
}
