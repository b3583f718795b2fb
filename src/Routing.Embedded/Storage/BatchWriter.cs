namespace Routing.Embedded;

/// <summary>
/// The one thread that writes. It takes all that is waiting, up to a bound, into one transaction, and completes nobody
/// before that is on disk. There is no timer: an idle writer commits the first write at once, and what arrives meanwhile
/// shares the next transaction, so batches grow with load by themselves.
/// </summary>
internal sealed class BatchWriter : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<WriteJob> _waiting = new();
    private readonly List<WriteJob> _batch = new(StorageLimits.WritesPerTransaction);
    private readonly BatchTransaction _transaction;
    private readonly Thread _thread;
    private bool _closing;

    public BatchWriter(BatchTransaction transaction)
    {
        _transaction = transaction;
        _thread = new Thread(Loop) { IsBackground = true, Name = "routing-store" };
        _thread.Start();
    }

    /// <exception cref="StoreUnavailableException">Overloaded, refusing, or closed.</exception>
    public void Enqueue(WriteJob job)
    {
        lock (_gate)
        {
            if (_closing) throw new StoreUnavailableException("The store is closed: the server is stopping. Try again on the next one.");
            if (!job.EvenRefusing && _transaction.Refusal is { } refusal) throw refusal.Again();
            if (_waiting.Count >= StorageLimits.QueuedWrites)
            {
                throw new StoreUnavailableException($"The store is overloaded: {_waiting.Count} writes wait for the disk. Try again in a second, with fewer requests at a time.");
            }
            _waiting.Enqueue(job);
            // One pulse wakes the one writer; it sleeps only when nothing waited.
            if (_waiting.Count == 1) Monitor.Pulse(_gate);
        }
    }

    /// <summary>Refuses from now on, after a failure seen elsewhere (a reader met a damaged page).</summary>
    public void Refuse(Exception failure)
    {
        _transaction.Refuse(failure);
        // An idle writer sleeps without end, and nobody it refuses wakes it: only now does it have something to try again.
        lock (_gate) Monitor.Pulse(_gate);
    }

    /// <summary>Finishes what is waiting, then stops.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closing) return;
            _closing = true;
            Monitor.Pulse(_gate);
        }
        _thread.Join();
        _transaction.Dispose();
    }

    private void Loop()
    {
        while (Next())
        {
            if (_batch.Count == 0) _transaction.Probe();
            else _transaction.Write(_batch);
            _batch.Clear();
        }
    }

    /// <summary>Waits for work; an empty batch means that a refusing store should try again.</summary>
    private bool Next()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closing) return false;
                if (_transaction.Refusal is { Permanent: false })
                {
                    if (!Monitor.Wait(_gate, StorageLimits.ProbeEvery)) return true;
                }
                else Monitor.Wait(_gate);
            }
            while (_batch.Count < StorageLimits.WritesPerTransaction && _waiting.TryDequeue(out var job)) _batch.Add(job);
            return true;
        }
    }
}
