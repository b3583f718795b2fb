namespace Routing.Core;

/// <summary>
/// The place of a waiting contact among those of its queue, fixed once and for all. Priority at a moment is
/// base + rate × (moment − since); what depends on the moment is the same for every contact of the queue, so order by
/// <see cref="Key"/> = base − rate × since never changes while they wait.
/// </summary>
/// <param name="Key">Priority at <see cref="QueueOrder.Epoch"/>; greater goes first.</param>
/// <param name="WaitingSince">Among equal keys the older goes first.</param>
/// <param name="Sequence">Order of arrival, unique in the queue; the last word.</param>
public readonly record struct OrderKey(double Key, DateTimeOffset WaitingSince, long Sequence)
{
    public static OrderKey Of(double basePriority, double ageingPerMinute, DateTimeOffset waitingSince, long sequence) =>
        new(basePriority - ageingPerMinute * (waitingSince - QueueOrder.Epoch).TotalMinutes, waitingSince, sequence);
}

/// <summary>The two orders of a queue: by aged priority, and by waiting bound.</summary>
public static class QueueOrder
{
    /// <summary>
    /// Near the present rather than year 1, for precision: in 2050 a key at 0.01 points per minute is near 160,000 and
    /// a double resolves it to 0.2 µs of waiting; at higher rates both grow alike.
    /// </summary>
    public static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Higher priority first, then the older, then by arrival.</summary>
    public static readonly IComparer<OrderKey> ByPriority = Comparer<OrderKey>.Create(ComparePriority);

    /// <summary>Earliest due first. A queue has one bound for all its contacts, so that is the one waiting longest.</summary>
    public static readonly IComparer<OrderKey> ByBound = Comparer<OrderKey>.Create(CompareBound);

    public static int ComparePriority(OrderKey x, OrderKey y)
    {
        var byKey = y.Key.CompareTo(x.Key);
        return byKey != 0 ? byKey : CompareBound(x, y);
    }

    public static int CompareBound(OrderKey x, OrderKey y)
    {
        var byAge = x.WaitingSince.CompareTo(y.WaitingSince);
        return byAge != 0 ? byAge : x.Sequence.CompareTo(y.Sequence);
    }
}
