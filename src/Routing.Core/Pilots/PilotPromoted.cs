using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What promoting a pilot changed, kept so that it can be taken back.</summary>
/// <param name="Queues">Those that had another policy; what had it already was not changed.</param>
/// <param name="Rules">Null where no rules were published.</param>
public sealed record PilotPromoted(ImmutableArray<PromotedQueue> Queues, PromotedRules? Rules = null)
{
    /// <summary>What a promotion is about to change; of one that broke off, what it changed already stays known as it was before that.</summary>
    /// <param name="selections">Of each queue of the group, its policy now.</param>
    /// <param name="rules">As they are now, where others are to be published.</param>
    public static PilotPromoted Of(string? selection, IEnumerable<KeyValuePair<string, string>> selections, PromotedRules? rules, PilotPromoted? begun) => new(
        [.. selections.Select(one => one.Value != selection ? new PromotedQueue(one.Key, one.Value) : begun?.Queues.FirstOrDefault(queue => queue.Queue == one.Key)).OfType<PromotedQueue>()],
        rules ?? begun?.Rules);
}

/// <summary>A queue whose policy a promotion changed.</summary>
/// <param name="Before">Its policy before.</param>
public sealed record PromotedQueue(string Queue, string Before, PromotedState State = PromotedState.InForce);

/// <summary>That a promotion published rules.</summary>
/// <param name="Before">The version in force before; 0 where none had been published.</param>
public sealed record PromotedRules(long Before, PromotedState State = PromotedState.InForce);

/// <summary>What became of something that a promotion changed.</summary>
public enum PromotedState
{
    InForce,

    /// <summary>As it was before the promotion.</summary>
    TakenBack,

    /// <summary>Somebody changed it after the promotion, or deleted it: it was left as it is.</summary>
    ChangedSince,
}
