using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// A timed step that needs less: after <see cref="AfterSeconds"/> in the queue, the queue's requirement on each skill
/// named here is replaced (level 0 drops it). What the contact itself requires never relaxes.
/// </summary>
public sealed record Relaxation
{
    public required int AfterSeconds { get; init; }
    public ImmutableArray<SkillLevel> Requirements { get; init; } = [];

    /// <summary>Tiers of agent allowed from this step on; empty leaves them as they were.</summary>
    public ImmutableArray<string> AgentTiers { get; init; } = [];

    /// <summary>Teams of agents allowed from this step on, ring by ring; empty leaves them as they were.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];
}
