namespace Routing.Simulation;

/// <summary>How a scenario is simulated.</summary>
public sealed record SimulationOptions
{
    /// <summary>Arrivals counted per replication where the scenario does not say how long it runs.</summary>
    public const int UsualArrivals = 100_000;

    /// <summary>The selection policy of all queues, or a baseline (<see cref="Baselines"/>); null leaves the scenario's own.</summary>
    public string? Selection { get; init; }

    /// <summary>The weight of fairness of all queues; null leaves the scenario's own.</summary>
    public double? Fairness { get; init; }

    /// <summary>Arrivals counted after the warm-up, per replication; arrivals that end by themselves end the run sooner.</summary>
    public int Arrivals { get; init; } = UsualArrivals;

    /// <summary>The same seed, the same bytes out. Replication r runs on seed + r.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Independent runs; the intervals are over these.</summary>
    public int Replications { get; init; } = 5;

    /// <summary>What a fit of best-bid may cost; a fit of usual effort takes a second or more of a processor, and no virtual time.</summary>
    public FitEffort FitEffort { get; init; } = FitEffort.Standard;

    /// <summary>Width of the intervals of the course, in time units, by which pools have a course too; null: as suits a chart, and none for pools.</summary>
    public double? EvenIntervals { get; init; }

    /// <summary>Replications under way at a time, each on one thread.</summary>
    public int Parallel { get; init; } = 1;
}
