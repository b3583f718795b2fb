using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Whoever configures a policy that starves a class is told; whoever does not is left alone.</summary>
public sealed class StarvationTests
{
    private static readonly SimulationOptions Short = new()
    {
        Arrivals = 4_000,
        Replications = 2,
        FitEffort = new FitEffort { Iterations = 4, SamplesPerIteration = 1_000, EventsPerIteration = 40_000, CandidateEvents = 20_000 },
    };

    /// <summary>In a long run too: how long it had before says how far things went.</summary>
    private static Scenario OnePool(int agents, params (double Rate, double? Patience, double Priority, double Ageing)[] classes) => Queueing.OnePool(agents, classes) with { WarmUpArrivals = 2_000 };

    [Theory]
    [InlineData("Reference/x1")]
    [InlineData("Reference/n1")]
    [InlineData("Reference/n1b")]
    [InlineData("Reference/w1")]
    [InlineData("small-team")]
    [InlineData("online-shop")]
    [InlineData("telecom")]
    [InlineData("overseas-help-desk")]
    [InlineData("travel-agency")]
    public void No_alarm_for_the_shipped_scenarios_under_best_bid(string name)
    {
        var scenario = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Scenarios", $"{name}.json"));

        var result = Simulations.Run(scenario with { WarmUpArrivals = 500 }, Short with { Selection = "best-bid" });

        Assert.Null(result.Warnings);
    }

    [Fact]
    public void No_alarm_for_static_priorities_that_everybody_outlives() =>
        Assert.Null(Queueing.Simulate(Queueing.OnePool(10, (3, null, 300, 0), (3, null, 200, 0), (2.5, null, 100, 0))).Warnings);

    [Theory]
    // Five agents: the urgent take four and a half of them, or all. Who is patient waits longer and longer, or until no more come; who is not, leaves.
    [InlineData(4.5, 1.0, null, StarvationKind.Growing)]
    [InlineData(6, 1.0, null, StarvationKind.FarOut)]
    [InlineData(8, 2.0, 2.0, StarvationKind.FarOut)]
    public void A_class_behind_urgent_ones_that_take_every_agent_starves(double urgentRate, double otherRate, double? patience, StarvationKind problem)
    {
        var scenario = OnePool(5, (urgentRate, patience, 100, 0), (otherRate, patience, 0, 0));

        var warnings = Simulations.Run(scenario, Short with { Selection = "longest-idle" }).Warnings;

        var warning = Assert.Single(warnings!.Value, w => w.Class == "class-2");
        Assert.Equal(problem, warning.Problem);
        Assert.Contains("class-2 starves", warning.ToString());
    }

    /// <summary>The urgent alone are more than the agents can take; those with a bound come soon after it all the same, each class after its own.</summary>
    [Fact]
    public void A_waiting_bound_holds_under_overload_for_each_class_that_has_one_and_raises_no_alarm()
    {
        var scenario = OnePool(5, (8, 2, 100, 0), (1, null, 50, 0), (1, null, 0, 0));
        var queues = DerivedSetup.Of(scenario).Queues;
        foreach (var (name, bound) in new[] { ("class-2", 60), ("class-3", 180) }) queues = queues.SetItem(name, queues[name] with { MaxWaitSeconds = bound });

        var result = Simulations.Run(scenario with { Setup = new ScenarioSetup { Queues = queues } }, Short with { Selection = "best-bid" });

        Assert.InRange(result.Classes["class-2"]["meanWait"].Value, 1, 1.6);
        Assert.InRange(result.Classes["class-3"]["meanWait"].Value, 3, 3.6);
        Assert.Equal("class-1", Assert.Single(result.Warnings!.Value).Class);
    }

    [Fact]
    public void Where_more_are_past_their_bounds_than_agents_can_take_it_says_so()
    {
        var scenario = OnePool(5, (8, 3, 100, 0), (2, 4, 0, 0));
        var queues = DerivedSetup.Of(scenario).Queues;

        var warnings = Simulations.Run(scenario with { Setup = new ScenarioSetup { Queues = queues.SetItem("class-1", queues["class-1"] with { MaxWaitSeconds = 10 }) } }, Short).Warnings!.Value;

        var warning = Assert.Single(warnings, w => w.Class == "class-1");
        Assert.Equal(StarvationKind.PastBound, warning.Problem);
        Assert.Contains("Add agents", warning.Advice);
    }

    [Fact]
    public void The_advice_is_what_is_not_set_yet()
    {
        var scenario = OnePool(5, (4.5, null, 100, 0), (1, null, 0, 0));
        var queues = DerivedSetup.Of(scenario).Queues;
        var unset = Assert.Single(Simulations.Run(scenario, Short).Warnings!.Value);
        var ageing = Assert.Single(Warnings(queues["class-2"] with { AgeingPerMinute = 0.001 }), w => w.Class == "class-2");

        Assert.Contains("set maxWaitSeconds", unset.Advice);
        Assert.Contains("raise ageingPerMinute", ageing.Advice);

        IEnumerable<StarvationWarning> Warnings(QueueConfig config) => Simulations.Run(
            scenario with { Setup = new ScenarioSetup { Queues = queues.SetItem("class-2", config) } }, Short with { Selection = "longest-idle" }).Warnings!.Value;
    }

    [Fact]
    public void Where_all_classes_suffer_alike_there_is_too_much_work_for_all()
    {
        var warnings = Simulations.Run(OnePool(5, (4, null, 0, 0), (4, null, 0, 0)), Short with { Selection = "longest-idle" }).Warnings;

        Assert.All(warnings!.Value, warning => Assert.StartsWith("More work arrives", warning.Advice));
        Assert.Equal(2, warnings.Value.Length);
    }
}
