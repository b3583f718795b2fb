namespace Routing.Cluster;

/// <summary>Where events go for good: each (actor, number) is taken once, however often it is sent.</summary>
internal interface IEventAppender
{
    /// <summary>Completes once the events can be read; those of one actor are in order.</summary>
    /// <exception cref="EventsRefusedException">One of them cannot be taken, now or ever; none of them was.</exception>
    ValueTask Append(IReadOnlyList<LoggedEvent> events);
}

/// <summary>The log serves, but does not take these events, and will not if they are sent again.</summary>
internal sealed class EventsRefusedException(string message) : Exception(message);
