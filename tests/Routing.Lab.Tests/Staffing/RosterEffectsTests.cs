using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>One agent more or less in a simulated roster, against what Erlang A says of it.</summary>
public sealed class RosterEffectsTests
{
    private static bool IsFull => Environment.GetEnvironmentVariable("ROUTING_TESTS") == "full";

    private static readonly FitEffort Little = new() { Iterations = 4, SamplesPerIteration = 1_000, EventsPerIteration = 40_000, CandidateEvents = 20_000 };

    [Fact]
    public void One_more_answers_more_in_time_and_one_less_fewer_as_theory_says()
    {
        // Ten contacts in a mean handle time, patience of two.
        var scenario = Queueing.OnePool(10, (10, 2, 0, 0)) with { WarmUpArrivals = 200 };
        var effects = RosterEffect.Of(scenario, new SimulationOptions { Selection = "longest-idle", Arrivals = IsFull ? 6_000 : 400, Replications = 2, FitEffort = Little, Parallel = Environment.ProcessorCount });

        Assert.Equal([0, -1, 1], effects.Select(effect => effect.Change));
        var load = new StaffingLoad(600, 60, 120);
        double InTime(int agents) => Erlang.Figures(load, agents, 20).InTime;
        foreach (var effect in effects.Skip(1))
        {
            var difference = effect.Differences!["class-1.pWithin"].Difference;
            var theory = InTime(10 + effect.Change) - InTime(10);
            // A few hundred customers tell which way it goes; some thousands, how far.
            Assert.Equal(Math.Sign(theory), Math.Sign(difference.Value));
            if (IsFull) Assert.InRange(difference.Value, theory - .06, theory + .06);
        }
    }

    [Fact]
    public void An_agent_more_is_configured_like_the_first_of_the_pool_and_one_less_not_at_all()
    {
        var scenario = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Scenarios", "small-team.json"));
        var pool = scenario.Pools[0];

        var more = RosterEffect.With(scenario, pool, 1);
        var less = RosterEffect.With(scenario, pool, -1);

        Assert.Equal(pool.AgentIds.Length + 1, more.Pools[0].AgentIds.Length);
        Assert.Equal(pool.AgentIds.Length - 1, less.Pools[0].AgentIds.Length);
        foreach (var changed in (Scenario[])[more, less])
        {
            var result = Simulations.Run(changed with { WarmUpArrivals = 0 }, new SimulationOptions { Selection = "longest-idle", Arrivals = 100, Replications = 1, FitEffort = Little });
            Assert.Equal(changed.Pools.Sum(p => p.AgentIds.Length), result.Agents.Count);
        }
    }
}
