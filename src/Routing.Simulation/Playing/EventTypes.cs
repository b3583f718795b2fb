namespace Routing.Simulation;

/// <summary>Names of the event types that the player and the promises read.</summary>
public static class EventTypes
{
    public const string Created = "contact.created";
    public const string Queued = "contact.queued";
    public const string Offered = "contact.offered";
    public const string Accepted = "contact.accepted";
    public const string Pending = "contact.pending";
    public const string Moved = "contact.moved";
    public const string Completed = "contact.completed";
    public const string Closed = "contact.closed";
    public const string Abandoned = "contact.abandoned";
    public const string Refused = "contact.refused";
    public const string Dropped = "contact.dropped";
    public const string Declined = "offer.declined";
    public const string Expired = "offer.expired";
    public const string Withdrawn = "offer.withdrawn";
    public const string Presence = "agent.presence";
    public const string Overflowed = "contact.overflowed";

    /// <summary>Whether nobody owns the contact after this event.</summary>
    public static bool IsFinal(string type) => type is Closed or Abandoned or Refused or Dropped;

    public static bool EndsOffer(string type) => type is Declined or Expired or Withdrawn;
}
