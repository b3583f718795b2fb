namespace Routing.Simulation;

/// <summary>
/// Runs mailboxes on one thread, one at a time, in an order drawn from a seed: the same seed, the same interleaving.
/// Work of the caller (players, tests) runs between them on a context of its own.
/// </summary>
public sealed class VirtualScheduler(int seed) : SynchronizationContext, IMailboxScheduler
{
    private readonly Random _random = new(seed);
    private readonly List<IMailbox> _ready = [];
    private readonly HashSet<IMailbox> _paused = [];
    private readonly HashSet<IMailbox> _held = [];
    private readonly HashSet<IMailbox> _stopped = [];
    private readonly List<Process> _processes = [];
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _callers = new();

    /// <summary>Turns taken so far.</summary>
    public long Turns { get; private set; }

    public void Schedule(IMailbox mailbox) => _ready.Add(mailbox);

    /// <summary>Nothing runs in it until it is resumed: what comes meanwhile waits.</summary>
    public void Pause(IMailbox mailbox) => _paused.Add(mailbox);

    public void Resume(IMailbox mailbox)
    {
        _paused.Remove(mailbox);
        if (_held.Remove(mailbox)) _ready.Add(mailbox);
    }

    /// <summary>Nothing ever runs in it again, though it be resumed.</summary>
    public void Stop(IMailbox mailbox) => _stopped.Add(mailbox);

    /// <summary>Where the mailboxes of one process are scheduled: beside those of others, until they are killed.</summary>
    public IMailboxScheduler NewProcess()
    {
        var process = new Process(this);
        _processes.Add(process);
        return process;
    }

    /// <summary>No mailbox of any process up to now runs again.</summary>
    public void Kill()
    {
        foreach (var process in _processes) process.IsKilled = true;
        _processes.Clear();
        _ready.Clear();
        _held.Clear();
        _paused.Clear();
        _stopped.Clear();
    }

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
        while (_ready.Count > 0)
        {
            var drawn = _random.Next(_ready.Count);
            var mailbox = _ready[drawn];
            _ready[drawn] = _ready[^1];
            _ready.RemoveAt(_ready.Count - 1);
            if (_stopped.Count > 0 && _stopped.Contains(mailbox)) continue;
            if (_paused.Count > 0 && _paused.Contains(mailbox))
            {
                _held.Add(mailbox);
                continue;
            }
            Turns++;
            mailbox.Run();
            return true;
        }
        return false;
    }

    private sealed class Process(VirtualScheduler scheduler) : IMailboxScheduler
    {
        public bool IsKilled { get; set; }

        public void Schedule(IMailbox mailbox)
        {
            if (!IsKilled) scheduler.Schedule(mailbox);
        }
    }
}
