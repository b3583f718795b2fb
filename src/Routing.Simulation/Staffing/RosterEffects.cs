using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>What one agent more or less in a pool does to every class, under the rules as they are: the same customers with each roster.</summary>
/// <param name="Pool">Null for the roster as it is.</param>
/// <param name="Differences">From the roster as it is, by figure, as in <c>vip.pWithin</c>; null for that roster itself.</param>
public sealed record RosterEffect(string? Pool, int Change, SimulationResult Result, ImmutableSortedDictionary<string, PairedDifference>? Differences)
{
    /// <summary>What was moved; null where nothing was.</summary>
    public RosterMove? Move { get; init; }

    /// <summary>The roster as it is, and with one agent less and one more in each pool.</summary>
    /// <exception cref="ScenarioException">Fewer than two replications, or no pool.</exception>
    public static ImmutableArray<RosterEffect> Of(Scenario scenario, SimulationOptions options, Action<long>? progress = null, CancellationToken ct = default)
    {
        if (options.Replications < 2) throw new ScenarioException("--replications", "an interval needs two or more; write at least 2.");
        var asIs = Simulations.Run(scenario, options, progress, ct);
        return
        [
            new RosterEffect(null, 0, asIs, null),
            .. from pool in scenario.Pools
               from change in (int[])[-1, 1]
               where pool.AgentIds.Length + change > 0
               let result = Simulations.Run(With(scenario, pool, change), options, progress, ct)
               select new RosterEffect(pool.Name, change, result, Comparison.Difference(asIs, result, RunResult.Overall, "classes", RunResult.Whole)),
        ];
    }

    /// <summary>The roster as it is, and with a move, on the same customers.</summary>
    /// <exception cref="ScenarioException">Fewer than two replications, a move that cannot be, or one whose hours do not come.</exception>
    public static ImmutableArray<RosterEffect> Of(Scenario scenario, RosterMove move, SimulationOptions options, Action<long>? progress = null, CancellationToken ct = default)
    {
        if (options.Replications < 2) throw new ScenarioException("--replications", "an interval needs two or more; write at least 2.");
        var moved = move.In(scenario);
        var asIs = Simulations.Run(scenario, options, progress, ct);
        // What no run came to has no effect, and that would say nothing of the move.
        if (!asIs.Runs.All(run => move.IsWithin(run.WarmUp * scenario.TimeUnit, (run.WarmUp + run.Window) * scenario.TimeUnit)))
            throw new ScenarioException("--arrivals", $"a run is over before {move.Begins} to {move.Ends} has come (the clock begins at {RosterMove.ClockBegins:hh\\:mm}); write more arrivals.");
        var result = Simulations.Run(moved, options, progress, ct);
        return [new RosterEffect(null, 0, asIs, null), new RosterEffect(null, 0, result, Comparison.Difference(asIs, result, RunResult.Overall, "classes", RunResult.Whole)) { Move = move }];
    }

    /// <summary>The scenario with one agent more or less in a pool; one more has the skills of its first.</summary>
    public static Scenario With(Scenario scenario, AgentPool pool, int change)
    {
        var count = pool.AgentIds.Length + change;
        var shifts = pool.Shifts is { } there ? there with { Counts = [.. there.Counts.Select(now => now == 0 ? 0 : Math.Clamp(now + change, 0, count))] } : null;
        return DayRoster.With(scenario, pool, count, shifts, profile => profile);
    }
}
