namespace Routing.Core;

/// <summary>A moment has come at which the customer should hear how it stands: read the contact for the message.</summary>
/// <param name="EstimatedSeconds">With the interval; null when nobody is there, or nothing is known.</param>
public sealed record WaitAnnounced(
    string ContactId, string QueueId, int Position, double WaitedSeconds, int? EstimatedSeconds, int? Low, int? High, string? Treatment) : RoutingEvent
{
    public override string Type => "contact.waitAnnounced";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}
