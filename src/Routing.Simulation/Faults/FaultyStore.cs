using Routing.Actors;

namespace Routing.Simulation;

/// <summary>A store between the actors and the one that keeps: it refuses, forgets to answer, or answers late.</summary>
internal sealed class FaultyStore(IActorStore kept, TimeProvider clock) : IActorStore
{
    /// <summary>What becomes of a write; null keeps and answers each.</summary>
    public Func<ActorWrite, WriteFate>? Fate { get; set; }

    /// <summary>It refuses everything meanwhile.</summary>
    public bool IsRefusing { get; set; }

    public ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default) =>
        IsRefusing ? ValueTask.FromException<StoredActor>(new StoreUnavailableException($"{key} cannot be loaded just now.")) : kept.Claim(key, codec, ct);

    public ValueTask Commit(ActorWrite write)
    {
        if (IsRefusing) return ValueTask.FromException(Refusal(write));
        var fate = Fate?.Invoke(write) ?? default;
        return fate == default ? kept.Commit(write) : Commit(write, fate);
    }

    public void Release(ActorKey key, long epoch) => kept.Release(key, epoch);

    private async ValueTask Commit(ActorWrite write, WriteFate fate)
    {
        if (fate.IsRefused) throw Refusal(write);
        await kept.Commit(write);
        if (fate.AnsweredAfter > TimeSpan.Zero) await Task.Delay(fate.AnsweredAfter, clock);
        if (fate.IsUnknown) throw new StoreUnavailableException($"It is unknown what became of a write of {write.Key}.");
    }

    private static StoreUnavailableException Refusal(ActorWrite write) => new($"No write of {write.Key} just now.");
}

/// <summary>What becomes of a write: refused; or kept, and that answered late, or never.</summary>
internal readonly record struct WriteFate(bool IsRefused, bool IsUnknown, TimeSpan AnsweredAfter);
