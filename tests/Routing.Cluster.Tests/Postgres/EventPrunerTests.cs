using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>What is older than is kept goes, with the contacts that ended then; what is open stays, and nothing looks lost or new.</summary>
public sealed class EventPrunerTests(PostgresContractTests.Database database) : IClassFixture<PostgresContractTests.Database>
{
    private static readonly ActorKey Queue = ActorKey.Queue("after-sales");
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);
    private readonly SteppedClock _clock = new(Samples.Noon);

    [PostgresFact]
    public async Task Events_go_after_their_time_and_with_them_the_contacts_that_ended()
    {
        await using var source = await database.Empty();
        await using var writer = new DocumentWriter(source, new ClusterClock(TimeProvider.System));
        using var log = new PostgresEventLog(source, new ClusterClock(TimeProvider.System));
        await using var store = Silo(source, writer, log);
        await Contact(store, "ended", ContactState.Closed);
        await Contact(store, "left", ContactState.Abandoned);
        await Contact(store, "open", null);
        var epoch = await store.Epoch(Queue);
        await store.Commit(Samples.Write(Queue, epoch).With(1, Samples.Queued("c-1")));
        using var pruner = new EventPruner(source, Keep, new ClusterClock(_clock), NullLogger<EventPruner>.Instance);

        _clock.MoveTo(Samples.Noon + Keep - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await pruner.Prune(CancellationToken.None));
        await Record(store, epoch, 2);
        _clock.MoveTo(Samples.Noon + Keep);
        Assert.Equal(6, await pruner.Prune(CancellationToken.None));
        Assert.Equal(0, await pruner.Prune(CancellationToken.None));

        await log.StartAsync(CancellationToken.None);
        var kept = Assert.Single(await log.Read(0, 10));
        Assert.Equal((2L, log.Newest, log.Oldest <= kept.Position), (kept.Number, kept.Position, true));
        foreach (var gone in (string[])["ended", "left"])
        {
            Assert.Empty((await store.Claim(ActorKey.Contact(gone), Samples.Codec)).Parts);
            Assert.Empty(await log.OfContact(gone, 10));
        }
        Assert.Equal(["open"], await store.List(ActorKind.Contact, null, 10));
        await log.StopAsync(CancellationToken.None);
    }

    [PostgresFact]
    public async Task An_event_that_is_gone_does_not_come_back_when_its_actor_begins_anew()
    {
        await using var source = await database.Empty();
        await using var writer = new DocumentWriter(source, new ClusterClock(TimeProvider.System));
        using var log = new PostgresEventLog(source, new ClusterClock(TimeProvider.System));
        await using var store = Silo(source, writer, log);
        var epoch = await store.Epoch(Queue);
        await store.Commit(Samples.Write(Queue, epoch).With(1, Samples.Queued("c-1")));
        using var pruner = new EventPruner(source, Keep, new ClusterClock(_clock), NullLogger<EventPruner>.Instance);
        _clock.MoveTo(Samples.Noon + Keep);
        Assert.Equal(1, await pruner.Prune(CancellationToken.None));

        // Its document holds the event still, and a silo that has just begun does not know that it was told.
        await using var next = Silo(source, writer, log);
        Assert.Equal(1, (await next.Claim(Queue, Samples.Codec)).LastEvent);
        await next.Publisher.Running;
        await log.StartAsync(CancellationToken.None);
        Assert.Empty(await log.Read(0, 10));
        Assert.Equal(log.Oldest - 1, log.Newest);

        await Record(next, await next.Epoch(Queue), 2);
        Assert.Equal(log.Oldest, Assert.Single(await log.Read(0, 10)).Position);
        await log.StopAsync(CancellationToken.None);
    }

    private static StoreOnGrainStorage Silo(NpgsqlDataSource source, DocumentWriter writer, PostgresEventLog log) =>
        new(new PostgresStorage(source, writer), log, documents => new PostgresCatalog(source, new AddressBook(documents), new StoreHealth()), TimeProvider.System);

    private async Task Record(StoreOnGrainStorage store, long epoch, long number) =>
        await store.Commit(Samples.Write(Queue, epoch) with { Events = [new RecordedEvent(Queue, number, _clock.GetUtcNow(), Samples.Queued($"c-{number}"))] });

    private static async Task Contact(StoreOnGrainStorage store, string id, ContactState? end)
    {
        var key = ActorKey.Contact(id);
        RoutingEvent[] events = [Samples.Queued(id), .. end is { } state ? [new ContactClosed(id, "after-sales", null, state, 0, null)] : Array.Empty<RoutingEvent>()];
        await store.Commit(Samples.Write(key, await store.Epoch(key), new PartChange("contact", Samples.Contact(id))).With(1, events));
    }
}
