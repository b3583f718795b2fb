using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>What became of each arm, and how it differs from the first on the same customers.</summary>
public sealed record ClaimTableResult(ClaimTable Table, ImmutableArray<ClaimArmResult> Arms)
{
    /// <summary>How one arm differs from another, whichever they are.</summary>
    public PairedDifference Between(ClaimArmResult from, ClaimArmResult to, ClaimMeasure measure) => PairedDifference.Of(from.ByRun[measure.Name], to.ByRun[measure.Name]);

    public ClaimArmResult Arm(string name) => Arms.First(arm => arm.Arm.Name == name);

    /// <summary>For whom an arm is worse than the first, beyond chance: measure and difference.</summary>
    public IEnumerable<(ClaimMeasure Measure, PairedDifference Difference)> Losses(ClaimArmResult arm) => Table.Measures
        .Where(measure => measure.LessIsBetter is { } less && arm.Differences.TryGetValue(measure.Name, out var difference) && difference.IsReal && (difference.Difference.Value > 0) == less)
        .Select(measure => (measure, arm.Differences[measure.Name]));

    internal static ClaimTableResult Of(ClaimTable table, ImmutableArray<ImmutableArray<RunResult>> runs) => new(table,
    [
        .. table.Arms.Select((arm, at) => new ClaimArmResult(
            arm,
            table.Measures.ToImmutableSortedDictionary(m => m.Name, m => Figure.Of([.. runs[at].Select(m.Of)]), StringComparer.Ordinal),
            at == 0 ? ImmutableSortedDictionary<string, PairedDifference>.Empty : Differences(table, runs[0], runs[at]))
        {
            ByRun = table.Measures.ToImmutableSortedDictionary(m => m.Name, m => runs[at].Select(m.Of).ToImmutableArray(), StringComparer.Ordinal),
            FromRota = FindRota(table) is var rota and >= 0 && rota != at ? Differences(table, runs[rota], runs[at]) : ImmutableSortedDictionary<string, PairedDifference>.Empty,
        }),
    ]);

    private static int FindRota(ClaimTable table) => table.Arms.ToList().FindIndex(arm => arm.Name == FieldClaim.OnArrival);

    private static ImmutableSortedDictionary<string, PairedDifference> Differences(ClaimTable table, ImmutableArray<RunResult> from, ImmutableArray<RunResult> to) =>
        table.Measures.ToImmutableSortedDictionary(m => m.Name, m => PairedDifference.Of([.. from.Select(m.Of)], [.. to.Select(m.Of)]), StringComparer.Ordinal);
}

/// <summary>One arm's figures by measure, and their differences from the first arm.</summary>
public sealed record ClaimArmResult(ClaimArm Arm, ImmutableSortedDictionary<string, Figure> Figures, ImmutableSortedDictionary<string, PairedDifference> Differences)
{
    /// <summary>Differences from the rota that assigns on arrival, where the table has one.</summary>
    public ImmutableSortedDictionary<string, PairedDifference> FromRota { get; init; } = ImmutableSortedDictionary<string, PairedDifference>.Empty;

    /// <summary>By measure, the figure of each replication.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<double>> ByRun { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty;
}
