using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>How things went through time, over all replications: by class, and by interval of arrival.</summary>
public sealed record Course(CourseAxis Axis, ImmutableSortedDictionary<string, ImmutableArray<CourseInterval>> Classes)
{
    public static Course None { get; } = new(new CourseAxis(1, 0, false), ImmutableSortedDictionary<string, ImmutableArray<CourseInterval>>.Empty);

    /// <summary>All classes together.</summary>
    public ImmutableArray<CourseInterval> Whole => [.. Enumerable.Range(0, Axis.Count).Select(at => CourseInterval.Sum(Classes.Values.Select(c => c[at])))];

    internal static Course Of(IReadOnlyList<RunResult> runs) => new(
        runs[0].Axis,
        runs[0].Tallies.Keys.ToImmutableSortedDictionary(
            name => name,
            name => Enumerable.Range(0, runs[0].Axis.Count).Select(at => CourseInterval.Sum(runs.Select(run => run.Tallies[name].Course[at]))).ToImmutableArray(),
            StringComparer.Ordinal));
}

/// <summary>What became of the contacts that arrived in one interval. Waits are in time units.</summary>
/// <param name="Waits">Contacts whose wait is known: served and abandoned.</param>
/// <param name="Within">Served in time.</param>
public readonly record struct CourseInterval(long Arrivals, long Served, long Within, long Waits, double WaitSum)
{
    public double? MeanWait => Waits == 0 ? null : WaitSum / Waits;

    /// <summary>Served in time, of all who arrived.</summary>
    public double? ServiceLevel => Arrivals == 0 ? null : (double)Within / Arrivals;

    public static CourseInterval Sum(IEnumerable<CourseInterval> parts) => parts.Aggregate((a, b) => new CourseInterval(
        a.Arrivals + b.Arrivals, a.Served + b.Served, a.Within + b.Within, a.Waits + b.Waits, a.WaitSum + b.WaitSum));
}
