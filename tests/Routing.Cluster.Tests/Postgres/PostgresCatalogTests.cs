using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>What a lost silo left untold is found, and told.</summary>
public sealed class PostgresCatalogTests(PostgresContractTests.Database database) : IClassFixture<PostgresContractTests.Database>
{
    [PostgresTheory]
    [InlineData("c-late")]
    public async Task Contacts_whose_events_never_reached_the_log_are_found(string late)
    {
        await using var source = await database.Empty();
        var clock = new ClusterClock(TimeProvider.System);
        await using var writer = new DocumentWriter(source, clock);
        using var log = new PostgresEventLog(source, clock);
        PostgresCatalog? catalog = null;
        await using (var silo = new StoreOnGrainStorage(new PostgresStorage(source, writer), log, documents => catalog = new PostgresCatalog(source, new AddressBook(documents), new StoreHealth()), clock.Time))
        {
            await Begin(silo, "c-told");
        }
        // The log of the next silo is no log at all: what it writes is durable, and never told.
        var deaf = new SharedLog { Fail = () => new IOException("the log is down") };
        var crashed = new StoreOnGrainStorage(new PostgresStorage(source, writer), deaf, _ => catalog!, clock.Time);
        var begun = Begin(crashed, late);
        await crashed.Publisher.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => begun);
        await source.CreateCommand("update routing_document set written_at = written_at - interval '1 minute'").ExecuteNonQueryAsync();

        Assert.Equal(ActorKey.Contact(late), Assert.Single(await catalog!.WithLateEvents(TimeSpan.FromHours(1))));

        await using var next = new StoreOnGrainStorage(new PostgresStorage(source, writer), log, _ => catalog, clock.Time);
        await next.Claim(ActorKey.Contact(late), Samples.Codec);
        await next.Publisher.Running;
        Assert.Empty(await catalog.WithLateEvents(TimeSpan.FromHours(1)));
    }

    private static async Task Begin(StoreOnGrainStorage silo, string id)
    {
        var key = ActorKey.Contact(id);
        await silo.Commit(Samples.Write(key, await silo.Epoch(key), new PartChange("contact", Samples.Contact(id))).With(1, Samples.Queued(id)));
    }
}
