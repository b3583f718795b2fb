namespace Routing.Simulation;

/// <summary>
/// What is to be done, and when. One timer for all of it, and one lock for all that plays: everything on the agenda runs
/// one at a time and must not wait.
/// </summary>
internal sealed class Agenda : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> _items = new();
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private DateTimeOffset _armedFor = DateTimeOffset.MaxValue;
    private long _order;
    private bool _running;

    public Agenda(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => Run(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Lock Gate { get; } = new();

    public int Count => _items.Count;

    public void At(DateTimeOffset due, Action act)
    {
        lock (Gate)
        {
            _items.Enqueue(act, (due, _order++));
            if (!_running) Arm();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Run()
    {
        lock (Gate)
        {
            _running = true;
            _armedFor = DateTimeOffset.MaxValue;
            while (_items.TryPeek(out var act, out var when) && when.Due <= _clock.GetUtcNow())
            {
                _items.Dequeue();
                act();
            }
            _running = false;
            Arm();
        }
    }

    private void Arm()
    {
        if (!_items.TryPeek(out _, out var next) || next.Due >= _armedFor) return;
        _armedFor = next.Due;
        var wait = next.Due - _clock.GetUtcNow();
        // Far dues ring early and are armed again: timers have an upper bound.
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait, Timeout.InfiniteTimeSpan);
    }
}
