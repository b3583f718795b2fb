namespace Routing.Actors;

/// <summary>Reads events as history needs them.</summary>
public static class HistoryReading
{
    private const string Offered = "contact.offered";

    /// <summary>Null for an event of a type not known here.</summary>
    public static PlacedEvent? Of(LoggedEvent logged)
    {
        // Of an offer, history needs no more than stands beside the data, and the data is long: it explains the decision.
        RoutingEvent? happened = logged is { Type: Offered, Contact: { } contact, Queue: { } queue, Agent: { } agent }
            ? new ContactOffered(contact, queue, agent, "", default, null!)
            : EventCodec.Read(logged.Type, logged.Data.Span);
        return happened is null ? null : new PlacedEvent(logged.Position, logged.At, happened);
    }
}
