namespace Routing.Simulation;

/// <summary>Who of a pool is at work and who has a contact in hand, interval by interval of the course, over a window of time.</summary>
internal sealed class PoolCourse(CourseAxis axis)
{
    private readonly PoolInterval[] _intervals = new PoolInterval[axis.Count];
    private double _from, _since;
    private int _here, _busy;
    private bool _isFrozen;

    public IReadOnlyList<PoolInterval> Intervals => _intervals;

    /// <param name="now">Time units since the start of the run.</param>
    public void Here(int by, double now)
    {
        Bring(now);
        _here += by;
    }

    public void Busy(int by, double now)
    {
        Bring(now);
        _busy += by;
    }

    /// <summary>The window begins: what was before does not count.</summary>
    public void Restart(double now)
    {
        (_from, _since) = (now, now);
        Array.Clear(_intervals);
    }

    /// <summary>The window ends: what comes after does not count.</summary>
    public void Freeze(double now)
    {
        Bring(now);
        _isFrozen = true;
    }

    private void Bring(double now)
    {
        while (!_isFrozen && _since < now)
        {
            var next = axis.Count == 1 ? now : (Math.Floor(_since / axis.Width) + 1) * axis.Width;
            // The next beginning of an interval may round to where this one is.
            var until = next > _since ? Math.Min(next, now) : now;
            var middle = (_since + until) / 2;
            var at = axis.IntervalAt(middle, middle - _from);
            var (was, time) = (_intervals[at], until - _since);
            // Whoever goes home with a contact in hand still has it.
            _intervals[at] = new PoolInterval(was.Time + time, was.Here + (Math.Max(_here, _busy) * time), was.Busy + (_busy * time));
            _since = until;
        }
    }
}
