using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A search for needs to be simulated: a group as it is, who comes on a day, and what they are to be served like.</summary>
public sealed record NeedsCase
{
    public required string Group { get; init; }

    /// <summary>The day, by the group's clock.</summary>
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public required GroupSetup AsIs { get; init; }

    /// <summary>In half hours from the beginning of the day on.</summary>
    public required WhatIfDemand Demand { get; init; }

    /// <summary>Of each queue to which somebody comes.</summary>
    public required ImmutableSortedDictionary<string, StaffingTargets> Targets { get; init; }
    public required ImmutableArray<NeedsPool> Pools { get; init; }

    /// <summary>Queues to which some are expected, but none came that they could be like.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];
    public required int Replications { get; init; }
    public long Seed { get; init; } = 1;

    public int Slots => (int)Math.Ceiling((To - From) / NeedsLimits.Slot);

    public DateTimeOffset StartOf(int slot) => From + (slot * NeedsLimits.Slot);

    /// <summary>How many numbers of agents there are to be found: one for each pool and half hour.</summary>
    public int ToKnow => Pools.Length * Slots;
}

/// <summary>People who can take the contacts of the same queues, in the same languages.</summary>
/// <param name="Agents">In the order of their ids.</param>
/// <param name="IsThere">By agent and half hour, whether its shifts have it at work; empty where nobody of the group has shifts.</param>
public sealed record NeedsPool(string Name, ImmutableArray<string> Queues, ImmutableArray<string> Agents, ImmutableSortedDictionary<string, ImmutableArray<bool>> IsThere)
{
    /// <summary>On the roster; null where there is none.</summary>
    public int? Rostered(int slot) => IsThere.IsEmpty ? null : IsThere.Values.Count(there => there[slot]);
}
