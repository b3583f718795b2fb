namespace Routing.Embedded.Tests;

public sealed class SqliteStoreTests : CatalogContract
{
    private readonly DataDirectory _data = new();
    private SqliteStore _store;

    public SqliteStoreTests() => _store = SqliteStore.Open(_data.File, Clock);

    protected override IActorStore Store => _store;

    public override void Dispose()
    {
        _store.Dispose();
        _data.Dispose();
    }

    private void Reopen()
    {
        _store.Dispose();
        _store = SqliteStore.Open(_data.File, Clock);
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var epoch = await Store.Epoch(Queue);
        await Store.Commit(Samples.Write(Queue, epoch, new PartChange("config", Samples.Config("北京"))).With(1, Samples.Queued("c-1"), Samples.Queued("c-2")));
        await _store.BindAddress("a@example.org", "u-1");

        Reopen();

        var stored = await Store.Claim(Queue, Samples.Codec);
        Assert.Equal("北京", ((QueueConfig)Assert.Single(stored.Parts).Value).Name);
        Assert.Equal(2, stored.LastEvent);
        Assert.Equal([1L, 2L], (await Log.Read(0, 10)).Select(e => e.Number));
        Assert.Equal("u-1", await _store.CustomerByAddress("a@example.org"));
    }

    [Theory]
    [InlineData(ActorKind.Queue)]
    [InlineData(ActorKind.Agent)]
    [InlineData(ActorKind.Dispatcher)]
    [InlineData(ActorKind.Contact)]
    public async Task A_claim_after_a_restart_is_greater_than_any_before(ActorKind kind)
    {
        var key = new ActorKey(kind, "x");
        var before = await Store.Epoch(key);
        for (var i = 0; i < 100; i++) before = await Store.Epoch(key);

        Reopen();

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.Commit(Samples.Write(key, before)));
        Assert.True(await Store.Epoch(key) > before);
    }

    [Fact]
    public async Task What_is_acknowledged_can_be_read_by_another_connection()
    {
        var epoch = await Store.Epoch(Queue);
        using var other = Schema.OpenReader(_data.File);
        for (var i = 1; i <= 50; i++)
        {
            await Store.Commit(Samples.Write(Queue, epoch, new PartChange($"row/c-{i}", Samples.Row($"c-{i}"))).With(i, Samples.Queued($"c-{i}")));
            Assert.Equal((long)i, Schema.Scalar(other, "SELECT max(last) FROM events"));
            Assert.Equal((long)i, Schema.Scalar(other, "SELECT count(*) FROM log"));
        }
    }

    [Fact]
    public async Task Who_has_only_recorded_something_lately_is_still_listed()
    {
        var epoch = await Store.Epoch(Queue);
        await Store.Commit(Samples.Write(Queue, epoch, new PartChange("config", Samples.Config())));
        // A restart moves the parts into their table; then the log knows of an event only.
        Reopen();
        await Store.Commit(Samples.Write(Queue, await Store.Epoch(Queue)).With(1, Samples.Queued("c-1")));

        Assert.Equal(["after-sales"], await _store.List(ActorKind.Queue, null, 10));
    }

    [Fact]
    public async Task Who_leaves_the_recent_ones_in_the_middle_of_a_listing_is_still_listed()
    {
        await Store.Commit(Samples.Write(Queue, await Store.Epoch(Queue), new PartChange("config", Samples.Config())));
        Reopen();
        using var reader = new ReaderSession(Schema.OpenReader(_data.File));
        Assert.Equal(["after-sales"], reader.Ids(ActorKind.Queue, null, 10, new() { ["after-sales"] = [] }));
    }

    [Fact]
    public async Task Writes_that_come_together_share_transactions()
    {
        var keys = Enumerable.Range(0, 2000).Select(i => ActorKey.Contact($"c-{i}")).ToList();
        var epochs = new List<long>();
        foreach (var key in keys) epochs.Add(await Store.Epoch(key));
        var before = _store.Transactions;

        await Task.WhenAll(keys.Zip(epochs, (key, epoch) => Store.Commit(Samples.Write(key, epoch, new PartChange("contact", Samples.Contact(key.Id)))).AsTask()));

        Assert.InRange(_store.Transactions - before, 4, 400);
        Assert.Equal(2000, (await _store.List(ActorKind.Contact, null, 5000)).Count);
    }

    [Fact]
    public async Task Events_older_than_memory_reaches_come_from_the_file()
    {
        var epoch = await Store.Epoch(Queue);
        var one = Samples.Write(Queue, epoch).With(1, Samples.Queued("c-1"));
        var all = 0;
        for (var bytes = 0L; bytes < StorageLimits.RecentEventBytes * 2L; all += 500)
        {
            await Store.Commit(one.With(all + 1, [.. Enumerable.Range(all + 1, 500).Select(n => Samples.Queued($"c-{n}"))]));
            // An event is longer than its JSON, and its JSON longer than this.
            bytes += 500 * 100;
        }

        var numbers = new List<long>();
        for (var after = 0L; ;)
        {
            var page = await Log.Read(after, 1000);
            if (page.Count == 0) break;
            numbers.AddRange(page.Select(e => e.Number));
            after = page[^1].Position;
        }

        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
        Assert.True(numbers.Count >= all);
    }
}
