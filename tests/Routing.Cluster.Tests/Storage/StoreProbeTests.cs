namespace Routing.Cluster.Tests;

/// <summary>Storage that can be read and takes no write is not ready, whoever reads it meanwhile; and is again by itself, also where nobody writes.</summary>
public sealed class StoreProbeTests(PostgresContractTests.Database database) : IClassFixture<PostgresContractTests.Database>
{
    private static readonly GrainId Queue = DocumentStore.Id("queue", "q");
    private readonly SteppedClock _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly StoreHealth _health = new();

    [Fact]
    public async Task A_read_does_not_clear_what_a_failed_write_has_set()
    {
        var storage = new SharedStorage { Fail = _ => new IOException("read-only") };
        var documents = new DocumentStore(storage, _clock, _health);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await documents.Write(Queue, [1], null));
        await documents.Read(Queue);
        Assert.Contains("read-only", _health.Refusal);

        storage.Fail = null;
        await documents.Write(Queue, [1], null);
        Assert.Null(_health.Refusal);
    }

    [Fact]
    public async Task Where_nobody_writes_a_write_is_tried_once_a_second_at_most()
    {
        var storage = new SharedStorage { Fail = _ => new IOException("read-only") };
        var probe = new StoreProbe(new DocumentStore(storage, _clock, _health), _health);
        // Nobody has written yet, and still it is known.
        Assert.Contains("read-only", await probe.Look());

        storage.Fail = null;
        Assert.NotNull(await probe.Look());
        Assert.Equal(0, storage.Writes);
        Pass(1);
        Assert.Null(await probe.Look());
        Assert.Equal(1, storage.Writes);
        Pass(2);
        Assert.Null(await probe.Look());
        Assert.Equal(1, storage.Writes);
        Pass(2);
        Assert.Null(await probe.Look());
        Assert.Equal(2, storage.Writes);
    }

    [PostgresFact]
    public async Task A_database_that_is_read_only_is_told()
    {
        await using var tables = await database.Empty();
        await using var source = PostgresSchema.Open($"{database.Connection};Options=-c default_transaction_read_only=on");
        await using var writer = new DocumentWriter(source, new ClusterClock(TimeProvider.System));
        var documents = new DocumentStore(new PostgresStorage(source, writer), TimeProvider.System, _health);
        Assert.Empty(await new PostgresCatalog(source, new AddressBook(documents), _health).List(ActorKind.Queue, null, 1));
        Assert.Contains("read-only transaction", await new StoreProbe(documents, _health).Look());
        Assert.Empty(await new PostgresCatalog(source, new AddressBook(documents), _health).List(ActorKind.Queue, null, 1));
        Assert.NotNull(_health.Refusal);
    }

    private void Pass(int seconds) => _clock.MoveTo(_clock.GetUtcNow().AddSeconds(seconds));
}
