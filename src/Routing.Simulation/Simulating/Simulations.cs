namespace Routing.Simulation;

/// <summary>Simulates a scenario: independent replications, summed up with their intervals.</summary>
public static class Simulations
{
    /// <param name="progress">Hears, from any thread, how many arrivals there have been over all replications.</param>
    /// <exception cref="ScenarioException">The scenario or the selection cannot be simulated.</exception>
    public static SimulationResult Run(Scenario scenario, SimulationOptions options, Action<long>? progress = null, CancellationToken ct = default)
    {
        Baselines.Check(options.Selection);
        var arrived = new long[options.Replications];
        var results = new RunResult[options.Replications];
        Parallel.For(0, options.Replications, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = ct }, r =>
        {
            using var run = new SimulatedRun(scenario, options, options.Seed + r);
            results[r] = run.Run(
                progress is null ? null : count =>
                {
                    Volatile.Write(ref arrived[r], count);
                    progress(arrived.Sum());
                },
                ct);
        });
        return SimulationResult.Of(scenario, results);
    }
}
