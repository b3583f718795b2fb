using System.Text.Json;
using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class SimulationTests
{
    private static readonly Scenario X1 = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Scenarios", "Reference", "x1.json")) with { WarmUpArrivals = 500 };
    private static readonly SimulationOptions Few = new()
    {
        Arrivals = 1_500,
        Replications = 2,
        FitEffort = new FitEffort { Iterations = 4, SamplesPerIteration = 1_000, EventsPerIteration = 40_000, CandidateEvents = 20_000 },
    };

    [Fact]
    public void The_same_seed_gives_the_same_bytes_but_for_the_time_it_took()
    {
        Assert.Equal(Json(Simulations.Run(X1, Few)), Json(Simulations.Run(X1, Few with { Parallel = 2 })));
        Assert.NotEqual(Json(Simulations.Run(X1, Few)), Json(Simulations.Run(X1, Few with { Seed = 99 })));
    }

    [Theory]
    [MemberData(nameof(Selections))]
    public void Every_selection_accounts_for_every_arrival(string selection)
    {
        var result = Simulations.Run(X1, Few with { Selection = selection });

        foreach (var figures in result.Classes.Values)
            Assert.Equal(figures["arrivals"].Value, figures["served"].Value + figures["abandoned"].Value + figures["blocked"].Value, 6);
        Assert.Equal(1_500, result.Classes.Values.Sum(figures => figures["arrivals"].Value), 6);
    }

    [Fact]
    public void A_rota_that_gives_to_the_busy_costs_most_and_an_unknown_selection_is_refused_by_name()
    {
        var comparison = Comparison.Of(X1, Few with { Replications = 3 }, ["best-bid", "random", "assign-on-arrival"]);

        var costs = comparison.Selections.Select(s => s.Result.Overall["costRate"].Value).ToList();
        Assert.True(costs[0] < costs[1] && costs[1] < costs[2], string.Join(" ", costs));
        Assert.True(comparison.Selections[2].Differences!["costRate"].IsReal);
        Assert.Contains("best-bid", Assert.Throws<ScenarioException>(() => Simulations.Run(X1, Few with { Selection = "bestbid" })).Message);
    }

    [Fact]
    public void A_full_buffer_blocks_and_what_is_unresolved_comes_back()
    {
        var full = Simulations.Run(X1 with { BufferPerClass = 1 }, Few);
        var returning = Simulations.Run(X1 with { CallbackUnresolved = true, ReturnDelay = new ExponentialDistribution(1) }, Few);

        Assert.All(full.Classes.Values, figures => Assert.InRange(figures["blocked"].Value, 50, 500));
        Assert.All(full.Classes.Values, figures => Assert.InRange(figures["meanQueue"].Value, .01, .5));
        Assert.True(returning.Pools["A"]["occupancy"].Value > Simulations.Run(X1, Few).Pools["A"]["occupancy"].Value + .03);
    }

    [Fact]
    public void Without_a_place_to_wait_an_arrival_is_served_by_a_free_agent_or_blocked()
    {
        // Erlang's loss formula: 8 agents offered 6 erlangs block 12.19 %.
        var scenario = Queueing.OnePool(8, (6, null, 0, 0)) with { BufferPerClass = 0 };

        var calls = Queueing.Simulate(scenario).Classes["class-1"];

        Queueing.Agrees(.1219, new Figure(calls["blocked"].Value / calls["arrivals"].Value, calls["blocked"].HalfWidth / calls["arrivals"].Value));
        Assert.Equal(0, calls["meanWait"].Value);
        Assert.Equal(0, calls["meanQueue"].Value);
    }

    public static TheoryData<string> Selections() => [.. Baselines.Names];

    private static string Json(SimulationResult result)
    {
        var timeless = result with { Overall = result.Overall.Remove("wallSeconds").Remove("arrivalsPerSecond") };
        return JsonSerializer.Serialize(timeless, SimulationJson.Default.SimulationResult);
    }
}
