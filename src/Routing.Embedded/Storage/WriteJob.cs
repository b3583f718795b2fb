namespace Routing.Embedded;

/// <summary>Something for the writer thread to do inside a transaction that it shares with others.</summary>
internal abstract class WriteJob
{
    /// <summary>Runs inside the transaction, a second time if that had to be rolled back.</summary>
    public abstract void Apply(WriterSession session);

    /// <summary>The transaction is on disk.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception failure);

    /// <summary>Tried also while the store refuses writes.</summary>
    public virtual bool EvenRefusing => false;
}

/// <summary>A job with one answer; for the rare ones, where an allocation does not matter.</summary>
internal sealed class WriteJob<T>(Func<WriterSession, T> apply, Action? whenDone = null, bool evenRefusing = false) : WriteJob
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _answer = default!;

    public Task<T> Task => _done.Task;

    public override void Apply(WriterSession session) => _answer = apply(session);

    public override bool EvenRefusing => evenRefusing;

    public override void Complete()
    {
        whenDone?.Invoke();
        _done.SetResult(_answer);
    }

    public override void Fail(Exception failure) => _done.SetException(failure);
}

/// <summary>Completes when every job before it is over, written or failed.</summary>
internal sealed class Barrier : WriteJob
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _done.Task;

    public override bool EvenRefusing => true;

    public override void Apply(WriterSession session)
    {
    }

    public override void Complete() => _done.SetResult();

    public override void Fail(Exception failure) => _done.SetResult();
}
