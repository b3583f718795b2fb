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

    [ThreadStatic]
    private static Queue<IMailbox>? _here;

    public void Schedule(IMailbox mailbox)
    {
        if (_here is { } here && here.Count < MaxWaitingHere) here.Enqueue(mailbox);
        else ThreadPool.UnsafeQueueUserWorkItem(static m => Run(m), mailbox, preferLocal: false);
    }

    private static void Run(IMailbox first)
    {
        var here = new Queue<IMailbox>();
        _here = here;
        try
        {
            first.Run();
            for (var run = 1; run < MaxRunHere && here.TryDequeue(out var next); run++) next.Run();
        }
        finally
        {
            _here = null;
            while (here.TryDequeue(out var left)) ThreadPool.UnsafeQueueUserWorkItem(static m => Run(m), left, preferLocal: false);
        }
    }
}
