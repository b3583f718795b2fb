using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>The rule most routers have: the longest queue, and of the idle agents who can the one idle longest.</summary>
public sealed class LongestIdleRuleTests
{
    private static readonly Pairs Pairs = new(Model);

    /// <summary>Two classes, two pools of one agent each, who serve both.</summary>
    private static MarkovModel Model
    {
        get
        {
            var x1 = Instance.Named("x1");
            return x1 with { Pools = [.. x1.Pools.Select(pool => pool with { Agents = 1 })] };
        }
    }

    [Fact]
    public void The_agent_idle_longest_is_taken()
    {
        var rule = new LongestIdleRule(Model);
        Assert.Equal(Pairs.Of(0, 0), Choose(rule, 1, 0, 1, 1));
        Assert.Equal(-1, Choose(rule, 0, 0, 0, 1));
        // The first is back: the second has been idle for longer.
        Assert.Equal(-1, Choose(rule, 0, 0, 1, 1));
        Assert.Equal(Pairs.Of(0, 1), Choose(rule, 1, 0, 1, 1));
        Assert.Equal(Pairs.Of(0, 0), Choose(rule, 1, 0, 1, 0));
    }

    [Fact]
    public void The_longest_queue_goes_first_and_nobody_is_held()
    {
        var rule = new LongestIdleRule(Model);
        Assert.Equal(Pairs.Of(1, 0), Choose(rule, 1, 2, 1, 1));
        Assert.Equal(Pairs.Of(0, 1), Choose(rule, 1, 1, 0, 1));
        Assert.Equal(-1, Choose(rule, 1, 1, 0, 0));
    }

    [Fact]
    public void At_ninety_agents_it_costs_what_policy_md_tells()
    {
        var model = SixHomes.Make(0.90, 2);
        Assert.Equal(58.7, MarkovWalk.CostRate(model, new LongestIdleRule(model), 1_000_000, seed: 2), 0.9);
    }

    private static int Choose(LongestIdleRule rule, params int[] seen) => rule.Choose(seen, 0.5);
}
