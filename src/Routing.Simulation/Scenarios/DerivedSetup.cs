using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>
/// The set-up of a scenario that gives none, or gives a part: a queue for each queue its classes name, an agent for each
/// place in a pool. The skill of a class is named after it; its level is the pool's.
/// </summary>
public static class DerivedSetup
{
    /// <summary>The scenario's own set-up, with what it leaves out.</summary>
    public static ScenarioSetup Of(Scenario scenario)
    {
        var given = scenario.Setup ?? new ScenarioSetup();
        return given with
        {
            Queues = given.Queues.IsEmpty ? Queues(scenario) : given.Queues,
            Agents = given.Agents.IsEmpty ? Agents(scenario) : given.Agents,
        };
    }

    /// <summary>What a contact of a class asks for: the skill named after it, where the set-up is derived.</summary>
    public static ImmutableArray<SkillLevel> Requirements(Scenario scenario, ContactClass contactClass) =>
        scenario.Setup is { Agents.IsEmpty: false } ? [] : [new SkillLevel(contactClass.Name)];

    /// <summary>What a contact of a class has above its queue, whose priority is that of the queue's first class.</summary>
    public static int Urgency(Scenario scenario, ContactClass contactClass) => scenario.Setup is { Queues.IsEmpty: false }
        ? 0
        : (int)(contactClass.Priority - scenario.Classes.First(c => c.Queue == contactClass.Queue).Priority);

    private static ImmutableSortedDictionary<string, QueueConfig> Queues(Scenario scenario) =>
        scenario.Classes.GroupBy(c => c.Queue).ToImmutableSortedDictionary(g => g.Key, g => Queue(scenario, [.. g]), StringComparer.Ordinal);

    private static QueueConfig Queue(Scenario scenario, ImmutableArray<ContactClass> classes)
    {
        var first = classes[0];
        var perMinute = 1 / scenario.TimeUnit.TotalMinutes;
        return new QueueConfig
        {
            Name = first.Queue,
            Priority = first.Priority,
            AgeingPerMinute = first.Ageing * perMinute,
            MaxWaitSeconds = 0,
            WrapUpSeconds = 0,
            Channels = [.. classes.Select(c => c.Channel).Distinct()],
            MaxWaiting = scenario.BufferPerClass * classes.Length ?? 0,
            WaitingCostPerMinute = first.HoldingCost * perMinute,
            UnresolvedCost = first.UnresolvedCost,
            OnNoAnswer = NoAnswerAction.StayReady,
            Affinity = new AffinityRule { Enabled = scenario.Customers is { KnownAgentFactor: not 1 } },
        };
    }

    private static ImmutableSortedDictionary<string, AgentProfile> Agents(Scenario scenario) => scenario.Pools
        .SelectMany(pool => pool.AgentIds.Select(id => KeyValuePair.Create(id, Agent(scenario, pool, id))))
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static AgentProfile Agent(Scenario scenario, AgentPool pool, string id)
    {
        var served = scenario.Classes.Where(c => pool.Serves.ContainsKey(c.Name)).ToList();
        return new AgentProfile
        {
            Name = id,
            Tier = scenario.AgentTiers.GetValueOrDefault(pool.Name),
            Skills = pool.Serves.ToImmutableDictionary(s => s.Key, s => s.Value.Level),
            Queues = [.. served.Select(c => c.Queue).Distinct()],
            Channels = served.Select(c => c.Channel).Distinct().ToImmutableDictionary(c => c, _ => 1),
            MaxConcurrent = 1,
        };
    }
}
