using System.Runtime.InteropServices;

namespace Routing.Embedded;

/// <summary>The newest events in memory, and those who wait for the next.</summary>
/// <remarks>
/// Kept as the bytes of their rows in one array, made once. As objects each would outlive a collection of the youngest
/// generation only to die in the next one, and copying them was a good part of what the collector did.
/// </remarks>
internal sealed class EventTail(long newest, int capacity = StorageLimits.RecentEventBytes)
{
    private readonly Lock _gate = new();
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);
    private readonly Queue<Row> _rows = new();
    private int _end;
    private TaskCompletionSource? _next;
    private long _newest = newest;

    private readonly record struct Row(long First, long Last, int Start, int Length);

    public long Newest => Volatile.Read(ref _newest);

    /// <summary>Adds the events of a transaction that is on disk, in the order of their positions.</summary>
    public void Publish(long first, long last, ReadOnlySpan<byte> events)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            Keep(first, last, events);
            Volatile.Write(ref _newest, last);
            (waiting, _next) = (_next, null);
        }
        waiting?.SetResult();
    }

    /// <summary>Events after a position from memory; null when that is further back than memory reaches.</summary>
    public IReadOnlyList<LoggedEvent>? Read(long after, int limit)
    {
        byte[] copy;
        var rows = new List<Row>();
        lock (_gate)
        {
            if (after >= _newest) return [];
            if (!_rows.TryPeek(out var oldest) || after < oldest.First - 1) return null;
            copy = Copy(after, limit, rows);
        }
        var events = new List<LoggedEvent>();
        foreach (var row in rows) EventFrames.Read(copy.AsMemory(row.Start, row.Length), row.First, after + 1, limit, events);
        return events;
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

    private void Keep(long first, long last, ReadOnlySpan<byte> events)
    {
        if (events.Length > capacity / 4)
        {
            // Rather read from the file than kept at the cost of all others.
            _rows.Clear();
            return;
        }
        var start = _end;
        if (start + events.Length > capacity)
        {
            // Too little is left at the back: what stands there is the oldest, and goes.
            while (_rows.TryPeek(out var back) && back.Start >= _end) _rows.Dequeue();
            start = 0;
        }
        _end = start + events.Length;
        while (_rows.TryPeek(out var oldest) && oldest.Start >= start && oldest.Start < _end) _rows.Dequeue();
        events.CopyTo(_bytes.AsSpan(start));
        _rows.Enqueue(new Row(first, last, start, events.Length));
    }

    private byte[] Copy(long after, int limit, List<Row> into)
    {
        var bytes = 0;
        foreach (var row in _rows)
        {
            if (row.Last <= after) continue;
            into.Add(row);
            bytes += row.Length;
            if (row.Last - after >= limit || bytes >= StorageLimits.EventBytesPerRead) break;
        }
        var copy = GC.AllocateUninitializedArray<byte>(bytes);
        var to = 0;
        foreach (ref var row in CollectionsMarshal.AsSpan(into))
        {
            _bytes.AsSpan(row.Start, row.Length).CopyTo(copy.AsSpan(to));
            row = row with { Start = to };
            to += row.Length;
        }
        return copy;
    }
}
