using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Why the store refuses writes at present.</summary>
internal sealed record Refusal(StoreUnavailableException Why, bool Permanent)
{
    /// <summary>A fresh exception per caller: one that is thrown by many threads at once garbles its own stack trace.</summary>
    public StoreUnavailableException Again() => new(Why.Message, Why);
}

/// <summary>
/// Writes a batch as one transaction; if that fails, each write alone, once, so that one poisonous write does not fail
/// the others. A failure of disk or file makes the store refuse until a probe succeeds. But for <see cref="Refuse"/>, used by
/// the writer thread only.
/// </summary>
internal sealed class BatchTransaction(WriterSession session, EpochCounter passing, EpochCounter lasting, Checkpointer checkpointer, string path) : IDisposable
{
    private readonly Lock _gate = new();
    private volatile Refusal? _refusal;
    private long _count;

    public Refusal? Refusal => _refusal;

    /// <summary>Transactions committed so far.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Refuses from now on.</summary>
    public void Refuse(Exception failure)
    {
        var kind = StoreFailure.KindOf(failure);
        if (kind == StoreFailureKind.ThisWrite) return;
        lock (_gate)
        {
            if (_refusal is not { Permanent: true }) _refusal = new Refusal(StoreFailure.Explain(failure, path), kind == StoreFailureKind.Permanent);
        }
    }

    public void Write(List<WriteJob> batch)
    {
        if (_refusal is null && TryWrite(batch) is null) return;
        foreach (var job in batch)
        {
            if (_refusal is { } refusal && !job.EvenRefusing) job.Fail(refusal.Again());
            else if (TryWrite([job]) is { } failure)
            {
                Refuse(failure);
                job.Fail(StoreFailure.Explain(failure, path));
            }
        }
    }

    /// <summary>Tries whether writing works again.</summary>
    public void Probe()
    {
        var failure = Transact(() => session.Probe()) ?? Checkpoint();
        if (failure is null) Recover();
        else Refuse(failure);
    }

    /// <summary>Writing works again; a damaged file or a lost one stays refused.</summary>
    public void Recover()
    {
        lock (_gate)
        {
            if (_refusal is { Permanent: false }) _refusal = null;
        }
    }

    public void Dispose()
    {
        checkpointer.Dispose();
        session.Dispose();
    }

    private Exception? TryWrite(List<WriteJob> jobs)
    {
        var failure = Transact(() =>
        {
            foreach (var job in jobs) job.Apply(session);
        });
        if (failure is not null) return failure;
        PoolScheduler.LineUp(() =>
        {
            foreach (var job in jobs) job.Complete();
        });
        if (Checkpoint() is { } unmoved) Refuse(unmoved);
        return null;
    }

    /// <summary>What was committed is safe in the log; but that grows without end while it cannot be moved into the file.</summary>
    private Exception? Checkpoint()
    {
        try
        {
            checkpointer.AfterCommit(session);
            return null;
        }
        catch (SqliteException failure)
        {
            return failure;
        }
    }

    private Exception? Transact(Action work)
    {
        try
        {
            session.Begin();
            var (passed, lasted) = (passing.Wanted, lasting.Wanted);
            if (passed > passing.Reserved || lasted > lasting.Reserved) session.Reserve(passed, lasted);
            work();
            session.Commit();
            passing.Renew(passed);
            lasting.Renew(lasted);
            Volatile.Write(ref _count, _count + 1);
            return null;
        }
        catch (Exception failure)
        {
            session.Rollback();
            return failure;
        }
    }
}
