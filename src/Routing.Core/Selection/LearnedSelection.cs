namespace Routing.Core;

/// <summary>
/// <c>learned</c>: by what was learned of resolution and handle time alone. It is best-bid without all that concerns others: no price,
/// no fairness, nobody spared and nobody tried; for a queue whose contacts are worth the best there is.
/// </summary>
public sealed class LearnedSelection : ScoringSelection
{
    public override string Name => "learned";

    public override double CandidateKey(in Candidate candidate) =>
        (candidate.WaitingCostPerMinute / 60 * BestBidDefaults.AgentMinute * candidate.HandleSeconds) - (candidate.UnresolvedCost * candidate.ResolveChance);

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum)
    {
        sum.Add("resolution", subject.Queue.UnresolvedCost * bid.Expected.Resolved);
        sum.Add("handleTime", -subject.Queue.WaitingCostPerMinute / 60 * BestBidDefaults.AgentMinute * bid.Expected.HandleSeconds);
    }

    protected override string Tell(SelectionCase subject, Bid bid, double total)
    {
        var known = bid.Expected;
        return string.Create(
            Plain, $"resolves {known.Resolved * 100:0} % ({known.ResolvedLow * 100:0}–{known.ResolvedHigh * 100:0}) in {known.HandleSeconds / 60:0.0} min, by {known.Contacts:0} contacts");
    }
}
