namespace Routing.Core.Tests;

public sealed class LearnedSelectionTests
{
    [Fact]
    public void What_was_learned_decides_and_nothing_else()
    {
        var loved = new AffinityBonus("known", 600);
        var able = Choosing.Bid("able", 0, load: 0.9, resolve: 0.85) with { NeededElsewhere = 1, SwitchesTopic = true };
        Assert.Equal("able", Choosing.Winner("learned", Choosing.Case(affinity: loved, prices: new AgentPrice("able", 100)), Choosing.Bid("known", 60, resolve: 0.8), able));
    }

    [Fact]
    public void Handle_time_counts_at_the_queues_own_worth()
    {
        Bid[] bids = [Choosing.Bid("thorough", resolve: 0.95, handleSeconds: 600), Choosing.Bid("quick", resolve: 0.7, handleSeconds: 200)];
        Assert.Equal("quick", Choosing.Winner("learned", Choosing.Case(new QueueConfig { Name = "q", UnresolvedCost = 3 }), bids));
        Assert.Equal("thorough", Choosing.Winner("learned", Choosing.Case(new QueueConfig { Name = "q", UnresolvedCost = 30 }), bids));
        var policy = SelectionPolicies.Find("learned");
        Assert.True(policy.CandidateKey(Choosing.Candidate(bids[1])) < policy.CandidateKey(Choosing.Candidate(bids[0])));
    }

    [Fact]
    public void The_interval_and_what_it_rests_on_are_told()
    {
        var bid = Choosing.Bid("a") with { Expected = new IntentMeans(0.81, 300, 4, 34, 0.74, 0.88) };
        Assert.Equal(
            "learned: resolves 81 % (74–88) in 5.0 min, by 34 contacts; no other bid",
            SelectionPolicies.Find("learned").Select(Choosing.Case(), [bid], new Random(1))!.Reason);
    }
}
