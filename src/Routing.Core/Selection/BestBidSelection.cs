using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// <c>best-bid</c>, the default: estimates what each bid is worth in the queue's own currency, and takes the greatest.
/// It never holds a contact back: whenever somebody is eligible, somebody is awarded.
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
        -BestBidDefaults.UnresolvedMinutes * (candidate.ResolveChance - BestBidDefaults.NeededElsewhereShare * candidate.NeededElsewhere)
        + (BestBidDefaults.AgentMinute + BestBidDefaults.LoadSlowsBy * candidate.Load) * candidate.HandleSeconds / 60;

    protected override ImmutableArray<ScorePart> Score(SelectionCase subject, Bid bid, Random random)
    {
        var worth = subject.Queue.UnresolvedCost;
        var perSecond = subject.Queue.WaitingCostPerMinute / 60;
        var idle = Math.Clamp((subject.Now - bid.IdleSince) / BestBidDefaults.FullyIdle, 0, 1);
        var parts = ImmutableArray.CreateBuilder<ScorePart>(9);
        // A part that is nothing is left out: the record is stored with every decision.
        void Add(string name, double value)
        {
            if (value != 0) parts.Add(new(name, value));
        }
        Add("resolution", worth * bid.ResolveChance);
        Add("satisfaction", worth * BestBidDefaults.SatisfactionShare * (Math.Clamp(bid.Satisfaction, 1, 5) - 1) / 4);
        Add("handleTime", -perSecond * BestBidDefaults.AgentMinute * bid.HandleSeconds);
        Add("load", -perSecond * BestBidDefaults.LoadSlowsBy * bid.HandleSeconds * bid.Load);
        Add("topicSwitch", bid.SwitchesTopic ? -perSecond * BestBidDefaults.SwitchSeconds : 0);
        Add("affinity", Knows(subject, bid) ? perSecond * subject.Card.Affinity!.WorthSeconds : 0);
        Add("fairness", worth * BestBidDefaults.FairnessShare * idle);
        Add("neededElsewhere", -worth * BestBidDefaults.NeededElsewhereShare * bid.NeededElsewhere);
        Add("price", -PriceOf(subject, bid));
        return parts.ToImmutable();
    }

    protected override string Tell(SelectionCase subject, Bid bid, double total) => Text($"{total:0.00}");

    protected override string TellWinner(SelectionCase subject, Bid bid, double total)
    {
        var knows = Knows(subject, bid) ? ", knows the customer" : "";
        var handles = Text($"resolves {bid.ResolveChance * 100:0} % of {subject.Card.Intent} in {bid.HandleSeconds / 60:0.0} min");
        return Text($"best bid {total:0.00}: {handles}{knows}");
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
