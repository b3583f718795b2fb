using Routing.Simulation;

namespace Routing.Embedded.Tests;

/// <summary>What is older than is kept goes, with the contacts that ended then; what is open stays, and nothing looks lost.</summary>
public sealed class PruningTests : IDisposable
{
    private static readonly ActorKey Queue = ActorKey.Queue("after-sales");
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);
    private readonly DataDirectory _data = new();
    private readonly VirtualClock _clock = new(Samples.Noon);
    private long _number;

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_go_after_their_time_and_with_them_the_contacts_that_ended(bool restarted)
    {
        var store = Open();
        await Contact(store, "ended", ContactState.Closed);
        await Contact(store, "left", ContactState.Abandoned);
        await Contact(store, "open", end: null);
        if (restarted)
        {
            // Moves all parts into their table, and the positions of the events into the index.
            store.Dispose();
            store = Open();
        }

        _clock.MoveTo(Samples.Noon + Keep - TimeSpan.FromMinutes(1));
        await Record(store, Samples.Queued("c-1"));
        Assert.Equal(1, store.Oldest);

        _clock.MoveTo(Samples.Noon + Keep);
        for (var i = 2; i <= 6; i++) await Record(store, Samples.Queued($"c-{i}"));

        Assert.Equal(6, store.Oldest);
        await Holds(store);
        store.Dispose();
        using var again = Open();
        Assert.Equal(6, again.Oldest);
        await Holds(again);
    }

    [Fact]
    public async Task Nothing_goes_where_everything_is_kept()
    {
        using var store = SqliteStore.Open(_data.File, _clock);
        await Contact(store, "ended", ContactState.Closed);
        _clock.MoveTo(Samples.Noon.AddYears(10));
        for (var i = 1; i <= 5; i++) await Record(store, Samples.Queued($"c-{i}"));
        Assert.Equal(1, store.Oldest);
        Assert.Equal(1, (await store.Read(0, 1))[0].Position);
    }

    [Fact]
    public async Task A_write_that_fails_takes_nothing_with_it()
    {
        using var store = Open();
        await Contact(store, "ended", ContactState.Closed);
        _clock.MoveTo(Samples.Noon + Keep);
        await store.SetQuota(1);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            while (true) await Record(store, new OfferEnded("c-1", "after-sales", "li-na", "c-1~1", OfferEnd.Declined, new string('x', 100_000)));
        });
        await store.SetQuota(1L << 30);
        Assert.True((await store.Probe()).Ok);
        _number = (await store.Claim(Queue, Samples.Codec)).LastEvent;

        for (var i = 1; i <= 5; i++) await Record(store, Samples.Queued($"c-{i}"));

        Assert.Empty((await store.Claim(ActorKey.Contact("ended"), Samples.Codec)).Parts);
        Assert.Empty(DataFile.Verify(_data.File, Samples.Codecs).Faults);
    }

    [Fact]
    public async Task A_damaged_event_does_not_stop_those_who_write()
    {
        using var store = Open();
        await Contact(store, "ended", ContactState.Closed);
        using (var connection = Schema.OpenExisting(_data.File)) Schema.Run(connection, "UPDATE events SET events = x'0203' WHERE first = 1");
        _clock.MoveTo(Samples.Noon + Keep);
        await Record(store, Samples.Queued("c-1"));
        Assert.Equal(1, store.Oldest);
    }

    [Fact]
    public void What_may_be_repeated_must_be_known_for_longer() =>
        Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open(_data.File, keep: TimeSpan.FromDays(1)));

    private async Task Holds(SqliteStore store)
    {
        foreach (var gone in (string[])["ended", "left"])
        {
            var stored = await store.Claim(ActorKey.Contact(gone), Samples.Codec);
            Assert.Empty(stored.Parts);
            Assert.Equal(0, stored.LastEvent);
            Assert.Empty(await store.OfContact(gone, 10));
        }
        Assert.Single((await store.Claim(ActorKey.Contact("open"), Samples.Codec)).Parts);
        Assert.Empty(await store.OfContact("open", 10));
        Assert.Equal(["open"], await store.List(ActorKind.Contact, null, 10));
        Assert.Equal(Enumerable.Range(6, 6).Select(position => (long)position), (await store.Read(0, 100)).Select(e => e.Position));
        Assert.Equal("c-6", Assert.Single(await store.OfContact("c-6", 10)).Contact);
        var report = DataFile.Verify(_data.File, Samples.Codecs);
        Assert.Empty(report.Faults);
        Assert.Equal(store.Newest - store.Oldest + 1, report.Events);
    }

    private SqliteStore Open() => SqliteStore.Open(_data.File, _clock, Keep);

    private async Task Record(SqliteStore store, params RoutingEvent[] events)
    {
        var epoch = await store.Epoch(Queue);
        await store.Commit(Samples.Write(Queue, epoch) with { Events = [.. events.Select(e => new RecordedEvent(Queue, ++_number, _clock.GetUtcNow(), e))] });
    }

    private static async Task Contact(SqliteStore store, string id, ContactState? end)
    {
        var key = ActorKey.Contact(id);
        var whole = Samples.Contact(id, closed: true);
        PartChange[] parts = [new("begun", new ContactBegun(whole.Request, whole.Plan, whole.CreatedAt)), .. end is null ? Array.Empty<PartChange>() : [new PartChange("closed", whole.Closed)]];
        RoutingEvent[] events = [Samples.Queued(id), .. end is { } state ? [new ContactClosed(id, "after-sales", null, state, 0, null)] : Array.Empty<RoutingEvent>()];
        await store.Commit(Samples.Write(key, await store.Epoch(key), parts).With(1, events));
    }
}
