using Routing.Simulation;

namespace Routing.Embedded.Tests;

/// <summary>What every history promises, wherever it is kept: it is a function of the log, the same in whatever portions that is read, whoever was restarted in between.</summary>
public static class HistoryContract
{
    public static async Task TheSameLogMakesTheSameHistory(IHistory history, int seed, bool faults)
    {
        var log = Played(seed, faults);
        await Follow(history, log, () => 10_000, restarts: false);
        var expected = await Told(history);
        Assert.NotEmpty(expected.Journeys);

        var random = new Random(seed);
        await history.Clear();
        Assert.Empty((await Told(history)).Sums);
        await Follow(history, log, () => random.Next(1, 60), restarts: true);
        Assert.Equal(expected.Journeys, (await Told(history)).Journeys);
        Assert.Equal(expected.Sums, (await Told(history)).Sums);
    }

    public static async Task EveryContactCountsOnce(IHistory history)
    {
        var log = Played(4, faults: true);
        await Follow(history, log, () => 100, restarts: false);
        var journeys = (await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10_000))).Where(j => j.IsBegun).ToList();
        foreach (var level in Enum.GetValues<TallyLevel>())
        {
            var sums = await Sums(history, level, Cut.Whole);
            Assert.Equal(journeys.Count, sums[(int)Counted.Created]);
            Assert.Equal(journeys.Count(j => j.State == ContactState.Abandoned), sums[(int)Counted.Abandoned]);
            Assert.Equal(sums[(int)Counted.Arrived], (await Sums(history, level, Cut.Queue))[(int)Counted.Arrived]);
            Assert.Equal(sums[(int)Counted.Handled], (await Sums(history, level, Cut.Agent))[(int)Counted.Handled]);
            Assert.Equal(sums[(int)Counted.Handled], (await Sums(history, level, Cut.QueueAgent))[(int)Counted.Handled]);
            Assert.Equal(sums[(int)Counted.BusyMs], (await Sums(history, level, Cut.Agent))[(int)Counted.BusyMs]);
            Assert.Equal(Steps.Total(Tally.OfSums(sums), Counted.WaitSteps), sums[(int)Counted.Answered]);
        }
    }

    public static async Task WhatAnotherHasTakenIsNotTakenTwice(IHistory history)
    {
        var log = Played(5, faults: false);
        var (one, other) = (new HistoryFollower(history, log), new HistoryFollower(history, log));
        Assert.True(await one.Step(default));
        var position = one.Position;
        // It stands where the first began, and learns at its commit that this is over.
        var late = new HistoryProjection(HistoryState.Empty);
        Assert.False(await history.Commit(late.See([], position, [])));
        Assert.False(await other.Step(default));
        Assert.Equal(position, other.Position);
    }

    public static async Task AnErasedCustomerIsGoneAndAllFiguresStay(IHistory history)
    {
        var log = Played(6, faults: false);
        await Follow(history, log, () => 1000, restarts: false);
        var before = await Told(history);
        var all = await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10_000));
        var customer = all.First(j => j.Customer is not null).Customer!;

        // A contact that goes on is seen behind however many that ended; nothing is erased then.
        var ended = all.First(j => j.Customer == customer && j.EndedAt is not null);
        var open = ended with { Id = "going-on", CreatedAt = ended.CreatedAt.AddDays(1), EndedAt = null, CompletedAt = null, State = null };
        Assert.True(await Store(history, open, await history.State()));
        Assert.Equal(new Erasure(0, "going-on"), await history.Erase(customer));
        Assert.Contains(await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10_000)), j => j.Id == ended.Id);
        var read = await history.State();
        Assert.True(await Store(history, open with { EndedAt = open.CreatedAt }, read));
        all = await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10_000));

        Assert.Equal(new Erasure(all.Count(j => j.Customer == customer), null), await history.Erase(customer));
        // Who has read before the erasure must not write it back.
        Assert.False(await Store(history, ended, read));
        Assert.True(await Store(history, null, await history.State()));
        var after = await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10_000));
        Assert.Equal(all.Count, after.Count);
        Assert.DoesNotContain(after, j => j.Customer == customer || all.Any(was => was.Customer == customer && was.Id == j.Id));
        Assert.Equal(before.Sums, (await Told(history)).Sums);

        Assert.True(await PruneAll(history, RecordKind.Journeys) > 0);
        Assert.DoesNotContain(await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10_000)), j => j.EndedAt is not null);
        Assert.Equal(before.Sums, (await Told(history)).Sums);
    }

    public static async Task AnErasureIsMadeAgainWithTheHistory(IHistory history)
    {
        var at = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        RoutingEvent[] happened =
        [
            Created("c-1", "u-1"), Closed("c-1"), Created("c-2", "u-2"), Closed("c-2"), Created("c-3", "u-1"),
            new CustomerErased("u-1"), Closed("c-3"), Created("c-4", "u-1"), Closed("c-4"),
        ];
        foreach (var portion in (int[])[1, 2, 3, 100])
        {
            await history.Clear();
            var projection = new HistoryProjection(await history.State());
            while (projection.State.Position < happened.Length)
            {
                var some = happened.Select((one, n) => new PlacedEvent(n + 1, at.AddMinutes(n), one)).Skip((int)projection.State.Position).Take(portion).ToList();
                var (contacts, customers) = HistoryProjection.Needs(some);
                Assert.True(await history.Commit(projection.See(some, some[^1].Position, await history.Find(contacts, customers, at.AddDays(-7)))));
            }
            var all = await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 100));
            // Of those that had ended then; the one that went on is told of, and the one after it is another time.
            Assert.Equal([null, "u-2", "u-1", "u-1"], all.Select(j => j.Customer));
            Assert.DoesNotContain(all, j => j.Id == "c-1");
            Assert.Equal(4, (await Sums(history, TallyLevel.Day, Cut.Whole))[(int)Counted.Created]);
        }

        static ContactCreated Created(string id, string customer) => new(id, customer, Channel.Chat, "repair", "vip", "standard", null, null);

        static ContactClosed Closed(string id) => new(id, "vip", null, ContactState.Abandoned, 0, null);
    }

    public static async Task WhatARuleStoppedIsKeptOnce(IHistory history)
    {
        var at = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        RoutingEvent[] happened =
        [
            new PilotChanged("default", "by-skill", PilotStatus.Running, null),
            new PilotChanged("default", "by-skill", PilotStatus.Stopped, "its 14 days are over") { ByRule = true },
            new PilotChanged("default", "by-skill", PilotStatus.RolledBack, "as Li Na says"),
        ];
        for (var time = 0; time < 2; time++)
        {
            await history.Clear();
            var projection = new HistoryProjection(await history.State());
            Assert.True(await history.Commit(projection.See([.. happened.Select((one, n) => new PlacedEvent(n + 1, at.AddMinutes(n), one))], 3, [])));
        }
        var change = Assert.Single(await history.Changes(new ChangeQuery(10, By: "rule:by-skill")));
        Assert.Equal(("stopPilot", "pilot", "default", ChangeOutcome.Made, at.AddMinutes(1)), (change.What, change.Kind, change.Id, change.Outcome, change.At));
        Assert.Equal("""{"status":"stopped","reason":"its 14 days are over"}""", change.After);
    }

    public static async Task ChangesOutliveAllElse(IHistory history)
    {
        var at = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var first = await history.Attempt(new ChangeEntry(0, at, "key-1", null, "putQueue", "queue", "vip", null));
        var second = await history.Attempt(new ChangeEntry(0, at, "key-2", null, "putAgent", "agent", "li-na", "{}"));
        await history.Settle(first, ChangeOutcome.Made, """{"name":"VIP"}""");
        // Told once, it stays as told.
        await history.Settle(first, ChangeOutcome.Refused, null);
        await history.Clear();
        foreach (var kind in (RecordKind[])[RecordKind.Journeys, RecordKind.Decisions, RecordKind.Surveys, RecordKind.Presences]) await PruneAll(history, kind);

        var changes = await history.Changes(new ChangeQuery(10));
        Assert.Equal([second, first], changes.Select(c => c.Number));
        Assert.Equal((ChangeOutcome.Made, """{"name":"VIP"}"""), (changes[1].Outcome, changes[1].After));
        Assert.Equal(ChangeOutcome.Unknown, changes[0].Outcome);
        Assert.Equal([first], (await history.Changes(new ChangeQuery(10, Kind: "queue"))).Select(c => c.Number));
        Assert.Equal([first], (await history.Changes(new ChangeQuery(10, Before: second))).Select(c => c.Number));
    }

    public static async Task PresencesAreReadInPages(IHistory history)
    {
        // Many end at the same moment: what is read by their end alone would leave some out, or never go on.
        var at = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        PresenceSpan[] spans = [.. Enumerable.Range(0, 11).Select(n => new PresenceSpan($"a-{n}", PresenceKind.Ready, null, at, at.AddMinutes(1 + n / 5)))];
        var state = await history.State();
        Assert.True(await history.Commit(new HistoryBatch(state.Position, state.Position, [], [], [], state.Within, spans) { Erasures = state.Erasures }));
        var all = await history.Presences(null, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, null, 10_000);
        Assert.Equal(spans, all.Select(one => one.Span));
        var paged = new List<PlacedSpan>();
        while (await history.Presences(null, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, paged.LastOrDefault(), 2) is { Count: > 0 } some) paged.AddRange(some);
        Assert.Equal(all, paged);
    }

    internal static async Task<int> PruneAll(IHistory history, RecordKind kind)
    {
        var gone = 0;
        foreach (var cell in await history.Cells(kind)) gone += await history.Prune(kind, cell, DateTimeOffset.MaxValue, 10_000);
        return gone;
    }

    private static ValueTask<bool> Store(IHistory history, Journey? journey, HistoryState at) =>
        history.Commit(new HistoryBatch(at.Position, at.Position, journey is null ? [] : [journey], [], [], at.Within, []) { Erasures = at.Erasures });

    private static IEventLog Played(int seed, bool faults)
    {
        IActorStore? store = null;
        RandomDay.Play(seed, new DayOptions { Faults = faults, MinActs = 20, MaxActs = 60, Store = kept => store = kept });
        return (IEventLog)store!;
    }

    private static async Task Follow(IHistory history, IEventLog log, Func<int> portion, bool restarts)
    {
        var projection = new HistoryProjection(await history.State());
        while (await log.Read(projection.State.Position, portion()) is { Count: > 0 } logged)
        {
            var events = logged.Select(HistoryReading.Of).OfType<PlacedEvent>().ToList();
            var (contacts, customers) = HistoryProjection.Needs(events);
            var stored = await history.Find(contacts, customers, logged[0].At.AddDays(-Measures.FirstContactDays));
            Assert.True(await history.Commit(projection.See(events, logged[^1].Position, stored)));
            if (restarts) projection = new HistoryProjection(await history.State());
        }
    }

    private static async Task<(List<string> Journeys, List<string> Sums)> Told(IHistory history)
    {
        var journeys = await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10_000));
        var sums = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        foreach (var cut in Enum.GetValues<Cut>())
        {
            foreach (var level in Enum.GetValues<TallyLevel>())
            {
                await history.Sum(new TallyQuery(cut, null, null, [new TallyRange(level, 0, long.MaxValue)]), (start, a, b) => sums[$"{cut} {level} {start} {a} {b}"] = new long[Tally.Size]);
            }
        }
        return ([.. journeys.Select(j => ApiText(j))], [.. sums.Select(s => $"{s.Key}: {string.Join(',', s.Value)}")]);
    }

    private static string ApiText(Journey journey) => System.Text.Json.JsonSerializer.Serialize(journey, ApiJson.Default.Journey);

    private static async Task<long[]> Sums(IHistory history, TallyLevel level, Cut cut)
    {
        var sums = new long[Tally.Size];
        await history.Sum(new TallyQuery(cut, null, null, [new TallyRange(level, 0, long.MaxValue)]), (_, _, _) => sums);
        return sums;
    }
}
