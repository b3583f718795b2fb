using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Simulation;

using Figures = ImmutableSortedDictionary<string, Figure>;

/// <summary>
/// The result of a simulation, in the shape of its JSON: figures per class, pool and agent, and overall. Times are in
/// the scenario's unit, counts per replication.
/// </summary>
public sealed record SimulationResult
{
    /// <summary>Names of overall figures.</summary>
    public const string CostRate = "costRate";
    public const string WallSeconds = "wallSeconds";
    public const string ArrivalsPerSecond = "arrivalsPerSecond";
    public const string ActorCallsPerArrival = "actorCallsPerArrival";

    public required ImmutableSortedDictionary<string, Figures> Classes { get; init; }
    public required ImmutableSortedDictionary<string, Figures> Pools { get; init; }
    public required ImmutableSortedDictionary<string, Figures> Agents { get; init; }
    public required Figures Overall { get; init; }

    /// <summary>Classes that starve, and what to set; null, and not in the JSON, where none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<StarvationWarning>? Warnings { get; init; }

    /// <summary>Contacts of each class that each agent took, over all replications; for pages, the JSON has a fixed shape.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>> ServedBy { get; init; } = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>>.Empty;

    /// <summary>How it went through time; for pages.</summary>
    [JsonIgnore]
    public Course Course { get; init; } = Course.None;

    /// <summary>The same by pool, where even intervals were asked for.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, ImmutableArray<PoolInterval>> PoolCourse { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<PoolInterval>>.Empty;

    /// <summary>Figures over all classes and agents together (<see cref="WholeFigures"/>); for pages.</summary>
    [JsonIgnore]
    public Figures Whole { get; init; } = Figures.Empty;

    /// <summary>The longest wait of each class in any replication; for pages.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, double> LongestWaits { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    [JsonIgnore]
    public int Replications => Runs.Length;

    /// <summary>Each replication's own figures, for comparing replication by replication.</summary>
    [JsonIgnore]
    internal ImmutableArray<RunResult> Runs { get; init; } = [];

    internal static SimulationResult Of(Scenario scenario, IReadOnlyList<RunResult> runs) => new()
    {
        Classes = Section(runs, "classes"),
        Pools = Section(runs, "pools"),
        Agents = Section(runs, "agents"),
        Overall = Section(runs, RunResult.Overall)[""],
        Whole = Section(runs, RunResult.Whole)[""],
        Runs = [.. runs],
        Warnings = Starvation.Of(scenario, runs) is { IsEmpty: false } warnings ? warnings : null,
        Course = Course.Of(runs),
        PoolCourse = runs[0].Pools.Keys.ToImmutableSortedDictionary(
            name => name,
            name => Enumerable.Range(0, runs[0].Axis.Count).Select(at => PoolInterval.Sum(runs.Select(run => run.Pools[name].Intervals[at]))).ToImmutableArray(),
            StringComparer.Ordinal),
        LongestWaits = runs[0].Tallies.Keys.ToImmutableSortedDictionary(name => name, name => runs.Max(run => run.Tallies[name].LongestWait), StringComparer.Ordinal),
        ServedBy = runs.SelectMany(run => run.ServedBy)
            .GroupBy(served => served.Key.Class)
            .ToImmutableSortedDictionary(
                g => g.Key,
                g => g.GroupBy(served => served.Key.Agent).ToImmutableSortedDictionary(a => a.Key, a => a.Sum(served => served.Value), StringComparer.Ordinal),
                StringComparer.Ordinal),
    };

    private static ImmutableSortedDictionary<string, Figures> Section(IReadOnlyList<RunResult> runs, string section) => runs[0].Values.Keys
        .Where(key => key.Section == section)
        .GroupBy(key => key.Name)
        .ToImmutableSortedDictionary(
            g => g.Key,
            g => g.ToImmutableSortedDictionary(key => key.Figure, key => Figure.Of([.. runs.Select(run => run.Values[key])]), StringComparer.Ordinal),
            StringComparer.Ordinal);
}
