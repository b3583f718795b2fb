using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a search for needs found: who is needed, pool by pool and half hour by half hour, and how the queues fare with them.</summary>
/// <param name="AreMet">Whether every target is met with these in every half hour, by more than chance.</param>
/// <param name="Rosters">That were simulated.</param>
/// <param name="Notes">What cannot be known, and what was assumed.</param>
public sealed record NeedsResult(bool AreMet, int Rosters, ImmutableArray<PoolNeeds> Pools, ImmutableArray<QueueNeeds> Queues, ImmutableArray<string> Notes)
{
    /// <summary>The notes as words and figures.</summary>
    public ImmutableArray<NeedsNote> Assumed { get; init; } = [];
}

/// <summary>Agents of one kind through the day: who can take the contacts of the same queues, in the same languages.</summary>
/// <param name="Agents">Of the group, at work or not.</param>
public sealed record PoolNeeds(string Pool, ImmutableArray<string> Queues, int Agents, ImmutableArray<PoolNeedsSlot> Slots);

/// <summary>A half hour of a pool.</summary>
/// <param name="OnContacts">Agents needed there for contacts.</param>
/// <param name="Scheduled">Agents to be on the roster for that, shrinkage included.</param>
/// <param name="Rostered">On it by their shifts; null where no agent of the group has any.</param>
/// <param name="Surplus">Rostered beyond what is needed; below 0 they lack.</param>
/// <param name="OccupancyPercent">With those needed; null where nobody is.</param>
/// <param name="ErlangScheduled">To be on the roster by Erlang's formulas; null where they do not apply, as others serve a queue of this pool too.</param>
public sealed record PoolNeedsSlot(DateTimeOffset From, DateTimeOffset To, int OnContacts, int Scheduled, int? Rostered, int? Surplus, double? OccupancyPercent, int? ErlangOnContacts, int? ErlangScheduled);

/// <summary>How a queue fares through the day; shares are of all who arrive.</summary>
public sealed record QueueNeeds(string Queue, StaffingTargetsView Targets, ImmutableArray<QueueNeedsSlot> Slots);

/// <summary>A half hour of a queue. Shares are null where nobody arrived.</summary>
/// <param name="Contacts">Expected.</param>
/// <param name="AsIsPercent">Answered in time with all there who are on the roster; with everybody where there is none.</param>
/// <param name="InTimePercent">Answered in time with those needed.</param>
/// <param name="PlusMinus">Half of the 95 % interval of that, over the runs.</param>
/// <param name="IsMissed">Not as asked for even so, by more than chance.</param>
public sealed record QueueNeedsSlot(DateTimeOffset From, DateTimeOffset To, double Contacts, double? AsIsPercent, double? InTimePercent, double? PlusMinus, double? AbandonedPercent, bool IsMissed);
