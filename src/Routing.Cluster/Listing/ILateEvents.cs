namespace Routing.Cluster;

/// <summary>
/// Finds what a lost silo has stored and not told: events in the documents of customers and contacts, which nobody wakes
/// and perhaps nobody calls again. To be brought to life is enough for them to be sent.
/// </summary>
internal interface ILateEvents
{
    /// <summary>Customers and contacts, written within so long, whose newest event is not in the log.</summary>
    ValueTask<IReadOnlyList<ActorKey>> WithLateEvents(TimeSpan within, CancellationToken ct = default);
}
