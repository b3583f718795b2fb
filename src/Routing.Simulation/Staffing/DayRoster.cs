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
            var pool = scenario.Pools.Single(p => p.Name == name);
            // Somebody must be there to be put on a shift, if only on an empty one.
            var ids = Ids(pool, Math.Max(1, counts.Max()));
            scenario = scenario with
            {
                Pools = scenario.Pools.Replace(pool, pool with { AgentIds = ids, Shifts = new Shifts(Axis.Width, counts, Axis.IsOfDay) }),
                Setup = scenario.Setup is { Agents.IsEmpty: false } setup ? Configured(setup, pool, ids) : scenario.Setup,
            };
        }
        return scenario;
    }

    private static ImmutableArray<string> Ids(AgentPool pool, int count) =>
        [.. Enumerable.Range(0, count).Select(n => n < pool.AgentIds.Length ? pool.AgentIds[n] : $"{pool.AgentIds[n % pool.AgentIds.Length]}-more-{n / pool.AgentIds.Length}")];

    private static ScenarioSetup Configured(ScenarioSetup setup, AgentPool pool, ImmutableArray<string> ids)
    {
        var agents = setup.Agents.RemoveRange(pool.AgentIds.Except(ids));
        for (var n = 0; n < ids.Length; n++)
        {
            var like = setup.Agents[pool.AgentIds[n % pool.AgentIds.Length]];
            agents = agents.SetItem(ids[n], like with { Name = n < pool.AgentIds.Length ? like.Name : ids[n], Shifts = null });
        }
        return setup with { Agents = agents, Pools = setup.Pools.ContainsKey(pool.Name) ? setup.Pools.SetItem(pool.Name, ids) : setup.Pools };
    }
}
