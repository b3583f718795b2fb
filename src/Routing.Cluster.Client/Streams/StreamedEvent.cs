namespace Routing.Cluster.Client;

/// <summary>An event, and the cursor to go on from after it.</summary>
public sealed record StreamedEvent(string Cursor, LoggedEvent Event)
{
    /// <summary>What happened; null for a type of a later version than this one.</summary>
    public RoutingEvent? Fact { get; } = EventCodec.Read(Event.Type, Event.Data.Span);
}
