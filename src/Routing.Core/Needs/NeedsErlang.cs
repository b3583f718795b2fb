using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What Erlang's formulas say of a pool: they know one kind of agents alone, so they apply where nobody else serves its queues.</summary>
public static class NeedsErlang
{
    private const int PerHour = 60 / CountSeries.MinutesOfHalfHour;

    /// <summary>By half hour; null where the formulas do not apply, or no number of agents would be enough.</summary>
    public static ImmutableArray<StaffingNeed>? Of(NeedsCase asked, NeedsPool pool)
    {
        var queues = pool.Queues.Where(asked.Demand.Queues.ContainsKey).ToList();
        if (queues.Count == 0 || asked.Pools.Any(other => other.Name != pool.Name && other.Queues.Any(queues.Contains))) return null;
        try
        {
            var plan = QueuePools.Plan([.. queues.Select(queue => StaffingPlan.Of(queue, Loads(asked.Demand.Queues[queue]), asked.Targets[queue]))]);
            return [.. plan.Slots.Select(slot => slot.Need)];
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<StaffingLoad> Loads(QueueDemand demand) => demand.Expected.Select(contacts => new StaffingLoad(contacts * PerHour, HandleSeconds(demand), demand.PatienceSeconds));

    /// <summary>An agent's time for a contact, on average: from taking it to the end of wrap-up.</summary>
    public static double HandleSeconds(QueueDemand demand)
    {
        var known = demand.Like.Where(like => like.HandleSeconds is not null).ToList();
        return known.Count == 0 ? IntentMeans.Unknown.HandleSeconds : Math.Max(1, known.Average(like => like.HandleSeconds!.Value + like.WrapUpSeconds + like.ReactionSeconds));
    }
}
