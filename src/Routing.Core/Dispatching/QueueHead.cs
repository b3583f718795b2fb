namespace Routing.Core;

/// <summary>
/// What a queue tells of its waiting contacts with one signature: who is first, and how many there are. The dispatcher
/// compares heads of all queues by <see cref="PriorityAt"/>; a count of zero removes the head.
/// </summary>
public sealed record QueueHead
{
    public required Requirement Signature { get; init; }
    public required int Count { get; init; }

    /// <summary>Priority without ageing, of the first contact in priority order (points).</summary>
    public double BasePriority { get; init; }
    public DateTimeOffset WaitingSince { get; init; }

    /// <summary>The earliest moment at which one of them passes its waiting bound; null when there is no bound.</summary>
    public DateTimeOffset? BoundDue { get; init; }
    public string Intent { get; init; } = Defaults.Intent;

    /// <summary>How hard the first of them is, 1–10; null when unknown.</summary>
    public int? Complexity { get; init; }

    /// <summary>Number of the queue's last change that bears on these contacts; a round that came to nothing is none.</summary>
    public long Change { get; init; }

    /// <summary>Contacts that came, and that gave up, since the queue's last word on these contacts.</summary>
    public int Came { get; init; }
    public int GaveUp { get; init; }

    public double PriorityAt(DateTimeOffset now, double ageingPerMinute) =>
        BasePriority + ageingPerMinute * Math.Max(0, (now - WaitingSince).TotalMinutes);
}
