namespace Routing.Embedded;

/// <summary>
/// The turn queue of one actor: what is posted runs one at a time, and what an actor awaits comes back here, so that its
/// turns interleave only at awaits. A lock and a queue rather than a Channel: a continuation must never be refused while
/// new calls are bounded, and a channel knows one bound for all. Most actors in memory are at rest, and there are many: so
/// the mailbox is its own lock, which nobody else takes, and makes a queue only when two things wait.
/// </summary>
internal abstract class Mailbox(ActorKey key, IMailboxScheduler scheduler) : SynchronizationContext, IMailbox
{
    /// <summary>Calls and notices one actor may have waiting; further ones are refused as overload.</summary>
    public const int MaxWaiting = 100_000;

    /// <summary>Items run before other mailboxes get their turn.</summary>
    private const int MaxPerTurn = 64;

    private Item _first;
    private Queue<Item>? _others;
    private bool _scheduled;

    private bool IsEmpty => _first.Callback is null;

    public ActorKey Key { get; } = key;

    /// <summary>Set once no more calls are taken; continuations still run to their end.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>Takes a continuation of something this actor awaits.</summary>
    public override void Post(SendOrPostCallback d, object? state) => Add(new Item(d, state), isCall: false);

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("A turn never waits for another.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Takes a call or notice; false when this mailbox is retired and a new one is to be found.</summary>
    /// <exception cref="StoreUnavailableException">Too many are waiting.</exception>
    protected bool TryAdd(SendOrPostCallback call, object? state) => Add(new Item(call, state), isCall: true);

    protected static StoreUnavailableException Overload() => new($"{MaxWaiting} calls are waiting for one actor; try again in a moment.");

    /// <summary>Retires it if nothing is waiting or running and <see cref="MayRetire"/> agrees.</summary>
    protected bool TryRetire(bool evenIfUseful)
    {
        lock (this)
        {
            if (_scheduled || !IsEmpty || !MayRetire(evenIfUseful)) return false;
            return IsRetired = true;
        }
    }

    /// <summary>Whether nothing would be lost; and, unless <paramref name="evenIfUseful"/>, hardly anything be missed.</summary>
    protected abstract bool MayRetire(bool evenIfUseful);

    /// <summary>Nothing is waiting at this moment; new items may come meanwhile, and another thread run them.</summary>
    protected virtual void Emptied()
    {
    }

    protected void Retire()
    {
        lock (this) IsRetired = true;
    }

    /// <summary>Runs what is waiting; called by the scheduler, by one thread at a time.</summary>
    public void Run()
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            for (var run = 0; run < MaxPerTurn; run++)
            {
                Item item;
                bool empty;
                lock (this)
                {
                    item = Take();
                    empty = item.Callback is null;
                    if (empty) _scheduled = false;
                }
                if (empty)
                {
                    Emptied();
                    return;
                }
                item.Callback!(item.State);
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
        scheduler.Schedule(this);
    }

    private bool Add(in Item item, bool isCall)
    {
        lock (this)
        {
            if (isCall)
            {
                if (IsRetired) return false;
                if (_others?.Count >= MaxWaiting - 1) throw Overload();
            }
            if (IsEmpty) _first = item;
            else (_others ??= new()).Enqueue(item);
            if (_scheduled) return true;
            _scheduled = true;
        }
        scheduler.Schedule(this);
        return true;
    }

    /// <summary>What waits longest, or nothing; under the lock.</summary>
    private Item Take()
    {
        var taken = _first;
        _first = default;
        _others?.TryDequeue(out _first);
        return taken;
    }

    /// <summary>Nothing where there is no callback.</summary>
    private readonly record struct Item(SendOrPostCallback? Callback, object? State);
}
