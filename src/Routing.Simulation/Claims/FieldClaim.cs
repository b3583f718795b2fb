using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>What products of this field say of routing, set up fairly: against first come to a random agent, and against a fixed rota.</summary>
/// <param name="Says">The claim, as it is made.</param>
/// <param name="Assumed">What the setting takes for granted; none of it is a result.</param>
/// <param name="Finds">What the figures say of the claim, and who loses by it, once they are there.</param>
public sealed record FieldClaim(
    string Name, string Title, string Says, ImmutableArray<string> Assumed, ImmutableArray<ClaimTable> Tables, Func<ImmutableArray<ClaimTableResult>, ImmutableArray<string>> Finds)
{
    /// <summary>The rows of every table that others are compared with.</summary>
    public const string FirstCome = "first come, random agent";
    public const string OnArrival = "assigned on arrival";

    /// <summary>Whether the claim holds in this setting, and under which condition, in a sentence.</summary>
    public required Func<ImmutableArray<ClaimTableResult>, string> Verdict { get; init; }

    /// <summary>Arrivals counted per run where nobody says how many: the more, the more slowly its waits settle and the less a run costs.</summary>
    public required int UsualArrivals { get; init; }

    /// <summary>Plays every arm on the same customers.</summary>
    /// <param name="progress">Hears, from any thread, how many arrivals there have been.</param>
    /// <exception cref="ScenarioException">Fewer than two replications.</exception>
    public ImmutableArray<ClaimTableResult> Measure(SimulationOptions options, Action<long>? progress = null, CancellationToken ct = default)
    {
        if (options.Replications < 2) throw new ScenarioException("--replications", "an interval needs two or more; write at least 2.");
        var done = 0L;
        var tables = ImmutableArray.CreateBuilder<ClaimTableResult>(Tables.Length);
        foreach (var table in Tables)
        {
            var runs = ImmutableArray.CreateBuilder<ImmutableArray<RunResult>>(table.Arms.Length);
            foreach (var arm in table.Arms)
            {
                var before = done;
                runs.Add(Simulations.Run(arm.Scenario, options with { Selection = arm.Selection }, count => progress?.Invoke(before + count), ct).Runs);
                done = before + (options.Replications * (long)(arm.Scenario.WarmUpArrivals + options.Arrivals));
            }
            tables.Add(ClaimTableResult.Of(table, runs.MoveToImmutable()));
        }
        return tables.MoveToImmutable();
    }

    /// <summary>The shortest and the longest warm-up of its rows, in arrivals.</summary>
    public (int Shortest, int Longest) WarmUp => (Tables.SelectMany(table => table.Arms).Min(arm => arm.Scenario.WarmUpArrivals), Tables.SelectMany(table => table.Arms).Max(arm => arm.Scenario.WarmUpArrivals));

    /// <summary>Arrivals of all arms and replications together.</summary>
    public long Arrivals(SimulationOptions options) => Tables.SelectMany(table => table.Arms).Sum(arm => options.Replications * (long)(arm.Scenario.WarmUpArrivals + options.Arrivals));
}

/// <summary>Arms that are compared on the same customers; the first is what the others are held against.</summary>
public sealed record ClaimTable(string Title, ImmutableArray<ClaimArm> Arms, ImmutableArray<ClaimMeasure> Measures);

/// <summary>One way to route.</summary>
/// <param name="Selection">Of all queues; null leaves each queue its own.</param>
public sealed record ClaimArm(string Name, Scenario Scenario, string? Selection)
{
    /// <summary>By name of measure, what theory says exactly.</summary>
    public ImmutableSortedDictionary<string, double> Exact { get; init; } = ImmutableSortedDictionary<string, double>.Empty;
}

/// <summary>A figure of each run of an arm.</summary>
/// <param name="Unit">As printed: s, %, per 100, …</param>
/// <param name="LessIsBetter">Null where neither is.</param>
public sealed record ClaimMeasure(string Name, string Unit, bool? LessIsBetter)
{
    internal Func<RunResult, double> Of { get; init; } = _ => double.NaN;
}
