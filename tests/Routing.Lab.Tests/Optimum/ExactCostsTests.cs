using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>The solver against the optima and gaps that lab.md gives, to its digits.</summary>
public sealed class ExactCostsTests
{
    /// <summary>The reference leaves open who of equals goes first; it moves the gap by this much, in per cent.</summary>
    private const double OfEquals = 0.12;
    private static readonly int[] FirstFirst = [0, 1];
    private static readonly int[] SecondFirst = [1, 0];

    [Theory]
    [InlineData("x1", 6.7281)]
    [InlineData("n1", 6.9907)]
    [InlineData("n1b", 12.7403)]
    [InlineData("w1", 2.7051)]
    public void The_least_cost_is_that_of_the_reference(string name, double optimum) => Assert.Equal(optimum, Instance.Exact(name).Optimum, 4);

    [Fact]
    public void Simple_rules_on_X1()
    {
        var model = Instance.Named("x1");
        Gap(23.7, "x1", SimpleRules.LongestQueueAnyAgent(model));
        Gap(6.6, "x1", SimpleRules.LongestQueue(model));
        Gap(2.6, "x1", SimpleRules.BestMatch(model));
    }

    [Fact]
    public void On_X1_it_is_nearly_best_to_use_the_other_pool_only_when_two_wait()
    {
        var model = Instance.Named("x1");
        var pairs = new Pairs(model);
        Gap(0.2, "x1", new RankedRule("other pool when two wait", model, (p, q, _) => pairs.Class[p] == pairs.Pool[p] ? 1000 : q >= 2 ? q : double.NegativeInfinity));
    }

    [Theory]
    [InlineData("n1", 3.7, 6.0, 1.0)]
    [InlineData("n1b", 15.5, 8.9, 1.9)]
    public void Simple_rules_on_N(string name, double firstFirst, double secondFirst, double longestQueue)
    {
        var model = Instance.Named(name);
        Gap(firstFirst, name, SimpleRules.Priorities(model, FirstFirst, mostIdle: false));
        Gap(secondFirst, name, SimpleRules.Priorities(model, SecondFirst, mostIdle: false));
        Gap(longestQueue, name, SimpleRules.LongestQueue(model), OfEquals);
    }

    [Fact]
    public void Simple_rules_on_W1()
    {
        var model = Instance.Named("w1");
        Gap(1.2, "w1", SimpleRules.Priorities(model, [1, 0, 2], mostIdle: true), OfEquals);
        Gap(13.9, "w1", SimpleRules.LongestQueueAnyAgent(model), OfEquals);
    }

    [Fact]
    public void Greatest_pressure_on_N1b() => Gap(1.2, "n1b", SimpleRules.GreatestPressure(Instance.Named("n1b")));

    [Fact]
    public void A_random_rule_costs_the_same_exactly_and_simulated()
    {
        var model = Instance.Named("x1");
        var rule = SimpleRules.LongestQueueAnyAgent(model);

        Assert.Equal(1, MarkovWalk.CostRate(model, rule, 1_000_000, seed: 3) / Instance.Exact("x1").Of(rule), 0.02);
    }

    [Fact]
    public void What_cannot_be_solved_says_why()
    {
        var model = Instance.Named("x1");
        Assert.Contains("buffer", Assert.Throws<ScenarioException>(() => new ExactCosts(model with { Classes = [model.Classes[0], model.Classes[1] with { Buffer = null }] })).Message);
        Assert.Contains("too many", Assert.Throws<ScenarioException>(() => new ExactCosts(model with { Classes = [.. model.Classes.Select(c => c with { Buffer = 5000 })] })).Message);
        Assert.Contains("arrivalRate", Assert.Throws<ArgumentException>(() => new ExactCosts(model with { Classes = [.. model.Classes.Select(c => c with { ArrivalRate = -1 })] })).Message);
    }

    private static void Gap(double percent, string name, IMarkovRule rule, double within = 0.06) => Assert.Equal(percent, Instance.Exact(name).Gap(rule) * 100, within);
}
