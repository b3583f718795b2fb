using Routing.Embedded;

namespace Routing.Actors.Tests.Whole;

/// <summary>The first round asks for bids while the arrival's event is being written; nothing is answered or offered before it is.</summary>
public class EarlyRoundTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <summary>A store in which the write of an arrival takes until it is let through.</summary>
    private sealed class SlowStore(MemoryStore kept) : IActorStore
    {
        public readonly TaskCompletionSource Open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default) => kept.Claim(key, codec, ct);

        public async ValueTask Commit(ActorWrite write)
        {
            if (write.Events.Any(e => e.Event is ContactQueued)) await Open.Task;
            await kept.Commit(write);
        }
    }

    [Fact]
    public async Task TheArrivalIsStillBeingWritten_bidsAreAsked_butNothingIsAnsweredOrReserved()
    {
        var store = new SlowStore(new MemoryStore());
        using var engine = new EmbeddedEngine(store, TimeProvider.System, new PoolScheduler());
        var config = new QueueConfig { Name = "q" };
        var version = (await engine.Queue("q").Configure(config, null)).Version;
        await engine.Dispatcher(Defaults.Group).EnlistQueue("q", config, version);
        await engine.Agent("a").Configure(new AgentProfile { Name = "a", Queues = ["q"] }, Defaults.Group, null);
        await engine.Agent("a").SetPresence(PresenceKind.Ready, null);
        TaskCompletionSource bid = new(TaskCreationOptions.RunContinuationsAsynchronously), reserved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        engine.Delivering = (_, what) =>
        {
            if (what == nameof(IAgent.Bid)) bid.TrySetResult();
            if (what == nameof(IAgent.Reserve)) reserved.TrySetResult();
        };

        var request = new ContactRequest { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Queue = "q" };
        var routed = new ContactRouter(engine).Route(request, CustomerRecord.Unknown, Defaults.Group).AsTask();
        await bid.Task.WaitAsync(Bound);
        await engine.Agent("a").Describe();
        Assert.False(routed.IsCompleted);
        Assert.False(reserved.Task.IsCompleted);

        store.Open.SetResult();
        Assert.Equal(RouteOutcome.Routed, (await routed.WaitAsync(Bound)).Outcome);
        await reserved.Task.WaitAsync(Bound);
    }
}
