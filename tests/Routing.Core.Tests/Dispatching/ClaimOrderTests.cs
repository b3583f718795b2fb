using FsCheck;
using FsCheck.Fluent;

namespace Routing.Core.Tests;

public sealed class ClaimOrderTests
{
    private static Claim Head(
        string queue, double priority = 0, double waitedMinutes = 1, double ageing = 0, double? boundMinutes = null, string selection = "longest-idle", double cost = 1, int waiting = 1)
    {
        var since = Given.Noon.AddMinutes(-waitedMinutes);
        var head = new QueueHead
        {
            Signature = new Requirement(Channel.Chat),
            Count = waiting,
            BasePriority = priority,
            WaitingSince = since,
            BoundDue = boundMinutes is { } bound ? since.AddMinutes(bound) : null,
        };
        var config = new QueueConfig { Name = queue, AgeingPerMinute = ageing, Selection = selection, WaitingCostPerMinute = cost };
        return Claim.Of(queue, head, config, waiting, new ClaimMeans(IntentMeans.Unknown, Claim.ResolutionRate(IntentMeans.Unknown)), Given.Noon);
    }

    private static string Order(params Claim[] claims)
    {
        ClaimOrder.Sort(claims);
        return string.Concat(claims.Select(c => c.Queue));
    }

    [Fact]
    public void The_newer_contact_of_higher_priority_goes_first() => // case 15
        Assert.Equal("vip,old", Order(Head("vip,", priority: 10, waitedMinutes: 1), Head("old", waitedMinutes: 9)));

    [Theory]
    [InlineData(9.9, "vip,old")]
    [InlineData(10.1, "oldvip,")]
    public void With_ageing_the_old_contact_overtakes_at_the_computed_time(double waitedMinutes, string order) => // case 15
        Assert.Equal(order, Order(Head("vip,", priority: 10, waitedMinutes: 0), Head("old", ageing: 1, waitedMinutes: waitedMinutes)));

    [Fact]
    public void Past_the_waiting_bound_goes_before_everything_earliest_due_first() => // case 15
        Assert.Equal("cba", Order(
            Head("a", priority: 1000, waitedMinutes: 20),
            Head("b", waitedMinutes: 11, boundMinutes: 10),
            Head("c", waitedMinutes: 7, boundMinutes: 5)));

    [Fact]
    public void A_bound_not_reached_yet_changes_nothing() =>
        Assert.Equal("ba", Order(Head("a", waitedMinutes: 9, boundMinutes: 10), Head("b", priority: 1)));

    [Fact]
    public void Equal_in_priority_the_longest_waiting_goes_first_then_the_id() =>
        Assert.Equal("cab", Order(Head("b"), Head("a"), Head("c", waitedMinutes: 2)));

    [Fact]
    public void Where_all_select_by_best_bid_the_costlier_waiting_goes_first()
    {
        var cheap = Head("cheap", selection: "best-bid", waitedMinutes: 5, waiting: 4);
        Assert.Equal("dear,cheap", Order(cheap, Head("dear,", selection: "best-bid", cost: 5)));
        Assert.Equal("cheapdear,", Order(cheap, Head("dear,", cost: 5)));
    }

    [Fact]
    public void Rounding_left_by_ageing_does_not_count_as_priority()
    {
        // .1 + .2 is not .3 in floating point.
        var x = Head("x", priority: 0.3, waitedMinutes: 2);
        var y = Head("y", priority: 0.1, ageing: 0.1, waitedMinutes: 2);
        Assert.NotEqual(x.Priority, y.Priority);
        Assert.Equal("xy", Order(y, x));
    }

    [Fact]
    public void The_order_does_not_depend_on_how_the_claims_came_in()
    {
        var claim =
            from priority in Gen.Choose(0, 1)
            from waited in Gen.Choose(0, 4)
            from byBid in Gen.Elements("best-bid", "random")
            from cost in Gen.Choose(1, 3)
            from bound in Gen.Elements<double?>(null, 3)
            select (priority, waited, byBid, cost, bound);
        Prop.ForAll(claim.ArrayOf(6).ToArbitrary(), drawn =>
        {
            var claims = drawn.Select((c, i) => Head($"{i}", c.priority, c.waited, boundMinutes: c.bound, selection: c.byBid, cost: c.cost)).ToArray();
            var order = Order([.. claims]);
            Array.Reverse(claims);
            Assert.Equal(order, Order([.. claims]));
            new Random(2).Shuffle(claims);
            Assert.Equal(order, Order(claims));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
