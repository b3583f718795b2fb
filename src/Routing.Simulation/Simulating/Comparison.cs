using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Simulation;

/// <summary>
/// Selections on the same customers: each replication has the same arrivals, patience, handle times and endings under
/// every selection, so that the differences are of the selections alone and their intervals narrow.
/// </summary>
public sealed record Comparison(ImmutableArray<ComparedSelection> Selections)
{
    /// <param name="selections">The first is what the others are compared with.</param>
    /// <exception cref="ScenarioException">Fewer than two selections, an unknown one, or fewer than two replications.</exception>
    public static Comparison Of(Scenario scenario, SimulationOptions options, IReadOnlyList<string> selections, Action<string, long>? progress = null, CancellationToken ct = default)
    {
        if (selections.Count < 2) throw new ScenarioException("--selection", "name two or more to compare, as in --selection best-bid --selection longest-idle.");
        if (options.Replications < 2) throw new ScenarioException("--replications", "an interval needs two or more; write at least 2.");
        foreach (var selection in selections) Baselines.Check(selection);
        var results = selections.Select(selection =>
            Simulations.Run(scenario, options with { Selection = selection }, progress is null ? null : count => progress(selection, count), ct)).ToList();
        return new Comparison([.. results.Select((result, i) => i == 0
            ? new ComparedSelection(selections[i], result, null)
            : new ComparedSelection(selections[i], result, Difference(results[0], result, RunResult.Overall, "classes")) { WholeDifferences = Difference(results[0], result, RunResult.Whole) })]);
    }

    internal static ImmutableSortedDictionary<string, PairedDifference> Difference(SimulationResult from, SimulationResult to, params ReadOnlySpan<string> sections)
    {
        var differences = ImmutableSortedDictionary.CreateBuilder<string, PairedDifference>(StringComparer.Ordinal);
        foreach (var key in from.Runs[0].Values.Keys)
        {
            if (!sections.Contains(key.Section) || key.Figure is SimulationResult.WallSeconds or SimulationResult.ArrivalsPerSecond) continue;
            differences[key.Name.Length == 0 ? key.Figure : $"{key.Name}.{key.Figure}"] = PairedDifference.Of([.. from.Runs.Select(run => run.Values[key])], [.. to.Runs.Select(run => run.Values[key])]);
        }
        return differences.ToImmutable();
    }
}

/// <summary>One of the selections compared.</summary>
/// <param name="Differences">From the first selection, by figure, as in <c>costRate</c> or <c>vip.meanWait</c>; null for the first.</param>
public sealed record ComparedSelection(string Selection, SimulationResult Result, ImmutableSortedDictionary<string, PairedDifference>? Differences)
{
    /// <summary>From the first selection, of all classes and agents together; for pages.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, PairedDifference> WholeDifferences { get; init; } = ImmutableSortedDictionary<string, PairedDifference>.Empty;

    /// <summary>Share of accidents among the figures that <see cref="Standing"/> brings, on average.</summary>
    public const double FalseShare = 0.05;

    /// <summary>Figures that the selection moves: not how many come, nor what the engine does for it.</summary>
    [JsonIgnore]
    public ImmutableArray<KeyValuePair<string, PairedDifference>> Looked =>
        [.. (Differences ?? ImmutableSortedDictionary<string, PairedDifference>.Empty).Where(d => d.Key is not (SimulationResult.CostRate or SimulationResult.ActorCallsPerArrival) && !d.Key.EndsWith(".arrivals", StringComparison.Ordinal))];

    /// <summary>
    /// Of all figures looked at, those that differ beyond what looking at so many brings by accident, the greatest share first:
    /// of twenty that do not differ, one leaves 0 out of its own 95 % interval.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<KeyValuePair<string, PairedDifference>> Standing
    {
        get
        {
            var bound = FalseDiscovery.Bound(Looked.Select(d => d.Value.Chance ?? 1), FalseShare);
            return [.. Looked.Where(d => d.Value.Chance <= bound).OrderByDescending(d => Math.Abs(d.Value.Share ?? 0))];
        }
    }
}
