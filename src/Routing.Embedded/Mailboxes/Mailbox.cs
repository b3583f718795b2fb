namespace Routing.Embedded;

/// <summary>
/// The turn queue of one actor: what is posted runs one at a time, and what an actor awaits comes back here, so that its
/// turns interleave only at awaits. A lock and a ring rather than a Channel: a continuation must never be refused while
/// new calls are bounded, and a channel knows one bound for all.
/// </summary>
internal abstract class Mailbox(ActorKey key, IMailboxScheduler scheduler) : SynchronizationContext, IMailbox
{
    /// <summary>Calls and notices one actor may have waiting; further ones are refused as overload.</summary>
    public const int MaxWaiting = 100_000;

    /// <summary>Items run before other mailboxes get their turn.</summary>
    private const int MaxPerTurn = 64;

    private readonly Lock _gate = new();
    private readonly Queue<Item> _items = new();
    private bool _scheduled;

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
        lock (_gate)
        {
            if (_scheduled || _items.Count > 0 || !MayRetire(evenIfUseful)) return false;
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
        lock (_gate) IsRetired = true;
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
                lock (_gate)
                {
                    empty = !_items.TryDequeue(out item);
                    if (empty) _scheduled = false;
                }
                if (empty)
                {
                    Emptied();
                    return;
                }
                item.Callback(item.State);
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
        lock (_gate)
        {
            if (isCall)
            {
                if (IsRetired) return false;
                if (_items.Count >= MaxWaiting) throw Overload();
            }
            _items.Enqueue(item);
            if (_scheduled) return true;
            _scheduled = true;
        }
        scheduler.Schedule(this);
        return true;
    }

    private readonly record struct Item(SendOrPostCallback Callback, object? State);
}
