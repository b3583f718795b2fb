using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Which agents are spared the simple contacts, and until when: a simple contact reaches them only once it has waited, or while several of
/// them have nothing better to do.
/// </summary>
public sealed record SeniorRule
{
    /// <summary>Tiers of agent that are spared.</summary>
    public ImmutableArray<string> AgentTiers { get; init; } = [];

    /// <summary>A contact is simple up to this complexity; one of unknown complexity is not.</summary>
    public int MaxComplexity { get; init; } = 3;

    /// <summary>After this wait in the queue a simple contact may have anybody.</summary>
    public int AfterSeconds { get; init; } = 60;

    /// <summary>While so many of them could be asked, they are not spared; 0 spares them however many are idle.</summary>
    public int WhileIdle { get; init; } = 3;

    /// <summary>Tiers that are spared a contact which has waited so long in the queue; none where it is not simple.</summary>
    public static ImmutableArray<string> SparedTiers(QueueConfig queue, ContactCard card, TimeSpan waited) =>
        queue.Seniors is { } rule && waited.TotalSeconds < rule.AfterSeconds && card.Complexity <= rule.MaxComplexity ? rule.AgentTiers : [];
}
