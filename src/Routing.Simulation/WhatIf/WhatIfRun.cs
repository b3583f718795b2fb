using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>What one run of a comparison came to: each queue, all together, and how busy the agents were.</summary>
internal sealed record WhatIfRun(QueueDay Overall, ImmutableDictionary<string, QueueDay> Queues, double Occupancy)
{
    private static readonly QueueDay Nothing = QueueDay.Of([]);

    public static WhatIfRun Of(History history, RunResult result, IReadOnlyList<PlayedContact> contacts)
    {
        var fates = contacts.Select(contact => ContactFate.Of(contact, history)).ToList();
        return new WhatIfRun(
            QueueDay.Of(fates),
            fates.GroupBy(fate => fate.Queue, StringComparer.Ordinal).ToImmutableDictionary(queue => queue.Key, queue => QueueDay.Of([.. queue]), StringComparer.Ordinal),
            result.Values[(RunResult.Whole, "", WholeFigures.Occupancy)]);
    }

    public static WhatIfResult Compare(IReadOnlyList<(WhatIfRun AsIs, WhatIfRun Variant)> pairs, IEnumerable<string> queues, ImmutableArray<WhatIfNote> assumed) => new(
        pairs.Count,
        Figures(pairs, run => run.Overall) with { OccupancyPercent = Difference(pairs, run => 100 * run.Occupancy) },
        queues.ToImmutableSortedDictionary(queue => queue, queue => Figures(pairs, run => run.Queues.GetValueOrDefault(queue, Nothing)), StringComparer.Ordinal),
        [.. assumed.Select(note => note.Sentence)]) { Assumed = assumed };

    private static WhatIfFigures Figures(IReadOnlyList<(WhatIfRun, WhatIfRun)> pairs, Func<WhatIfRun, QueueDay> of) => new(
        pairs.Average(pair => of(pair.Item1).Arrived),
        Difference(pairs, run => of(run).ServiceLevelPercent),
        Difference(pairs, run => of(run).MeanWaitSeconds),
        Difference(pairs, run => Share(of(run), of(run).Abandoned)),
        Difference(pairs, run => Share(of(run), of(run).Unanswered + of(run).Refused)),
        null);

    private static double Share(QueueDay day, long some) => day.Arrived == 0 ? 0 : 100.0 * some / day.Arrived;

    private static WhatIfDifference Difference(IReadOnlyList<(WhatIfRun AsIs, WhatIfRun Variant)> pairs, Func<WhatIfRun, double> of)
    {
        var paired = new PairedDifference(Figure.Of([.. pairs.Select(pair => of(pair.Variant) - of(pair.AsIs))]), null);
        var half = paired.Difference.HalfWidth ?? 0;
        return new WhatIfDifference(
            pairs.Average(pair => of(pair.AsIs)), pairs.Average(pair => of(pair.Variant)), paired.Difference.Value, paired.Difference.Value - half, paired.Difference.Value + half, paired.IsReal);
    }
}
