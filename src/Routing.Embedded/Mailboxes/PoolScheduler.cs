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

    /// <summary>Mailboxes in a line: another thread is to have some of many.</summary>
    private const int MaxInLine = 8;

    /// <summary>Mailboxes run before the thread is given back, so that other work of the pool gets its turn.</summary>
    private const int MaxRunHere = 128;

    // One per thread, empty between runs.
    [ThreadStatic]
    private static Queue<IMailbox>? _here;

    [ThreadStatic]
    private static bool _running;

    // Of a thread that gives out work to many at once: a line of them is one thing to do for the pool.
    [ThreadStatic]
    private static List<IMailbox>? _line;

    [ThreadStatic]
    private static bool _linesUp;

    public void Schedule(IMailbox mailbox)
    {
        if (_running && _here!.Count < MaxWaitingHere) _here.Enqueue(mailbox);
        else if (_linesUp) LineUp(mailbox);
        else ThreadPool.UnsafeQueueUserWorkItem(static m => Run(m), mailbox, preferLocal: false);
    }

    /// <summary>Does something that gives work to many mailboxes, on a thread that runs none itself.</summary>
    internal static void LineUp(Action giveOut)
    {
        _linesUp = true;
        try
        {
            giveOut();
        }
        finally
        {
            _linesUp = false;
            Send();
        }
    }

    private static void LineUp(IMailbox mailbox)
    {
        (_line ??= []).Add(mailbox);
        if (_line.Count == MaxInLine) Send();
    }

    private static void Send()
    {
        if (_line is not { Count: > 0 } line) return;
        ThreadPool.UnsafeQueueUserWorkItem(static l => Run(l), line.ToArray(), preferLocal: false);
        line.Clear();
    }

    private static void Run(IMailbox[] line)
    {
        var here = _here ??= new Queue<IMailbox>(MaxWaitingHere);
        foreach (var mailbox in line) here.Enqueue(mailbox);
        Run(here.Dequeue());
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
