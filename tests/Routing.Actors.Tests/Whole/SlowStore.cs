using Routing.Embedded;

namespace Routing.Actors.Tests.Whole;

/// <summary>A store whose answer to some writes takes a second.</summary>
internal sealed class SlowStore(MemoryStore kept, TimeProvider clock) : IActorStore
{
    public Func<ActorWrite, bool> Slow { get; set; } = _ => false;

    public ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default) => kept.Claim(key, codec, ct);

    public async ValueTask Commit(ActorWrite write)
    {
        await kept.Commit(write);
        if (!Slow(write)) return;
        var answered = new TaskCompletionSource();
        await using var timer = clock.CreateTimer(_ => answered.SetResult(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await answered.Task;
    }
}
