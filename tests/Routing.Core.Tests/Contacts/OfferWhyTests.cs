namespace Routing.Core.Tests.Contacts;

/// <summary>Why an offer was made, as figures that a desktop can say in any language.</summary>
public class OfferWhyTests
{
    private static DecisionRecord Made(params ScoredBid[] bids) => new()
    {
        ContactId = "c-1", Queue = "q", At = Given.Noon, Winner = "a", Reason = "a: value 2", Policy = "best-bid", Need = new Requirement(Channel.Chat), Bids = [.. bids],
    };

    private static ScoredBid Bid(string agent, double? total) => new(agent, total is null ? Eligible.NoCapacity : Eligible.Yes, total, []) { Estimate = new BidEstimate(0.9, 0.8, 0.95, 200, 12) };

    [Fact]
    public void TheSecondIsTheBestOfTheOthers_whoCould()
    {
        var why = OfferWhy.Of(Made(Bid("c", null), Bid("b", 1.5), Bid("a", 2.00004), Bid("d", 1)) with { Explored = true, FallbackFrom = "external" });
        Assert.Equal(("best-bid", 2.0, "b", 1.5, true, "external", 0.9), (why.Policy, why.Total, why.Next, why.NextTotal, why.Explored, why.FallbackFrom, why.Estimate!.Resolved));
    }

    [Fact]
    public void NobodyElse_orNoBidAtAll_isNoFigure()
    {
        Assert.Equal((2.0, null, null), OfferWhy.Of(Made(Bid("a", 2))) is var alone ? (alone.Total, alone.Next, alone.NextTotal) : default);
        Assert.Equal((null, null, null), OfferWhy.Of(Made()) is var none ? (none.Total, none.Next, none.Estimate) : default);
        Assert.Null(OfferWhy.Of(Made(Bid("a", double.NegativeInfinity))).Total);
    }
}
