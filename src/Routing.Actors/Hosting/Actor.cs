namespace Routing.Actors;

/// <summary>
/// An actor without an engine. A turn decides and applies synchronously, then awaits <see cref="Durable"/>: no answer,
/// notice or call may leave before the write that covers it is on disk. Turns interleave at awaits, never run at once.
/// </summary>
public abstract partial class Actor
{
    protected Actor(ActorKey key, IActorHost host, IPartCodec codec)
    {
        Key = key;
        Host = host;
        _codec = codec;
    }

    public ActorKey Key { get; }

    /// <summary>True when it may be evicted without loss: nothing unwritten, nothing open that only memory knows.</summary>
    public virtual bool IsIdle => !_writing && !_dirty && _next is null && _failure is null;

    /// <summary>True when it is idle and hardly anybody will call it again: it need not stay in memory at all.</summary>
    public virtual bool IsFinished => false;

    protected IActorHost Host { get; }
    protected DateTimeOffset Now => Host.Clock.GetUtcNow();
    protected long Epoch { get; private set; }

    /// <summary>What the store knows this activation by.</summary>
    protected object? Claim { get; private set; }

    /// <summary>A write of this activation failed: its memory is void, and nobody may act by it.</summary>
    protected bool IsVoid => _failure is not null;

    /// <summary>Loads and claims; the engine awaits it before it delivers anything.</summary>
    public async ValueTask Activate(CancellationToken ct)
    {
        Restore(await Load(ct));
        await Resume(ct);
    }

    /// <summary>It leaves memory, idle; the engine delivers nothing to it any more.</summary>
    public void Leave() => Host.Store.Release(Key, Epoch);

    /// <summary>Takes a one-way notice; who is told to be awake, and is, makes sure that it is still the one.</summary>
    public ValueTask Deliver(Notice notice)
    {
        if (notice is not Wake wake) return Receive(notice);
        Confirm(wake.IsDoubted);
        Woken();
        return ValueTask.CompletedTask;
    }

    /// <summary>It was told to be awake, and was: what may have been lost without anybody's noticing is asked for here.</summary>
    protected virtual void Woken()
    {
    }

    /// <summary>What a notice means to this kind of actor.</summary>
    protected abstract ValueTask Receive(Notice notice);

    /// <summary>The alarm rang: do what is due.</summary>
    public virtual ValueTask Ring() => ValueTask.CompletedTask;

    /// <summary>Rebuilds memory from the stored parts.</summary>
    protected abstract void Restore(IReadOnlyList<StoredPart> parts);

    /// <summary>Re-arms deadlines and resumes what was under way; awaits nobody who could call back.</summary>
    protected virtual ValueTask Resume(CancellationToken ct) => ValueTask.CompletedTask;

    /// <summary>Marks a part as changed; the value must be immutable, and null removes the part.</summary>
    protected void Write(string part, object? value) => Change(part, value, urgent: true);

    /// <summary>Like <see cref="Write"/>, but content to go along with the next write: losing it only repeats work.</summary>
    protected void WriteLazily(string part, object? value) => Change(part, value, urgent: false);

    protected void Record(RoutingEvent happened)
    {
        Next.Events.Add(new RecordedEvent(Key, ++_lastEvent, Now, happened));
        _dirty = true;
    }

    /// <summary>As <see cref="Durable"/>, and by then it is certain that no later activation had taken over before this was asked.</summary>
    protected Flush Certain()
    {
        Confirm(isDoubted: true);
        return Durable();
    }
}
