namespace Routing.Core;

/// <summary>
/// <c>best-bid</c>, the default: estimates what each bid is worth in the queue's own currency, and takes the greatest.
/// It never holds a contact back: whenever somebody is eligible, somebody is awarded. Whether it is asked at all, and of
/// which home, a <see cref="FittedBoard"/> may have decided before.
/// </summary>
/// <remarks>
/// With resolution p, worth r of a resolved contact and cost h of a minute's waiting, the heart of it is
/// r·(p − ¼·max over other work l of (p_l − mean p_l)⁺), ties to the longest idle; the other parts are small beside it
/// or concern this customer alone. Constants in <see cref="BestBidDefaults"/>.
/// </remarks>
public sealed class BestBidSelection : ScoringSelection
{
    public override string Name => "best-bid";

    public override double CandidateKey(in Candidate candidate) =>
        -candidate.Satisfaction - candidate.UnresolvedCost * (candidate.ResolveChance - BestBidDefaults.NeededElsewhereShare * candidate.NeededElsewhere)
        + candidate.WaitingCostPerMinute * (BestBidDefaults.AgentMinute + BestBidDefaults.LoadSlowsBy * candidate.Load) * candidate.HandleSeconds / 60;

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum)
    {
        var worth = subject.Queue.UnresolvedCost;
        var perSecond = subject.Queue.WaitingCostPerMinute / 60;
        ReadOnlySpan<(string Name, double Value)> parts =
        [
            ("resolution", worth * bid.Expected.Resolved),
            ("satisfaction", SatisfactionWorth.Of(subject.Queue, bid.Expected.Satisfaction)),
            ("handleTime", -perSecond * BestBidDefaults.AgentMinute * bid.Expected.HandleSeconds),
            ("load", -perSecond * BestBidDefaults.LoadSlowsBy * bid.Expected.HandleSeconds * bid.Load),
            ("topicSwitch", bid.SwitchesTopic ? -perSecond * subject.Queue.TopicSwitchSeconds : 0),
            ("affinity", Knows(subject, bid) ? perSecond * subject.Card.Affinity!.WorthSeconds : 0),
            ("fairness", Fairness.Worth(subject.Queue, bid.IdleSince, subject.Now)),
            ("neededElsewhere", -worth * BestBidDefaults.NeededElsewhereShare * bid.NeededElsewhere),
            ("price", -PriceOf(subject, bid)),
        ];
        // A part that is nothing is left out: the record is stored with every decision.
        foreach (var (name, value) in parts)
        {
            if (value != 0) sum.Add(name, value);
        }
    }

    protected override string Tell(SelectionCase subject, Bid bid, double total) => string.Create(Plain, $"{total:0.00}");

    protected override string TellWinner(SelectionCase subject, Bid bid, double total)
    {
        var knows = Knows(subject, bid) ? ", knows the customer" : "";
        var handles = string.Create(Plain, $"resolves {bid.Expected.Resolved * 100:0} % of {subject.Card.Intent} in {bid.Expected.HandleSeconds / 60:0.0} min");
        return string.Create(Plain, $"best bid {total:0.00}: {handles}{knows}");
    }

    private static bool Knows(SelectionCase subject, Bid bid) =>
        subject.Queue.Affinity.Enabled && subject.Card.Affinity?.Agent == bid.Agent;

    private static double PriceOf(SelectionCase subject, Bid bid)
    {
        foreach (var price in subject.Prices)
        {
            if (price.Agent == bid.Agent) return price.Price;
        }
        return 0;
    }
}
