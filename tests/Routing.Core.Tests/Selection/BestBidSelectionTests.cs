namespace Routing.Core.Tests;

public sealed class BestBidSelectionTests
{
    private static string? Winner(SelectionCase subject, params Bid[] bids) => Choosing.Winner("best-bid", subject, bids);

    [Fact]
    public void The_agent_who_resolves_more_wins_over_a_longer_idle_one() =>
        Assert.Equal("b", Winner(Choosing.Case(), Choosing.Bid("a", 60, resolve: 0.80), Choosing.Bid("b", 0, resolve: 0.83)));

    [Fact]
    public void The_quicker_agent_wins_among_equally_able_ones() =>
        Assert.Equal("b", Winner(Choosing.Case(), Choosing.Bid("a", handleSeconds: 400), Choosing.Bid("b")));

    [Fact]
    public void Staying_on_topic_decides_between_equals() =>
        Assert.Equal("b", Winner(Choosing.Case(), Choosing.Bid("a") with { SwitchesTopic = true }, Choosing.Bid("b")));

    [Fact]
    public void The_one_who_is_needed_elsewhere_is_spared_but_not_at_any_price()
    {
        var specialist = Choosing.Bid("a", resolve: 0.82) with { NeededElsewhere = 0.2 };
        Assert.Equal("b", Winner(Choosing.Case(), specialist, Choosing.Bid("b", resolve: 0.80)));
        Assert.Equal("a", Winner(Choosing.Case(), specialist, Choosing.Bid("b", resolve: 0.70)));
    }

    [Fact]
    public void An_agent_others_wait_for_is_left_to_them() =>
        Assert.Equal("b", Winner(Choosing.Case(prices: new AgentPrice("a", 0.5)), Choosing.Bid("a", resolve: 0.82), Choosing.Bid("b", resolve: 0.80)));

    [Fact]
    public void The_agent_the_customer_knows_wins_when_not_much_busier_and_affinity_is_on() // case 11
    {
        var known = new AffinityBonus("known", 75);
        var other = Choosing.Bid("other");
        Assert.Equal("known", Winner(Choosing.Case(affinity: known), Choosing.Bid("known", load: 0.5), other));
        Assert.Equal("other", Winner(Choosing.Case(affinity: known), Bid.Refusal("known", Eligible.NotReady), other));
        var off = new QueueConfig { Name = "q", Affinity = new AffinityRule { Enabled = false } };
        Assert.Equal("other", Winner(Choosing.Case(off, known), Choosing.Bid("known", load: 0.5), other));
    }

    [Fact]
    public void Worths_are_the_queues_own()
    {
        // A slow resolver and a quick one: which is better depends on what an unresolved contact costs here.
        Bid[] bids = [Choosing.Bid("thorough", resolve: 0.95, handleSeconds: 600), Choosing.Bid("quick", resolve: 0.7, handleSeconds: 200)];
        Assert.Equal("quick", Winner(Choosing.Case(new QueueConfig { Name = "q", UnresolvedCost = 3 }), bids));
        Assert.Equal("thorough", Winner(Choosing.Case(new QueueConfig { Name = "q", UnresolvedCost = 30 }), bids));

        // And whoever would win is among those who are asked.
        bool ThoroughFirst(double unresolvedCost, double waitingCost)
        {
            double Key(Bid bid) => SelectionPolicies.Find("best-bid").CandidateKey(Choosing.Candidate(bid, unresolvedCost: unresolvedCost, waitingCost: waitingCost));
            return Key(bids[0]) < Key(bids[1]);
        }
        Assert.Equal((false, true, true), (ThoroughFirst(3, 1), ThoroughFirst(30, 1), ThoroughFirst(3, 0)));
    }

    [Theory]
    [InlineData(0, 0, "able")]
    [InlineData(0.1, 0, "able")]
    [InlineData(2, 0, "liked")]
    [InlineData(2, 600, "able")]
    public void Satisfaction_and_turning_to_another_topic_count_for_what_the_queue_says(double satisfaction, double switchSeconds, string winner)
    {
        var queue = new QueueConfig { Name = "q", Satisfaction = satisfaction, TopicSwitchSeconds = switchSeconds };
        var liked = Choosing.Bid("liked", resolve: 0.7) with { SwitchesTopic = true };

        Assert.Equal(winner, Winner(Choosing.Case(queue), Choosing.Bid("able", resolve: 0.8), liked with { Expected = liked.Expected with { Satisfaction = 5 } }));
    }

    [Fact]
    public void Between_equals_the_one_whose_customers_are_more_content_wins()
    {
        var liked = Choosing.Bid("liked");
        Assert.Equal("liked", Winner(Choosing.Case(), Choosing.Bid("able"), liked with { Expected = liked.Expected with { Satisfaction = 4.5 } }));
    }

    [Theory]
    [InlineData(0, "able")]
    [InlineData(0.01, "able")]
    [InlineData(0.5, "idle")]
    public void Fairness_trades_resolution_for_whoever_has_been_without_work(double fairness, string winner) => Assert.Equal(
        winner,
        Winner(Choosing.Case(new QueueConfig { Name = "q", Fairness = fairness }), Choosing.Bid("able", 1, resolve: 0.9), Choosing.Bid("idle", 9, resolve: 0.7)));

    [Fact]
    public void The_reason_is_one_line_for_a_person()
    {
        var subject = Choosing.Case(affinity: new AffinityBonus("li-na", 60));
        var award = SelectionPolicies.Find("best-bid").Select(subject, [Choosing.Bid("wang-wei"), Choosing.Bid("li-na", resolve: 0.87)], new Random(1))!;
        Assert.Equal("best bid 1.34: resolves 87 % of repair in 5.0 min, knows the customer; next wang-wei 0.13", award.Reason);
    }

    [Fact]
    public void Of_many_candidates_those_who_resolve_more_are_asked_first()
    {
        var policy = SelectionPolicies.Find("best-bid");
        Assert.True(policy.CandidateKey(Choosing.Candidate(Choosing.Bid("a", resolve: 0.9))) < policy.CandidateKey(Choosing.Candidate(Choosing.Bid("b", resolve: 0.8))));
    }
}
