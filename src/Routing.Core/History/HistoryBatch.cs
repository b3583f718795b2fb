using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Where history stands: up to which event of the log, and what must be known to go on from there.</summary>
/// <param name="Within">Threshold of each queue, in seconds.</param>
public sealed record HistoryState(long Position, ImmutableDictionary<string, int> Within, ImmutableDictionary<string, AgentTime> Agents)
{
    /// <summary>How often a customer was erased: what was read before an erasure must not be written after it.</summary>
    public long Erasures { get; init; }

    public static readonly HistoryState Empty = new(0, ImmutableDictionary.Create<string, int>(StringComparer.Ordinal), ImmutableDictionary.Create<string, AgentTime>(StringComparer.Ordinal));
}

/// <summary>An event with its place in the log.</summary>
public readonly record struct PlacedEvent(long Position, DateTimeOffset At, RoutingEvent Event);

/// <summary>What some events change of history, to be stored in one transaction with the position after them.</summary>
/// <param name="From">The position they came after: history that stands elsewhere does not take them.</param>
/// <param name="Quarters">Changes of the tallies of quarters of an hour; those of hours and days follow from them.</param>
public sealed record HistoryBatch(
    long From, long To, IReadOnlyCollection<Journey> Journeys, IReadOnlyCollection<(TallyKey Key, Tally Change)> Quarters,
    IReadOnlyCollection<AgentTime> Agents, IReadOnlyDictionary<string, int> Within, IReadOnlyCollection<PresenceSpan> Presences)
{
    /// <summary>Changes that rules made; of an event told once more they are there already.</summary>
    public IReadOnlyCollection<ChangeEntry> Changes { get; init; } = [];

    /// <summary>Those that a rule keeps beyond the log; of an event told once more they are there already.</summary>
    public IReadOnlyCollection<KeptDecision> Decisions { get; init; } = [];

    /// <summary>Of this customer, the journeys that have ended are erased with it; the batch ends there, so that later ones stay.</summary>
    public string? Erased { get; init; }

    /// <summary>With what it reaches to of these.</summary>
    public HistoryBatch With(IReadOnlyCollection<KeptDecision> decisions) => decisions.Count == 0 ? this : this with { Decisions = [.. decisions.Where(decision => decision.Position <= To)] };

    /// <summary>Of the state it was made from.</summary>
    public long Erasures { get; init; }
}
