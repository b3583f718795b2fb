namespace Routing.Embedded.Tests;

/// <summary>What every history promises of what it forgets: a cell at a time, as many as asked for, and nothing else; figures stay.</summary>
public static class RetentionContract
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static async Task ACellIsForgottenAndItsNeighboursAreNot(IHistory history)
    {
        await history.Clear();
        await Keep(history, [Ended("v-1", "vip", Channel.Voice, 1), Ended("v-2", "vip", Channel.Voice, 2), Ended("v-3", "vip", Channel.Voice, 9), Ended("c-1", "vip", Channel.Chat, 1), Ended("s-1", "sales", Channel.Voice, 1), Going("v-9", "vip")]);
        Assert.Equal(
            [new("sales", "voice"), new("vip", "chat"), new("vip", "voice")], (await history.Cells(RecordKind.Journeys)).OrderBy(cell => (cell.Name, cell.Channel)));

        var cell = new RecordCell("vip", "voice");
        Assert.Equal(1, await history.Prune(RecordKind.Journeys, cell, At.AddDays(5), 1));
        Assert.Equal(1, await history.Prune(RecordKind.Journeys, cell, At.AddDays(5), 10));
        Assert.Equal(0, await history.Prune(RecordKind.Journeys, cell, At.AddDays(5), 10));
        Assert.Equal(["c-1", "s-1", "v-3", "v-9"], await Left(history));
        Assert.Equal(0, await history.Prune(RecordKind.Journeys, new RecordCell("nowhere", "voice"), DateTimeOffset.MaxValue, 10));
    }

    public static async Task WhatWasSaidIsForgottenWithinTheJourney(IHistory history)
    {
        await history.Clear();
        await Keep(history, [Ended("r-1", "vip", Channel.Voice, 1) with { Rating = 5, Satisfaction = 4, Resolved = true }, Ended("r-2", "vip", Channel.Voice, 9) with { Rating = 1 }, Ended("n-1", "sales", Channel.Voice, 1)]);
        Assert.Equal([new("vip", "voice")], await history.Cells(RecordKind.Surveys));
        Assert.Equal(1, await history.Prune(RecordKind.Surveys, new RecordCell("vip", "voice"), At.AddDays(5), 10));
        // Once is enough: it is not found again.
        Assert.Equal(0, await history.Prune(RecordKind.Surveys, new RecordCell("vip", "voice"), At.AddDays(5), 10));
        var all = (await All(history)).ToDictionary(journey => journey.Id);
        Assert.Equal((null, null, true, true), (all["r-1"].Rating, all["r-1"].Satisfaction, all["r-1"].Resolved, all["r-1"].IsSurveyForgotten));
        Assert.Equal(1, all["r-2"].Rating);
    }

    public static async Task DecisionsAreKeptAndForgottenByThemselves_andWithTheirCustomer(IHistory history)
    {
        await history.Clear();
        var state = await history.State();
        KeptDecision[] made =
        [
            new(1, At, "c-1", "vip", Channel.Voice, """{"n":1}"""u8.ToArray()), new(2, At.AddDays(3), "c-1", "sales", Channel.Voice, """{"n":2}"""u8.ToArray()),
            new(3, At, "c-2", "vip", Channel.Chat, """{"n":3}"""u8.ToArray()),
        ];
        var batch = new HistoryBatch(state.Position, state.Position, [Ended("c-2", "vip", Channel.Chat, 1) with { Customer = "u-2" }], [], [], state.Within, []) { Erasures = state.Erasures, Decisions = made };
        Assert.True(await history.Commit(batch));
        // Told once more, they are there already.
        Assert.True(await history.Commit(batch));
        var kept = await history.Decisions("c-1");
        Assert.Equal([(1L, "vip", Channel.Voice), (2L, "sales", Channel.Voice)], kept.Select(one => (one.Position, one.Queue, one.Channel)));
        Assert.Equal(("""{"n":1}""", At), (System.Text.Encoding.UTF8.GetString(kept[0].Data), kept[0].At));

        Assert.Equal(3, (await history.Cells(RecordKind.Decisions)).Count);
        Assert.Equal(1, await history.Prune(RecordKind.Decisions, new RecordCell("vip", "voice"), At.AddDays(1), 10));
        Assert.Equal(2, Assert.Single(await history.Decisions("c-1")).Position);
        await history.Erase("u-2");
        Assert.Empty(await history.Decisions("c-2"));
    }

    public static async Task DecisionsKeptLongerThanTheirContactsGoWithTheirCustomer(IHistory history)
    {
        await history.Clear();
        var state = await history.State();
        Journey[] contacts = [Ended("c-1", "vip", Channel.Voice, 1) with { Customer = "u-1" }, Ended("c-2", "vip", Channel.Voice, 1) with { Customer = "u-2" }, Ended("c-3", "vip", Channel.Voice, 9) with { Customer = "u-1" }];
        KeptDecision[] made = [.. contacts.Select((contact, n) => new KeptDecision(n + 1, At, contact.Id, "vip", Channel.Voice, "{}"u8.ToArray()))];
        Assert.True(await history.Commit(new HistoryBatch(state.Position, state.Position, contacts, [], [], state.Within, []) { Erasures = state.Erasures, Decisions = made }));
        Assert.Equal(2, await history.Prune(RecordKind.Journeys, new RecordCell("vip", "voice"), At.AddDays(5), 10));
        Assert.Single(await history.Decisions("c-1"));

        Assert.Equal(new Erasure(1, null), await history.Erase("u-1"));
        Assert.Empty(await history.Decisions("c-1"));
        Assert.Single(await history.Decisions("c-2"));
        Assert.Empty(await history.Decisions("c-3"));
    }

    public static async Task TheAuditIsForgottenByARuleOnly_peopleAtWorkApart(IHistory history)
    {
        await history.Clear();
        await HistoryContract.PruneAll(history, RecordKind.Audit);
        await HistoryContract.PruneAll(history, RecordKind.Operations);
        foreach (var (kind, days) in new[] { ("queue", 1), ("queue", 9), ("contact", 1), ("presence", 9) })
            await history.Attempt(new ChangeEntry(0, At.AddDays(days), "key-1", null, "change", kind, "x", null));
        Assert.Equal(["contact", "presence"], (await history.Cells(RecordKind.Operations)).Select(cell => cell.Name));
        Assert.Equal([new RecordCell("queue", "")], await history.Cells(RecordKind.Audit));
        // An operation is no change of configuration, whoever asks.
        Assert.Equal(0, await history.Prune(RecordKind.Audit, new RecordCell("contact", ""), DateTimeOffset.MaxValue, 10));
        Assert.Equal(1, await history.Prune(RecordKind.Audit, new RecordCell("queue", ""), At.AddDays(5), 10));
        Assert.Equal(1, await history.Prune(RecordKind.Operations, new RecordCell("contact", ""), At.AddDays(5), 10));
        Assert.Equal([("presence", 9), ("queue", 9)], (await history.Changes(new ChangeQuery(10))).Select(change => (change.Kind, (change.At - At).Days)));
    }

    private static Journey Ended(string id, string queue, Channel channel, int days) => Going(id, queue) with { Channel = channel, EndedAt = At.AddDays(days), State = ContactState.Closed };

    private static Journey Going(string id, string queue) => JourneyFold.Unknown(id, At) with { Queue = queue, IsBegun = true };

    private static async Task Keep(IHistory history, Journey[] journeys)
    {
        var state = await history.State();
        Assert.True(await history.Commit(new HistoryBatch(state.Position, state.Position, journeys, [], [], state.Within, []) { Erasures = state.Erasures }));
    }

    private static async Task<IReadOnlyList<Journey>> All(IHistory history) => await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 100));

    private static async Task<IEnumerable<string>> Left(IHistory history) => (await All(history)).Select(journey => journey.Id).Order(StringComparer.Ordinal);
}
