namespace Routing.Simulation;

/// <summary>
/// Time that moves only when told to; its timers ring in order of their moments, then of their making. Set forward or back as
/// a server's clock is, it shows another time, while its timers still wait as long as they were to.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    // At most one entry of a timer counts, the earliest that was noted: put off, it is noted anew when that comes up. Nearly all are
    // bounds of waits that end long before.
    private readonly PriorityQueue<VirtualTimer, (DateTimeOffset Due, long Order)> _timers = new();
    // Since the start, without the jumps: what timers go by.
    private DateTimeOffset _now = start;
    private TimeSpan _ahead;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer rings; null when none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (_timers.TryPeek(out var timer, out var at))
            {
                if (timer.Order == at.Order && timer.Due is not null) return at.Due + _ahead;
                _timers.Dequeue();
                timer.Renew(at.Order);
            }
            return null;
        }
    }

    public override DateTimeOffset GetUtcNow() => _now + _ahead;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next timer and rings it; false when none is due by then.</summary>
    public bool RingNext(DateTimeOffset until)
    {
        if (NextDue is not { } due || due > until) return false;
        MoveTo(due);
        _timers.Dequeue().Ring();
        return true;
    }

    public void MoveTo(DateTimeOffset moment) => _now = moment - _ahead > _now ? moment - _ahead : _now;

    /// <summary>Is set, as a clock that was wrong: no time passes.</summary>
    /// <param name="by">Forward, or back where it is negative.</param>
    public void Jump(TimeSpan by) => _ahead += by;

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private (DateTimeOffset Due, long Order)? _noted;

        public DateTimeOffset? Due { get; private set; }
        public long Order { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Set(dueTime);
            return true;
        }

        public void Ring()
        {
            _noted = null;
            if (_period > TimeSpan.Zero) Set(_period);
            else Due = null;
            callback(state);
        }

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan wait)
        {
            Due = wait == Timeout.InfiniteTimeSpan ? null : clock._now + wait;
            if (Due is not { } due) return;
            Order = ++clock._order;
            if (_noted is null || due < _noted.Value.Due) Note();
        }

        /// <summary>An entry that no longer holds has come up: if it is the one that counts, the timer is noted for when it is due now.</summary>
        public void Renew(long order)
        {
            if (_noted?.Order != order) return;
            _noted = null;
            if (Due is not null) Note();
        }

        private void Note()
        {
            _noted = (Due!.Value, Order);
            clock._timers.Enqueue(this, _noted.Value);
        }
    }
}
