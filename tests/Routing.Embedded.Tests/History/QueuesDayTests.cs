using Routing.Simulation;

namespace Routing.Embedded.Tests;

/// <summary>A queue's day as it counts it while it goes, which a wall shows, is the one that a report makes of the events afterwards.</summary>
public sealed class QueuesDayTests
{
    private static readonly (string What, Func<QueueTally, double> Live, Counted Counted)[] Figures =
    [
        ("arrived", tally => tally.Arrived, Counted.Arrived), ("answered", tally => tally.Answered, Counted.Answered), ("answered in time", tally => tally.AnsweredInTime, Counted.AnsweredInTime),
        ("abandoned", tally => tally.Abandoned, Counted.Abandoned), ("abandoned in time", tally => tally.AbandonedInTime, Counted.AbandonedInTime), ("abandoned at once", tally => tally.AbandonedShort, Counted.AbandonedShort),
        ("moved out", tally => tally.MovedOut, Counted.MovedOut), ("refused", tally => tally.Refused, Counted.Refused), ("offers expired", tally => tally.OffersExpired, Counted.OffersExpired),
        ("offers declined", tally => tally.OffersDeclined, Counted.OffersDeclined), ("waited", tally => tally.AnswerSecondsSum * 1000, Counted.AnswerWaitMs),
    ];

    [Theory]
    [InlineData(20, false)]
    [InlineData(10, true)]
    public void A_queue_counts_its_day_as_the_report_does(int seeds, bool faults)
    {
        var wrong = new List<string>();
        var seen = new HashSet<string>();
        for (var seed = 1; seed <= seeds; seed++)
        {
            MemoryStore store = null!;
            var day = RandomDay.Play(seed, new DayOptions { Faults = faults, Store = kept => store = (MemoryStore)kept });
            Assert.Null(day.Breach);
            var report = Report(store);
            foreach (var queue in store.Ids(ActorKind.Queue))
            {
                if (store.Peek(ActorKey.Queue(queue)).Where(part => part.Name == "tally").Select(part => (QueueTally)part.Value).FirstOrDefault() is not { } live) continue;
                foreach (var (what, of, counted) in Figures)
                {
                    var (now, after) = (of(live), report[queue, live.Day, counted]);
                    if (now > 0) seen.Add(what);
                    // A queue that was not told of an answer learns of it late, and counts the wait until then.
                    if (faults && counted is Counted.AnswerWaitMs or Counted.AnsweredInTime) continue;
                    // Each wait is rounded to a millisecond.
                    if (Math.Abs(now - after) > (counted == Counted.AnswerWaitMs ? live.Answered : 0)) wrong.Add($"seed {seed}, {queue}: {what} {now} as it went, {after} by the report");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)) + $"\n({wrong.Count} in all)");
        if (!faults) Assert.Equal(Figures.Select(figure => figure.What).Order(), seen.Order());
    }

    /// <summary>All that happened, added up by the production projection.</summary>
    private static Sums Report(MemoryStore store)
    {
        var events = store.Recorded().Select((one, n) => new PlacedEvent(n + 1, one.At, one.Event)).ToList();
        var batch = new HistoryProjection(HistoryState.Empty).See(events, events.Count, []);
        Assert.Null(batch.Erased);
        return new Sums(batch.Quarters);
    }

    private sealed class Sums(IEnumerable<(TallyKey Key, Tally Change)> quarters)
    {
        private readonly ILookup<(string, DateOnly), Tally> _byDay = quarters.Where(one => one.Key.Cut == Cut.Queue)
            .ToLookup(one => (one.Key.A, DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(one.Key.Start).UtcDateTime)), one => one.Change);

        public long this[string queue, DateOnly day, Counted what] => _byDay[(queue, day)].Sum(tally => tally[what]);
    }
}
