namespace Routing.Embedded;

/// <summary>
/// Runs mailboxes on the thread pool. What one mailbox gives another to do runs next on the same thread, as far as that is
/// short: most turns take a microsecond, and waking a thread for each would cost more than the turn.
/// </summary>
public sealed class PoolScheduler : IMailboxScheduler
{
    public static readonly PoolScheduler Instance = new();

    /// <summary>Mailboxes that may wait on one thread before others are asked to help.</summary>
    private const int MaxWaitingHere = 16;

    /// <summary>Mailboxes run before the thread is given back, so that other work of the pool gets its turn.</summary>
    private const int MaxRunHere = 128;

    // One per thread of the pool, empty between runs.
    [ThreadStatic]
    private static Queue<IMailbox>? _here;

    [ThreadStatic]
    private static bool _running;

    public void Schedule(IMailbox mailbox)
    {
        if (_running && _here!.Count < MaxWaitingHere) _here.Enqueue(mailbox);
        else ThreadPool.UnsafeQueueUserWorkItem(static m => Run(m), mailbox, preferLocal: false);
    }

    private static void Run(IMailbox first)
    {
        var here = _here ??= new Queue<IMailbox>(MaxWaitingHere);
        _running = true;
        try
        {
            first.Run();
            for (var run = 1; run < MaxRunHere && here.TryDequeue(out var next); run++) next.Run();
        }
        finally
        {
            _running = false;
            while (here.TryDequeue(out var left)) ThreadPool.UnsafeQueueUserWorkItem(static m => Run(m), left, preferLocal: false);
        }
    }
}
