namespace Routing.Simulation;

/// <summary>
/// The agents of pools that are there in shifts. When a shift ends with more than the next one has, those without a
/// contact leave first, and then whoever finishes first: nobody leaves a customer.
/// </summary>
internal sealed class SimulatedShifts(Floor floor, SimulatedCustomers customers, PlannedShifts planned)
{
    private readonly Dictionary<string, PoolOnShift> _byAgent = new(StringComparer.Ordinal);

    /// <summary>Says who is there at the start.</summary>
    public void Begin()
    {
        foreach (var pool in floor.Cast.Scenario.Pools)
        {
            var on = new PoolOnShift(pool);
            foreach (var agent in pool.AgentIds)
            {
                if (pool.Shifts is not null) _byAgent.Add(agent, on);
                if (!on.Here.Contains(agent) || !planned.IsHere(agent)) continue;
                floor.Figures.Came(agent, floor.Now);
                planned.Began(agent);
            }
        }
    }

    /// <summary>The clock runs: shifts follow each other from now on.</summary>
    public void Open()
    {
        foreach (var pool in _byAgent.Values.Distinct()) Next(pool, 1);
    }

    public bool IsHere(string agent) => planned.IsHere(agent) && (!_byAgent.TryGetValue(agent, out var pool) || pool.Here.Contains(agent));

    public void Took(string agent)
    {
        planned.Took(agent);
        if (_byAgent.TryGetValue(agent, out var pool)) pool.Busy.Add(agent);
    }

    /// <summary>An agent is about to finish; true when that was its last contact of the shift.</summary>
    public bool Leaves(string agent)
    {
        var goesHome = planned.Leaves(agent);
        if (!_byAgent.TryGetValue(agent, out var pool)) return goesHome;
        pool.Busy.Remove(agent);
        return goesHome || (pool.Here.Count > pool.Wanted && Leave(pool, agent));
    }

    private void Next(PoolOnShift pool, long interval)
    {
        var shifts = pool.Pool.Shifts!;
        if (!shifts.HasNext(interval) || (customers.AreOver && floor.Open.Count == 0)) return;
        floor.Agenda.At(floor.Clock.When(interval * shifts.Interval), () =>
        {
            pool.Wanted = shifts.In(interval);
            foreach (var agent in pool.Pool.AgentIds.Reverse())
            {
                if (pool.Here.Count > pool.Wanted && pool.Here.Contains(agent) && !pool.Busy.Contains(agent) && Leave(pool, agent)) SetPresence(agent, PresenceKind.Offline);
            }
            foreach (var agent in pool.Pool.AgentIds)
            {
                if (pool.Here.Count >= pool.Wanted) break;
                if (!pool.Here.Add(agent)) continue;
                floor.Figures.Came(agent, floor.Now);
                SetPresence(agent, PresenceKind.Ready);
            }
            Next(pool, interval + 1);
        });
    }

    private bool Leave(PoolOnShift pool, string agent)
    {
        floor.Figures.Left(agent, floor.Now);
        return pool.Here.Remove(agent);
    }

    private void SetPresence(string agent, PresenceKind presence) => floor.Call(async () => await floor.Center.Engine.Agent(agent).SetPresence(presence, null));

    /// <summary>A pool, who of it is here, and how many should be.</summary>
    private sealed class PoolOnShift(AgentPool pool)
    {
        public AgentPool Pool { get; } = pool;
        public int Wanted { get; set; } = pool.Shifts?.In(0) ?? pool.AgentIds.Length;
        public HashSet<string> Here { get; } = new(pool.AgentIds.Take(pool.Shifts?.In(0) ?? pool.AgentIds.Length), StringComparer.Ordinal);
        public HashSet<string> Busy { get; } = new(StringComparer.Ordinal);
    }
}
