namespace Routing.Embedded.Tests;

/// <summary>What both stores promise to the actors.</summary>
public abstract class StoreContract : IDisposable
{
    private protected static readonly ActorKey Queue = ActorKey.Queue("after-sales");
    private protected readonly SetClock Clock = new(Samples.Noon);

    protected abstract IActorStore Store { get; }
    private protected IEventLog Log => (IEventLog)Store;

    public abstract void Dispose();

    [Theory]
    [InlineData(ActorKind.Queue)]
    [InlineData(ActorKind.Agent)]
    [InlineData(ActorKind.Dispatcher)]
    [InlineData(ActorKind.Customer)]
    [InlineData(ActorKind.Contact)]
    public async Task An_older_activation_is_fenced_and_nothing_of_its_write_is_kept(ActorKind kind)
    {
        var key = new ActorKey(kind, "x");
        var older = await Store.Epoch(key);
        var newer = await Store.Epoch(key);
        Assert.True(newer > older);

        await Assert.ThrowsAsync<FencedException>(async () => await Store.Commit(Samples.Write(key, older, new PartChange("config", Samples.Config("old"))).With(1, new QueueDeleted("x"))));
        await Store.Commit(Samples.Write(key, newer, new PartChange("config", Samples.Config("new"))));

        var stored = await Store.Claim(key, Samples.Codec);
        Assert.Equal("new", Assert.IsType<QueueConfig>(Assert.Single(stored.Parts).Value).Name);
        Assert.Equal(0, stored.LastEvent);
        Assert.Equal(0, Log.Newest);
    }

    [Fact]
    public async Task An_actor_that_never_claimed_cannot_write() =>
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.Commit(Samples.Write(Queue, 1, new PartChange("config", Samples.Config()))));

    [Fact]
    public async Task A_fenced_write_among_others_fails_alone()
    {
        var old = await Store.Epoch(Queue);
        await Store.Epoch(Queue);
        var agents = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i => (Key: ActorKey.Agent($"a-{i}"), Epoch: await Store.Epoch(ActorKey.Agent($"a-{i}")))));

        var writes = agents.Select(a => Store.Commit(Samples.Write(a.Key, a.Epoch, new PartChange("profile", new AgentProfile { Name = a.Key.Id }))).AsTask()).ToList();
        var late = Store.Commit(Samples.Write(Queue, old, new PartChange("config", Samples.Config()))).AsTask();

        await Assert.ThrowsAsync<FencedException>(() => late);
        await Task.WhenAll(writes);
    }

    [Fact]
    public async Task Parts_come_back_as_they_were_written_last_and_removed_ones_are_gone()
    {
        var epoch = await Store.Epoch(Queue);
        await Store.Commit(Samples.Write(Queue, epoch, new("config", Samples.Config("first")), new("row/c-1", Samples.Row("c-1")), new("row/c-2", Samples.Row("c-2"))));
        await Store.Commit(Samples.Write(Queue, epoch, new("config", Samples.Config("second")), new("row/c-1", null)));

        var parts = (await Store.Claim(Queue, Samples.Codec)).Parts.ToDictionary(p => p.Name, p => p.Value);

        Assert.Equal(["config", "row/c-2"], parts.Keys.Order());
        Assert.Equal("second", ((QueueConfig)parts["config"]).Name);
        Assert.Equal(Samples.Row("c-2").Card.Own, ((Arrival)parts["row/c-2"]).Card.Own);
    }

    [Fact]
    public async Task A_claim_sees_the_writes_still_under_way()
    {
        var epoch = await Store.Epoch(Queue);
        var writes = Enumerable.Range(1, 50).Select(i => Store.Commit(Samples.Write(Queue, epoch, new PartChange($"row/c-{i}", Samples.Row($"c-{i}"))).With(i, Samples.Queued($"c-{i}"))).AsTask()).ToList();

        var stored = await Store.Claim(Queue, Samples.Codec);

        Assert.Equal(50, stored.Parts.Count);
        Assert.Equal(50, stored.LastEvent);
        await Task.WhenAll(writes);
    }

    private protected sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
