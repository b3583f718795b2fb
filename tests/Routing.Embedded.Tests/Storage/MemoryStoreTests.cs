namespace Routing.Embedded.Tests;

public sealed class MemoryStoreTests : CatalogContract
{
    private readonly MemoryStore _store;

    public MemoryStoreTests() => _store = new MemoryStore(Clock);

    protected override IActorStore Store => _store;

    public override void Dispose()
    {
    }

    [Fact]
    public async Task An_injected_failure_keeps_nothing_of_the_write()
    {
        var epoch = await Store.Epoch(Queue);
        _store.Fail = write => write.Events.Count > 0 ? new StoreUnavailableException("the disk is on fire") : null;

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.Commit(Samples.Write(Queue, epoch, new PartChange("config", Samples.Config())).With(1, Samples.Queued("c-1"))));

        Assert.Empty((await Store.Claim(Queue, Samples.Codec)).Parts);
        Assert.Equal(0, _store.Newest);
    }

    [Fact]
    public async Task It_completes_at_once_and_gives_back_the_same_objects()
    {
        var epoch = await Store.Epoch(Queue);
        var config = Samples.Config();
        Assert.True(Store.Commit(Samples.Write(Queue, epoch, new PartChange("config", config))).IsCompletedSuccessfully);
        Assert.Same(config, Assert.Single((await Store.Claim(Queue, Samples.Codec)).Parts).Value);
    }
}
