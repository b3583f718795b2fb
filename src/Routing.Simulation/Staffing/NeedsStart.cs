using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Where a search for needs begins: by Erlang C, with each class given to the pool that is best at it, of those who are in at that time.</summary>
internal static class NeedsStart
{
    private const int PointsPerInterval = 6;
    private const double SecondsPerHour = 3600;

    /// <param name="isIn">Whether anybody of a pool is at work in an interval as it is: who is not has other hours.</param>
    /// <exception cref="ScenarioException">So many arrive that no number of agents would be enough.</exception>
    public static Dictionary<string, int[]> Of(Scenario scenario, CourseAxis axis, IReadOnlyCollection<AgentPool> pools, Func<AgentPool, int, bool> isIn, IReadOnlyDictionary<string, StaffingTargets> targets)
    {
        var start = pools.ToDictionary(pool => pool.Name, _ => new int[axis.Count], StringComparer.Ordinal);
        for (var at = 0; at < axis.Count; at++)
        {
            var given = scenario.Classes.ToLookup(c => BestFor(c, pools, pool => isIn(pool, at)).Name, StringComparer.Ordinal);
            foreach (var pool in pools) start[pool.Name][at] = Needed(scenario, axis, pool, [.. given[pool.Name]], at, targets);
        }
        return start;
    }

    private static AgentPool BestFor(ContactClass contactClass, IEnumerable<AgentPool> pools, Func<AgentPool, bool> isIn) => pools
        .Where(pool => pool.Serves.ContainsKey(contactClass.Name))
        .OrderByDescending(isIn).ThenByDescending(pool => pool.Serves[contactClass.Name].Level).ThenBy(pool => pool.Serves.Count).ThenBy(pool => pool.Serves[contactClass.Name].Service.Mean).First();

    private static int Needed(Scenario scenario, CourseAxis axis, AgentPool pool, ImmutableArray<ContactClass> classes, int at, IReadOnlyDictionary<string, StaffingTargets> targets)
    {
        var perUnit = classes.ToDictionary(c => c.Name, c => RateIn(c, axis, at), StringComparer.Ordinal);
        var rate = perUnit.Values.Sum();
        if (rate <= 0) return 0;
        var mean = classes.Sum(c => perUnit[c.Name] * pool.Serves[c.Name].Service.Mean) / rate;
        var strictest = classes.Select(c => targets[c.Name]).MaxBy(target => target.InTime)!;
        var units = scenario.TimeUnit.TotalSeconds;
        try
        {
            return StaffingNeed.Of(new StaffingLoad(rate / units * SecondsPerHour, mean * units), strictest with { MaxAbandoned = null }).OnContacts;
        }
        catch (ArgumentException fault)
        {
            throw new ScenarioException("$.classes", $"pool {pool.Name}: {fault.Message}");
        }
    }

    public static double RateIn(ContactClass contactClass, CourseAxis axis, int at) =>
        Enumerable.Range(0, PointsPerInterval).Average(n => contactClass.Arrivals.RateAt((at + ((n + 0.5) / PointsPerInterval)) * axis.Width));
}
