namespace Routing.Embedded;

/// <summary>One clock for all actors' alarms: a heap of moments and a single timer for the first of them.</summary>
internal sealed class AlarmClock : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly PriorityQueue<ActorCell, DateTimeOffset> _due = new();
    private readonly ITimer _timer;
    private bool _isDisposed;
    private DateTimeOffset _armedFor = DateTimeOffset.MaxValue;

    public AlarmClock(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(static alarms => ((AlarmClock)alarms!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Set(ActorCell cell, DateTimeOffset? due)
    {
        lock (_gate)
        {
            if (_isDisposed || cell.AlarmDue == due) return;
            cell.AlarmDue = due;
            if (due is not { } moment) return;
            // Earlier entries of the cell stay in the heap; they are known as stale by not being its AlarmDue.
            _due.Enqueue(cell, moment);
            if (moment < _armedFor) Arm(moment);
        }
    }

    public void Dispose()
    {
        lock (_gate) _isDisposed = true;
        _timer.Dispose();
    }

    private void Ring()
    {
        List<ActorCell>? ringing = null;
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            while (_due.TryPeek(out var cell, out var due) && (due <= now || cell.AlarmDue != due))
            {
                _due.Dequeue();
                if (cell.AlarmDue != due) continue;
                cell.AlarmDue = null;
                (ringing ??= []).Add(cell);
            }
            if (_due.TryPeek(out _, out var next)) Arm(next);
            else _armedFor = DateTimeOffset.MaxValue;
        }
        if (ringing is null) return;
        foreach (var cell in ringing) cell.Ring();
    }

    private void Arm(DateTimeOffset moment)
    {
        _armedFor = moment;
        var wait = moment - _clock.GetUtcNow();
        // A timer ticks in whole milliseconds and must not ring before its moment.
        _timer.Change(wait > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(wait.TotalMilliseconds), 1e9)) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
