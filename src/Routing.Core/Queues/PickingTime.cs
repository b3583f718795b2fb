namespace Routing.Core;

/// <summary>How long people have to pick an agent, in a queue that only suggests.</summary>
public static class PickingTime
{
    /// <summary>Until when it is only suggested; null where it is offered as others are: in another queue, to a person named, past its waiting bound.</summary>
    public static DateTimeOffset? Until(QueueConfig queue, WaitingContact contact, DateTimeOffset now)
    {
        if (contact.DirectedTo is not null || !SelectionPolicies.Find(queue.Selection).IsPickedByPeople) return null;
        if (queue.WaitBoundSeconds == 0) return DateTimeOffset.MaxValue;
        var bound = contact.Arrival.WaitingSince.AddSeconds(queue.WaitBoundSeconds);
        return bound <= now ? null : bound;
    }
}
