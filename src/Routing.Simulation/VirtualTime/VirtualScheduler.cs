namespace Routing.Simulation;

/// <summary>
/// Runs mailboxes on one thread, one at a time, in an order drawn from a seed: the same seed, the same interleaving.
/// Work of the caller (players, tests) runs between them on a context of its own.
/// </summary>
public sealed class VirtualScheduler(int seed) : SynchronizationContext, IMailboxScheduler
{
    private readonly Random _random = new(seed);
    private readonly List<IMailbox> _ready = [];
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _callers = new();

    /// <summary>Turns taken so far.</summary>
    public long Turns { get; private set; }

    public void Schedule(IMailbox mailbox) => _ready.Add(mailbox);

    public override void Post(SendOrPostCallback d, object? state) => _callers.Enqueue((d, state));

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Takes one turn; false when there is nothing to do at this moment of time.</summary>
    public bool RunOne()
    {
        if (_callers.TryDequeue(out var caller))
        {
            caller.Callback(caller.State);
            return true;
        }
        if (_ready.Count == 0) return false;
        var drawn = _random.Next(_ready.Count);
        var mailbox = _ready[drawn];
        _ready[drawn] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        Turns++;
        mailbox.Run();
        return true;
    }
}
