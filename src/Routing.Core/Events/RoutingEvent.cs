namespace Routing.Core;

/// <summary>
/// A fact, in the past tense. Events are numbered without gaps per actor and are the source of the stream, history,
/// reports and explanations; they carry no name, address or text of a customer.
/// </summary>
public abstract record RoutingEvent
{
    /// <summary>Stable name, as in <c>contact.queued</c>.</summary>
    public abstract string Type { get; }
    public virtual string? Contact => null;
    public virtual string? Queue => null;
    public virtual string? Agent => null;
}

/// <summary>An event as the log keeps it.</summary>
/// <param name="Actor">Who recorded it.</param>
/// <param name="Number">1, 2, 3 … per actor.</param>
public readonly record struct RecordedEvent(ActorKey Actor, long Number, DateTimeOffset At, RoutingEvent Event);
