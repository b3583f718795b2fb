using System.Runtime.InteropServices;

namespace Routing.Gateway;

/// <summary>What is known of a queue, or of one of its intents, up to the end of yesterday.</summary>
/// <param name="PatienceSeconds">Null where too few left to tell.</param>
internal sealed record ReadSeries(string Queue, string? Intent, CountSeries Arrived, HandleTimeSeries Handled, double? PatienceSeconds);

/// <summary>Makes series of the tallies of quarters of an hour.</summary>
internal sealed class SeriesReads(IHistory history)
{
    /// <summary>A year and a month: methods that know the year's course need more than one.</summary>
    public const int MostDays = 400;

    /// <summary>Intents of a queue that are forecast by themselves: the most frequent of the last weeks, of at least a contact a day.</summary>
    private const int MostIntents = 50;
    private const int LatelyDays = 28;

    /// <summary>Customers who left before patience is believed.</summary>
    private const int LeastAbandoned = 20;
    private const int SecondsOfDay = 86_400;

    /// <param name="intent">Null for the queue and its frequent intents; otherwise that intent alone, or the whole queue for an empty one.</param>
    public async ValueTask<IReadOnlyList<ReadSeries>> Of(string queue, string? intent, SlotClock clock, DateOnly today, CancellationToken ct)
    {
        var series = new List<ReadSeries>();
        if (intent is null or "") series.AddRange(await Read(Cut.Queue, queue, null, null, clock, today, ct));
        if (intent is "") return series;
        if (intent is null && series.Count == 0) return series;
        var wanted = intent is null ? await Frequent(queue, clock, today, ct) : null;
        if (wanted is not { Count: 0 }) series.AddRange(await Read(Cut.QueueIntent, queue, intent, wanted, clock, today, ct));
        return series;
    }

    /// <summary>Contacts of today of some queues, by half hour; the queue's under an empty intent. Each is read by itself: another group's queues are none of this one's cost.</summary>
    public async ValueTask<IReadOnlyDictionary<(string Queue, string Intent), double[]>> Today(IEnumerable<string> queues, SlotClock clock, DateOnly today, CancellationToken ct)
    {
        var came = new Dictionary<(string, string), double[]>();
        var (from, to) = (clock.MidnightOf(today), clock.MidnightOf(today.AddDays(1)));
        foreach (var queue in queues)
        {
            foreach (var cut in new[] { Cut.Queue, Cut.QueueIntent })
            {
                var tap = new TallyTap((start, intent, sums) => Add(queue, intent, start, sums[(int)Counted.Arrived]));
                await history.Sum(new TallyQuery(cut, queue, null, [new TallyRange(TallyLevel.Quarter, from, to)]), (start, _, intent) => tap.Next(start, intent), ct);
                tap.Flush();
            }
        }
        return came;

        void Add(string queue, string intent, long start, long arrived)
        {
            var (day, slot) = clock.Of(DateTimeOffset.FromUnixTimeSeconds(start));
            if (day != today || arrived == 0) return;
            ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(came, (queue, intent), out _);
            (counts ??= new double[SlotClock.Slots])[slot] += arrived;
        }
    }

    private async ValueTask<HashSet<string>> Frequent(string queue, SlotClock clock, DateOnly today, CancellationToken ct)
    {
        var byIntent = new Dictionary<string, long[]>(StringComparer.Ordinal);
        var to = TallyKey.StartOf(TallyLevel.Day, clock.MidnightOf(today));
        await history.Sum(
            new TallyQuery(Cut.QueueIntent, queue, null, [new TallyRange(TallyLevel.Day, to - (LatelyDays * SecondsOfDay), to)]),
            (_, _, intent) => CollectionsMarshal.GetValueRefOrAddDefault(byIntent, intent, out _) ??= new long[Tally.Size],
            ct);
        return byIntent.Select(one => (Intent: one.Key, Contacts: one.Value[(int)Counted.Arrived])).Where(one => one.Intent.Length > 0 && one.Contacts >= LatelyDays)
            .OrderByDescending(one => one.Contacts).ThenBy(one => one.Intent, StringComparer.Ordinal).Take(MostIntents).Select(one => one.Intent).ToHashSet(StringComparer.Ordinal);
    }

    private async ValueTask<IEnumerable<ReadSeries>> Read(Cut cut, string queue, string? intent, HashSet<string>? wanted, SlotClock clock, DateOnly today, CancellationToken ct)
    {
        var first = today.AddDays(-MostDays);
        var byIntent = new Dictionary<string, Sums>(StringComparer.Ordinal);
        var tap = new TallyTap((start, own, sums) =>
        {
            var (day, slot) = clock.Of(DateTimeOffset.FromUnixTimeSeconds(start));
            (CollectionsMarshal.GetValueRefOrAddDefault(byIntent, own, out _) ??= new Sums()).Add(day.DayNumber - first.DayNumber, slot, sums);
        });
        await history.Sum(
            new TallyQuery(cut, queue, intent, [new TallyRange(TallyLevel.Quarter, clock.MidnightOf(first), clock.MidnightOf(today))]),
            (start, _, own) => wanted is null || wanted.Contains(own) ? tap.Next(start, own) : null,
            ct);
        tap.Flush();
        return byIntent.Where(one => one.Value.FirstDay < MostDays).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.Series(queue, cut == Cut.Queue ? null : one.Key, first));
    }

    /// <summary>What forecasts are made from, half hour by half hour.</summary>
    private sealed class Sums
    {
        private const double MillisecondsOfSecond = 1000;
        private readonly double[] _arrived = new double[MostDays * SlotClock.Slots], _handled = new double[MostDays * SlotClock.Slots], _seconds = new double[MostDays * SlotClock.Slots];
        private long _abandoned, _waitedMs;

        public int FirstDay { get; private set; } = MostDays;

        public void Add(int day, int slot, long[] sums)
        {
            if (day is < 0 or >= MostDays) return;
            var at = (day * SlotClock.Slots) + slot;
            _arrived[at] += sums[(int)Counted.Arrived];
            _handled[at] += sums[(int)Counted.Handled];
            _seconds[at] += (sums[(int)Counted.TalkMs] + sums[(int)Counted.HoldMs] + sums[(int)Counted.WrapUpMs]) / MillisecondsOfSecond;
            if (sums[(int)Counted.Arrived] > 0 && day < FirstDay) FirstDay = day;
            if (day < MostDays - LatelyDays) return;
            _abandoned += sums[(int)Counted.Abandoned];
            _waitedMs += sums[(int)Counted.AnswerWaitMs] + sums[(int)Counted.AbandonWaitMs];
        }

        public ReadSeries Series(string queue, string? intent, DateOnly first)
        {
            var (from, day) = (FirstDay * SlotClock.Slots, first.AddDays(FirstDay));
            return new ReadSeries(
                queue, intent, new CountSeries(day, [.. _arrived[from..]]), new HandleTimeSeries(new CountSeries(day, [.. _handled[from..]]), [.. _seconds[from..]]),
                // Of waits that end at random by leaving or by an answer: all the time waited for each who left.
                _abandoned >= LeastAbandoned ? Math.Max(1, _waitedMs / MillisecondsOfSecond / _abandoned) : null);
        }
    }
}
