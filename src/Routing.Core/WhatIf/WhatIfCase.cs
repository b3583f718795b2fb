using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A comparison to be simulated: a group as it is and as it might be, and who comes meanwhile.</summary>
public sealed record WhatIfCase
{
    public required string Group { get; init; }

    /// <summary>The time whose customers come, and whose presences hold.</summary>
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public required GroupSetup AsIs { get; init; }
    public required GroupSetup Variant { get; init; }
    public required WhatIfDemand Demand { get; init; }

    /// <summary>When agents of either come and go, in the order of time.</summary>
    public required ImmutableArray<AgentComes> Presences { get; init; }

    /// <summary>Pairs of runs: each draws its customers anew, and lets the same ones come to both.</summary>
    public required int Replications { get; init; }
    public long Seed { get; init; } = 1;
}

/// <summary>What a routing group is configured as.</summary>
public sealed record GroupSetup(GroupRules Rules, ImmutableSortedDictionary<string, QueueConfig> Queues, ImmutableSortedDictionary<string, AgentProfile> Agents);

/// <summary>An agent's presence changes.</summary>
public readonly record struct AgentComes(DateTimeOffset At, string Agent, PresenceKind Presence, string? Reason);
