using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Agents needed through the day, pool by pool, found by simulating rosters under the rules as they are.</summary>
/// <param name="Rosters">That were simulated.</param>
/// <param name="AreMet">Whether every target is met with these in every interval; where not, the search came to its bound.</param>
public sealed record SimulatedNeeds(CourseAxis Axis, ImmutableSortedDictionary<string, PoolNeed> Pools, ImmutableSortedDictionary<string, ClassService> Classes, int Rosters, bool AreMet)
{
    /// <summary>Usual length of an interval.</summary>
    public static readonly TimeSpan UsualInterval = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The least agents that are enough: begun by Erlang C as if each class had agents of its own, more where targets are missed, then one after the other
    /// taken away for as long as the targets are still met. Each roster is simulated with the same customers.
    /// </summary>
    /// <param name="progress">Hears for how many pools and intervals of <see cref="ToKnow"/> the need is known.</param>
    /// <exception cref="ScenarioException">There is nobody to be rostered for a class, or a target is none.</exception>
    public static SimulatedNeeds Of(Scenario scenario, Func<ContactClass, StaffingTargets> targets, SimulationOptions options, TimeSpan? interval = null, Action<long>? progress = null, CancellationToken ct = default) =>
        new NeedsSearch(scenario, targets, options with { EvenIntervals = (interval ?? UsualInterval) / scenario.TimeUnit }, progress, ct).Run();

    /// <summary>How many numbers of agents there are to be found: one for each pool and interval.</summary>
    public static int ToKnow(Scenario scenario, TimeSpan interval) => scenario.Pools.Length * CourseAxis.Even(scenario, interval / scenario.TimeUnit).Count;
}

/// <summary>One pool through the day.</summary>
/// <param name="AsIs">At work as it is, on the mean of the interval.</param>
/// <param name="OnContacts">Needed at work.</param>
/// <param name="Scheduled">To be on the roster for that, shrinkage included.</param>
/// <param name="Occupancy">With those needed; null where nobody is.</param>
public sealed record PoolNeed(ImmutableArray<double> AsIs, ImmutableArray<int> OnContacts, ImmutableArray<int> Scheduled, ImmutableArray<double?> Occupancy);

/// <summary>How one class fares through the day. Null where nobody arrived.</summary>
/// <param name="Arrivals">Per day.</param>
/// <param name="AsIs">Answered in time as it is, of all who arrived.</param>
/// <param name="InTime">With those needed.</param>
/// <param name="Abandoned">With those needed.</param>
/// <param name="Missed">Intervals in which it is not served as asked for even so, by more than chance.</param>
public sealed record ClassService(StaffingTargets Targets, ImmutableArray<double> Arrivals, ImmutableArray<Figure?> AsIs, ImmutableArray<Figure?> InTime, ImmutableArray<Figure?> Abandoned, ImmutableArray<int> Missed);
