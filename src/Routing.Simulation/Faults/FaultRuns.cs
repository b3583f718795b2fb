using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Plays many random days, and sums them up.</summary>
public static class FaultRuns
{
    /// <summary>Days that failed are kept whole up to this number; the others are counted.</summary>
    public const int FailuresKept = 20;

    /// <param name="progress">Hears, from any thread, how many days are over.</param>
    public static FaultReport Run(int from, int seeds, int parallel = 1, DayOptions? options = null, Action<long>? progress = null, CancellationToken ct = default)
    {
        var gate = new Lock();
        var (over, contacts, failed) = (0, 0L, 0);
        var faults = new long[Enum.GetValues<FaultKind>().Length];
        var failures = new List<DayResult>();
        Parallel.For(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = ct }, n =>
        {
            var day = RandomDay.Play(unchecked(from + n), options);
            lock (gate)
            {
                contacts += day.Contacts;
                foreach (var (kind, count) in day.Faults) faults[(int)kind] += count;
                if (day.Breach is not null && ++failed <= FailuresKept) failures.Add(day);
                progress?.Invoke(++over);
            }
        });
        return new FaultReport(
            seeds, contacts, Enum.GetValues<FaultKind>().ToImmutableSortedDictionary(kind => kind, kind => faults[(int)kind]), failed, [.. failures.OrderBy(day => day.Seed)]);
    }
}

/// <summary>What came of many random days.</summary>
public sealed record FaultReport(int Seeds, long Contacts, ImmutableSortedDictionary<FaultKind, long> Faults, int Failed, ImmutableArray<DayResult> Failures);
