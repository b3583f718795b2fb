namespace Routing.Embedded;

/// <summary>The newest events in memory, and those who wait for the next.</summary>
internal sealed class EventTail(long newest, int capacity = StorageLimits.RecentEvents)
{
    private readonly Lock _gate = new();
    private readonly LoggedEvent[] _ring = new LoggedEvent[capacity];
    private TaskCompletionSource? _next;
    private readonly long _start = newest;
    private long _newest = newest;

    public long Newest => Volatile.Read(ref _newest);

    /// <summary>Adds events that are on disk, in the order of their positions.</summary>
    public void Publish(List<LoggedEvent> events)
    {
        if (events.Count == 0) return;
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            foreach (var happened in events) _ring[happened.Position % capacity] = happened;
            Volatile.Write(ref _newest, events[^1].Position);
            (waiting, _next) = (_next, null);
        }
        waiting?.SetResult();
    }

    /// <summary>Events after a position from memory; null when that is further back than memory reaches.</summary>
    public IReadOnlyList<LoggedEvent>? Read(long after, int limit)
    {
        lock (_gate)
        {
            if (after >= _newest) return [];
            if (after < _start || after < _newest - capacity) return null;
            var read = new LoggedEvent[Math.Min(limit, _newest - after)];
            for (var i = 0; i < read.Length; i++) read[i] = _ring[(after + 1 + i) % capacity];
            return read;
        }
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
