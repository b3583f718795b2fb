using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Days of a real group as rosters are tried on them: the same customers in each, drawn from what did come, and whoever the roster has at work.</summary>
internal sealed class NeedsDays
{
    private readonly NeedsCase _asked;
    private readonly CancellationToken _ct;
    private readonly ImmutableArray<History> _days;

    public NeedsDays(NeedsCase asked, CancellationToken ct)
    {
        (_asked, _ct) = (asked, ct);
        var setup = SetupOf(asked);
        var drawn = new WhatIfCase
        {
            Group = asked.Group, From = asked.From, To = asked.To, AsIs = asked.AsIs, Variant = asked.AsIs, Demand = asked.Demand, Presences = [], Replications = asked.Replications, Seed = asked.Seed,
        };
        _days = [.. Enumerable.Range(0, asked.Replications).Select(r => WhatIfHistory.Of(drawn, setup, asked.Seed + r))];
        Scenario = ScenarioOf(asked, setup);
    }

    /// <summary>The group as a scenario: a class for each queue, at the rates expected, and its pools.</summary>
    public Scenario Scenario { get; }

    public bool IsAnybodyComing => _days.Any(day => !day.Contacts.IsEmpty);

    /// <summary>All days with the roster of a scenario; with the group's own where that has none.</summary>
    public SimulationResult Run(Scenario scenario)
    {
        var presences = scenario.Pools.All(pool => pool.Shifts is null) ? AsIs() : Of(scenario);
        var runs = new List<RunResult>(_days.Length);
        for (var r = 0; r < _days.Length; r++)
        {
            using var run = new ReplayRun(_days[r] with { Setup = scenario.Setup!, Presences = presences }, scenario, scenario.Setup!, _asked.Seed + r, FitEffort.Brief, NeedsLimits.Slot / scenario.TimeUnit);
            runs.Add(run.Run(null, _ct).Result);
        }
        return SimulationResult.Of(scenario, runs);
    }

    private ImmutableArray<HistoryPresence> Of(Scenario scenario) => Presences(
        from pool in scenario.Pools
        from n in Enumerable.Range(0, pool.AgentIds.Length)
        select (pool.AgentIds[n], (Func<int, bool>)(slot => pool.Shifts is not { } shifts || n < shifts.In(slot))));

    private ImmutableArray<HistoryPresence> AsIs() => Presences(
        from pool in _asked.Pools
        from agent in pool.Agents
        select (agent, (Func<int, bool>)(slot => pool.IsThere.IsEmpty || pool.IsThere[agent][slot])));

    private ImmutableArray<HistoryPresence> Presences(IEnumerable<(string Agent, Func<int, bool> IsThere)> agents)
    {
        var changes = ImmutableArray.CreateBuilder<HistoryPresence>();
        foreach (var (agent, isThere) in agents)
        {
            var was = false;
            for (var slot = 0; slot < _asked.Slots; slot++)
            {
                var now = isThere(slot);
                if (now != was) changes.Add(new HistoryPresence(_asked.StartOf(slot), agent, now ? PresenceKind.Ready : PresenceKind.Offline, null));
                was = now;
            }
        }
        return [.. changes.OrderBy(change => change.At)];
    }

    private static ScenarioSetup SetupOf(NeedsCase asked) => new()
    {
        Groups = ImmutableSortedDictionary.Create<string, GroupRules>(StringComparer.Ordinal).Add(asked.Group, asked.AsIs.Rules),
        Queues = asked.AsIs.Queues,
        // Their own shifts would have them come and go beside the roster.
        Agents = asked.Pools.SelectMany(pool => pool.Agents).ToImmutableSortedDictionary(id => id, id => asked.AsIs.Agents[id] with { Shifts = null }, StringComparer.Ordinal),
    };

    private static Scenario ScenarioOf(NeedsCase asked, ScenarioSetup setup)
    {
        var unit = TimeSpan.FromMinutes(1);
        var width = NeedsLimits.Slot / unit;
        return new Scenario
        {
            Name = asked.Group,
            TimeUnit = unit,
            Classes =
            [
                .. asked.Demand.Queues.Select(queue => new ContactClass
                {
                    Name = queue.Key,
                    Queue = queue.Key,
                    Arrivals = new ProfileArrivals(width, [.. queue.Value.Expected.Select(contacts => contacts / width)], Repeat: false, DayFactorGammaShape: null),
                    WithinTimeUnits = asked.Targets[queue.Key].ThresholdSeconds / unit.TotalSeconds,
                }),
            ],
            Pools =
            [
                .. asked.Pools.Select(pool => new AgentPool
                {
                    Name = pool.Name,
                    AgentIds = pool.Agents,
                    Serves = pool.Queues.Where(asked.Demand.Queues.ContainsKey).ToImmutableSortedDictionary(
                        queue => queue, queue => new PoolService(new DeterministicDistribution(NeedsErlang.HandleSeconds(asked.Demand.Queues[queue]) / unit.TotalSeconds)), StringComparer.Ordinal),
                }),
            ],
            Setup = setup,
        };
    }
}
