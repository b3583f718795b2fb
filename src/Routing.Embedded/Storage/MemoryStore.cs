namespace Routing.Embedded;

/// <summary>
/// A store in memory, for tests and simulation: it keeps the immutable objects themselves, completes every commit at once,
/// and fences by the same rules as the file. Deterministic: nothing in it waits, and no thread but the caller's runs.
/// </summary>
public sealed partial class MemoryStore : IActorStore, IEventLog, ICatalog, IIdempotencyStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ActorKey, Kept> _actors = [];
    private readonly Dictionary<ActorKind, KeptIds> _ids = [];
    private readonly Queue<ActorKey> _closed = new();
    private readonly TimeProvider _clock;
    private long _epoch;

    private sealed class Kept : KeptParts
    {
        public long Epoch;
        public long LastEvent;
    }

    public MemoryStore(TimeProvider? clock = null) => _clock = clock ?? TimeProvider.System;

    /// <summary>Answers the failure a write shall meet, or null; asked before anything of it is kept.</summary>
    public Func<ActorWrite, Exception?>? Fail { get; set; }

    /// <summary>Whether a write shall hang: neither kept nor refused, ever.</summary>
    public Func<ActorWrite, bool>? Hangs { get; set; }

    /// <summary>Sees each event as it is kept; for a simulation's players, who would else read everything back. It must not call actors itself.</summary>
    public Action<RecordedEvent>? Happened { get; set; }

    /// <summary>
    /// Keeps neither events nor closed contacts, of which a long simulation has millions: nobody reads them there. A
    /// closed contact is forgotten some time after its end, when nobody has anything more to say to it.
    /// </summary>
    public bool IsForgetful { get; init; }

    /// <summary>Writes kept so far.</summary>
    public long Commits { get; private set; }

    /// <summary>An actor's parts as they are stored, without a claim: for checkers.</summary>
    public IReadOnlyList<StoredPart> Peek(ActorKey key)
    {
        lock (_gate) return _actors.TryGetValue(key, out var kept) ? kept.All() : [];
    }

    /// <summary>The actors of a kind that have anything stored: for checkers.</summary>
    public IReadOnlyList<string> Ids(ActorKind kind)
    {
        lock (_gate) return _ids.TryGetValue(kind, out var ids) ? [.. ids.InOrder()] : [];
    }

    /// <summary>Every event so far, in the order in which readers see them: for checkers.</summary>
    public IReadOnlyList<RecordedEvent> Recorded()
    {
        lock (_gate) return [.. _events];
    }

    public ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default)
    {
        lock (_gate)
        {
            if (!_actors.TryGetValue(key, out var kept)) _actors[key] = kept = new Kept();
            kept.Epoch = ++_epoch;
            return ValueTask.FromResult(new StoredActor(kept.Epoch, kept.LastEvent, kept.All()));
        }
    }

    public ValueTask Commit(ActorWrite write)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            if (!_actors.TryGetValue(write.Key, out var kept)) return ValueTask.FromException(new StoreUnavailableException($"{write.Key} has no claim. Try again."));
            if (kept.Epoch != write.Epoch) return ValueTask.FromException(new FencedException(write.Key));
            if (Fail?.Invoke(write) is { } failure) return ValueTask.FromException(failure);
            if (Hangs?.Invoke(write) == true) return new ValueTask(new TaskCompletionSource().Task);
            Keep(write, kept);
            waiting = Append(write, kept);
            if (IsForgetful && write.Key.Kind == ActorKind.Contact && kept.Has("closed")) ForgetSome(write.Key);
            Commits++;
        }
        waiting?.SetResult();
        return ValueTask.CompletedTask;
    }

    /// <summary>This many contacts closed later, nobody says anything about one any more.</summary>
    private void ForgetSome(ActorKey closed)
    {
        _closed.Enqueue(closed);
        if (_closed.Count <= StorageLimits.ClosedContactsKept) return;
        var forgotten = _closed.Dequeue();
        if (_actors.Remove(forgotten)) _ids[ActorKind.Contact].Remove(forgotten.Id);
    }

    private void Keep(ActorWrite write, Kept kept)
    {
        var existed = kept.Count > 0;
        // By index: an interface's enumerator is an allocation, and this runs for every write.
        for (var i = 0; i < write.Parts.Count; i++)
        {
            var (name, value) = write.Parts[i];
            kept.Put(name, value);
        }
        var exists = kept.Count > 0;
        if (exists == existed) return;
        if (!_ids.TryGetValue(write.Key.Kind, out var ids)) _ids[write.Key.Kind] = ids = new KeptIds();
        if (exists) ids.Add(write.Key.Id);
        else ids.Remove(write.Key.Id);
    }
}
