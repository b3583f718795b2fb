namespace Routing.Simulation;

/// <summary>What people in a simulation will do, by moment, and at the same moment in the order it was noted.</summary>
internal sealed class VirtualAgenda
{
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> _entries = new();
    private long _order;

    public DateTimeOffset? NextDue => _entries.TryPeek(out _, out var next) ? next.Due : null;

    public void At(DateTimeOffset due, Action what) => _entries.Enqueue(what, (due, ++_order));

    /// <summary>Does what is due by now, but not what that leads to.</summary>
    public bool DoDue(DateTimeOffset now)
    {
        var last = _order;
        var any = false;
        while (_entries.TryPeek(out var what, out var next) && next.Due <= now && next.Order <= last)
        {
            _entries.Dequeue();
            what();
            any = true;
        }
        return any;
    }
}
