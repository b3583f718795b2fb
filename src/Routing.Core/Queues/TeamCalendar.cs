using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The teams of a queue that are outside their hours, looked up again only as one opens or closes, or the hours are others.</summary>
public sealed class TeamCalendar
{
    private QueueConfig? _queue;

    /// <summary>In order.</summary>
    public ImmutableArray<string> Closed { get; private set; } = [];

    /// <summary>When the next of them opens or closes; null within the year where none does.</summary>
    public DateTimeOffset? ChangesAt { get; private set; }

    /// <summary>How often another set of them was closed than before.</summary>
    public int Changes { get; private set; }

    public ImmutableArray<string> LookAt(QueueConfig? queue, DateTimeOffset now)
    {
        if (ReferenceEquals(_queue, queue) && !(ChangesAt <= now)) return Closed;
        _queue = queue;
        var closed = TeamHours.ClosedAt(queue, now);
        if (!closed.SequenceEqual(Closed)) (Closed, Changes) = (closed, Changes + 1);
        ChangesAt = TeamHours.NextChange(queue, now);
        return Closed;
    }
}
