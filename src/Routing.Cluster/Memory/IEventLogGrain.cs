namespace Routing.Cluster;

/// <summary>The event log of a development cluster, in the memory of one silo. Key: 0.</summary>
internal interface IEventLogGrain : IGrainWithIntegerKey
{
    /// <summary>Answers the position of the newest event.</summary>
    ValueTask<long> Append(LoggedEvent[] events);
    ValueTask<LoggedEvent[]> Read(long after, int limit);
    ValueTask<LoggedEvent[]> OfContact(string contactId, int limit);

    /// <summary>The newest position as soon as it is past the one given, or after a while in any case.</summary>
    ValueTask<long> Newest(long after, TimeSpan patience);
}
