namespace Routing.Simulation;

/// <summary>A count that moves through time, and its integral over a window.</summary>
internal sealed class TimeMean
{
    private DateTimeOffset _since;
    private double _integral, _timeAbove0;
    private bool _frozen;

    public int Count { get; private set; }

    public void Move(int by, DateTimeOffset now)
    {
        Bring(now);
        Count += by;
    }

    /// <summary>The window begins: what was before does not count.</summary>
    public void Restart(DateTimeOffset now) => (_since, _integral, _timeAbove0) = (now, 0, 0);

    /// <summary>The window ends: what comes after does not count.</summary>
    public void Freeze(DateTimeOffset now)
    {
        Bring(now);
        _frozen = true;
    }

    /// <summary>Count × time units over the window.</summary>
    public double Integral(TimeSpan timeUnit) => _integral / timeUnit.Ticks;

    /// <summary>Time units of the window in which the count was above 0.</summary>
    public double TimeAbove0(TimeSpan timeUnit) => _timeAbove0 / timeUnit.Ticks;

    private void Bring(DateTimeOffset now)
    {
        if (!_frozen)
        {
            _integral += Count * (double)(now - _since).Ticks;
            if (Count > 0) _timeAbove0 += (now - _since).Ticks;
        }
        _since = now;
    }
}
