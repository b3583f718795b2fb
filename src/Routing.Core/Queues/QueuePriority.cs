namespace Routing.Core;

/// <summary>The priority of a contact in its queue, in points.</summary>
public static class QueuePriority
{
    /// <summary>Without ageing: the queue's, the customer's and the request's points, or what was set on the way.</summary>
    public static double Base(WaitingContact contact, QueueConfig config) =>
        (contact.Arrival.SetPriority ?? config.Priority + contact.Card.Priority) + contact.Arrival.AddedPriority;

    /// <summary>Base plus ageing: rate × wait.</summary>
    public static double At(WaitingContact contact, QueueConfig config, DateTimeOffset now) =>
        Base(contact, config) + config.AgeingPerMinute * Math.Max(0, (now - contact.Arrival.WaitingSince).TotalMinutes);
}
