namespace Routing.Cluster.Client;

/// <summary>The event log, for gateways outside: whichever silo is asked reads it. Key: 0.</summary>
public interface IOutsideEventsGrain : IGrainWithIntegerKey
{
    /// <summary>Where a stream begins: at a position if it may, else at the newest event.</summary>
    ValueTask<EventPage> Begin(long? after, CancellationToken ct = default);

    /// <summary>The next events that the reader wants, as soon as there are some, or none after a while. Bounded, however many there are.</summary>
    /// <remarks>It waits for three seconds at most: whoever has not answered after six is gone, or has no storage.</remarks>
    [ResponseTimeout("00:00:06")]
    ValueTask<EventPage> Read(long after, EventFilter filter, CancellationToken ct = default);
}

/// <summary>The catalog, for gateways outside. Key: 0.</summary>
public interface IOutsideCatalogGrain : ICatalog, IGrainWithIntegerKey;
