using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Queues that the same agents serve, taken as one: each by itself would need somebody idle for it, where one team needs few. A queue that
/// shares only a part of its agents is none of a pool.
/// </summary>
public static class QueuePools
{
    /// <param name="served">By queue, who serves it.</param>
    /// <returns>Those of two queues or more, each in the order of the queues' ids.</returns>
    public static ImmutableArray<ImmutableArray<string>> Of(IReadOnlyDictionary<string, ImmutableSortedSet<string>> served) =>
    [
        .. served.Where(one => !one.Value.IsEmpty).GroupBy(one => string.Join('\n', one.Value), StringComparer.Ordinal)
            .Select(alike => alike.Select(one => one.Key).Order(StringComparer.Ordinal).ToImmutableArray()).Where(pool => pool.Length > 1).OrderBy(pool => pool[0], StringComparer.Ordinal),
    ];

    /// <summary>One plan for the contacts of all, by the strictest of their targets; it has the first one's name.</summary>
    /// <param name="plans">Of the same slots.</param>
    /// <exception cref="ArgumentException">No number of agents is enough for all together.</exception>
    public static StaffingPlan Plan(IReadOnlyList<StaffingPlan> plans)
    {
        var targets = plans.Select(plan => plan.Targets).Aggregate((one, other) => new StaffingTargets(
            Math.Max(one.InTime, other.InTime), Math.Min(one.ThresholdSeconds, other.ThresholdSeconds),
            one.MaxAbandoned is { } most && other.MaxAbandoned is { } than ? Math.Min(most, than) : one.MaxAbandoned ?? other.MaxAbandoned,
            Math.Min(one.MaxOccupancy, other.MaxOccupancy), Math.Max(one.Shrinkage, other.Shrinkage)));
        return StaffingPlan.Of(plans[0].Queue, Enumerable.Range(0, plans[0].Slots.Length).Select(slot => Together([.. plans.Select(plan => plan.Slots[slot].Load)])), targets);
    }

    /// <summary>Handle times and patience are means over the contacts; where those of one queue never leave, nobody is taken to.</summary>
    private static StaffingLoad Together(ImmutableArray<StaffingLoad> loads)
    {
        var contacts = loads.Sum(load => load.ContactsPerHour);
        if (contacts <= 0) return loads[0];
        var come = loads.Where(load => load.ContactsPerHour > 0).ToList();
        return new StaffingLoad(
            contacts, come.Sum(load => load.ContactsPerHour * load.HandleSeconds) / contacts,
            come.All(load => load.PatienceSeconds is not null) ? come.Sum(load => load.ContactsPerHour * load.PatienceSeconds) / contacts : null);
    }
}
