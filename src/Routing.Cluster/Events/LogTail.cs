namespace Routing.Cluster;

/// <summary>Where the log ends, as this silo knows it, and who waits for more.</summary>
internal sealed class LogTail
{
    private readonly Lock _gate = new();
    private long _newest;
    private TaskCompletionSource? _next;

    public long Newest => Interlocked.Read(ref _newest);

    public void Advance(long newest)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            if (newest <= _newest) return;
            _newest = newest;
            (waiting, _next) = (_next, null);
        }
        waiting?.SetResult();
    }

    public ValueTask WaitAfter(long position, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_newest > position) return ValueTask.CompletedTask;
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_next.Task.WaitAsync(ct));
        }
    }
}
