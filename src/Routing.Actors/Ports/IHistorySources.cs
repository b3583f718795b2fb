namespace Routing.Actors;

/// <summary>What history is made from beside the log: what must not be in it, and what rules say of it.</summary>
public interface IHistorySources
{
    /// <summary>Where a contact is recorded, as it says now; null of one that is no more.</summary>
    ValueTask<Recording?> RecordingOf(string contact, CancellationToken ct);

    /// <summary>Whether any decisions are kept beyond the log.</summary>
    ValueTask<bool> KeepsDecisions(CancellationToken ct);

    /// <summary>Whether those made in a queue for contacts of a channel are.</summary>
    /// <param name="channel">Null for any.</param>
    ValueTask<bool> KeepsDecisions(string queue, Channel? channel, CancellationToken ct);
}
