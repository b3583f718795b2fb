namespace Routing.Actors;

/// <summary>The events of all actors in the one order in which readers see them.</summary>
public interface IEventLog
{
    /// <summary>Events after a position, oldest first; waits for none.</summary>
    /// <param name="after">A position got from this log; 0 reads from the first event kept.</param>
    /// <exception cref="StoreUnavailableException">The log cannot be read now.</exception>
    ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default);

    /// <summary>Position of the newest visible event.</summary>
    long Newest { get; }

    /// <summary>Position of the oldest event kept, or of the next one if none is.</summary>
    long Oldest => 1;

    /// <summary>Completes when an event after the position is visible.</summary>
    ValueTask WaitAfter(long position, CancellationToken ct);

    /// <summary>Every event about one contact, oldest first.</summary>
    ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default);
}

/// <summary>An event at its position in the log; <paramref name="Data"/> is the event's JSON.</summary>
public sealed record LoggedEvent(
    long Position, ActorKey Actor, long Number, DateTimeOffset At, string Type, string? Contact, string? Queue, string? Agent, ReadOnlyMemory<byte> Data);
