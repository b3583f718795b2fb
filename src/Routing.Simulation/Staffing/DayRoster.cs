using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>How many agents of each pool are at work, interval by interval of the day. Pools that are not named stay as they are.</summary>
public sealed record DayRoster(CourseAxis Axis, ImmutableSortedDictionary<string, ImmutableArray<int>> Agents)
{
    /// <summary>The scenario with this roster in place of its own: agents beyond those there are each like one of them, in turn, and nobody has shifts of one's own.</summary>
    public Scenario In(Scenario scenario)
    {
        foreach (var (name, counts) in Agents)
        {
            // Somebody must be there to be put on a shift, if only on an empty one.
            scenario = With(scenario, scenario.Pools.Single(p => p.Name == name), Math.Max(1, counts.Max()), new Shifts(Axis.Width, counts, Axis.IsOfDay), profile => profile with { Shifts = null });
        }
        return scenario;
    }

    /// <summary>The scenario with so many agents in a pool: the first of those there, and beyond them each like one of them, in turn.</summary>
    /// <param name="configured">What becomes of their profiles.</param>
    public static Scenario With(Scenario scenario, AgentPool pool, int count, Shifts? shifts, Func<AgentProfile, AgentProfile> configured)
    {
        var ids = Ids(pool, count);
        return scenario with
        {
            Pools = scenario.Pools.Replace(pool, pool with { AgentIds = ids, Shifts = shifts }),
            Setup = scenario.Setup is { Agents.IsEmpty: false } setup ? Configured(setup, pool, ids, configured) : scenario.Setup,
        };
    }

    private static ImmutableArray<string> Ids(AgentPool pool, int count) =>
        [.. Enumerable.Range(0, count).Select(n => n < pool.AgentIds.Length ? pool.AgentIds[n] : $"{pool.AgentIds[n % pool.AgentIds.Length]}-more-{n / pool.AgentIds.Length}")];

    private static ScenarioSetup Configured(ScenarioSetup setup, AgentPool pool, ImmutableArray<string> ids, Func<AgentProfile, AgentProfile> configured)
    {
        // Whoever is not in the roster is not to be configured either: the engine would hold the place open.
        var agents = setup.Agents.RemoveRange(pool.AgentIds.Except(ids));
        for (var n = 0; n < ids.Length; n++)
        {
            var like = setup.Agents[pool.AgentIds[n % pool.AgentIds.Length]];
            agents = agents.SetItem(ids[n], configured(like with { Name = n < pool.AgentIds.Length ? like.Name : ids[n] }));
        }
        return setup with { Agents = agents, Pools = setup.Pools.ContainsKey(pool.Name) ? setup.Pools.SetItem(pool.Name, ids) : setup.Pools };
    }
}
