namespace Routing.Core.Tests;

public sealed class RandomSelectionTests
{
    [Fact]
    public void Each_agent_is_as_likely_and_a_seed_repeats()
    {
        var policy = SelectionPolicies.Find("random");
        Bid[] bids = [Choosing.Bid("a", 50), Choosing.Bid("b"), Choosing.Bid("c", load: 0.9)];
        var random = new Random(3);
        var winners = Enumerable.Range(0, 9000).Select(_ => policy.Select(Choosing.Case(), bids, random)!.Agent).ToList();
        Assert.All("abc", agent => Assert.InRange(winners.Count(w => w == agent.ToString()), 2800, 3200));
        Assert.Equal(policy.Select(Choosing.Case(), bids, new Random(3))!.Agent, winners[0]);
    }

    [Fact]
    public void Its_chances_are_known_by_whoever_asks_any_policy()
    {
        var policy = SelectionPolicies.Find("random");
        Assert.Equal((true, true), (policy.IsByLot, policy.IsEven));
    }
}
