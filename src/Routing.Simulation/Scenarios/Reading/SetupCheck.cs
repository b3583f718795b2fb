namespace Routing.Simulation;

/// <summary>Whether the parts of a scenario fit together: every name used is one that is there.</summary>
internal static class SetupCheck
{
    public static void Check(Place root, Scenario scenario)
    {
        foreach (var pool in scenario.AgentTiers.Keys.Where(name => scenario.Pools.All(p => p.Name != name)))
        {
            throw root.At("agentTiers").At(pool).Wrong("there is no pool of this name.");
        }
        Unused(root, scenario);
        if (scenario.Setup is not { Queues.IsEmpty: false }) OneQueue(root, scenario);
        if (scenario.Setup is not { } setup) return;
        var place = root.At("setup");
        Queues(root, place, scenario, setup);
        Agents(place, scenario, setup);
        for (var i = 0; i < setup.Communities.Length; i++)
        {
            if (setup.Communities[i].Classes.FirstOrDefault(name => scenario.Classes.All(c => c.Name != name)) is not { } missing) continue;
            throw new ScenarioException($"{place.Path}.communities[{i}].classes", $"there is no class \"{missing}\"; write some of {string.Join(", ", scenario.Classes.Select(c => c.Name))}.");
        }
        foreach (var name in setup.Utterances.Keys.Where(name => scenario.Classes.All(c => c.Name != name)))
        {
            throw place.At("utterances").At(name).Wrong($"there is no class of this name; write one of {string.Join(", ", scenario.Classes.Select(c => c.Name))}.");
        }
    }

    /// <summary>What would change nothing, for want of what it goes with, was meant to change something.</summary>
    private static void Unused(Place root, Scenario scenario)
    {
        if (scenario.ReturnDelay is not null && root.Maybe("callbackUnresolved") is null)
            throw root.At("returnDelay").Wrong("nobody comes back: write \"callbackUnresolved\":true too, or false to say so.");
        if (scenario.Complexity is not { } complexity) return;
        var tiers = DerivedSetup.Of(scenario).Agents.Values.Select(agent => agent.Tier).ToHashSet();
        if (!complexity.Simple.Factors.Keys.Concat(complexity.Hard.Factors.Keys).Any(tiers.Contains))
            throw root.At("complexity").Wrong("no agent is of a tier that has a factor here, so it changes nothing; write agentTiers, as {\"POOL\":\"TIER\"}, or factors of tiers that are there.");
    }

    /// <summary>Classes that share a queue have its ageing and its costs; in priority their contacts may differ, as far as urgency goes.</summary>
    private static void OneQueue(Place root, Scenario scenario)
    {
        for (var i = 0; i < scenario.Classes.Length; i++)
        {
            var (own, first) = (scenario.Classes[i], scenario.Classes.First(c => c.Queue == scenario.Classes[i].Queue));
            var more = own.Priority - first.Priority;
            if (more != Math.Truncate(more) || Math.Abs(more) > Limits.Urgency)
                throw new ScenarioException($"{root.Path}.classes[{i}].priority", $"shares the queue {own.Queue} with {first.Name}: write a priority that differs from its by a whole number up to {Limits.Urgency}, or give it a queue of its own.");
            if (own.Ageing != first.Ageing)
                throw new ScenarioException($"{root.Path}.classes[{i}].ageing", $"shares the queue {own.Queue} with {first.Name}, and a queue has one ageing: write the same, or give it a queue of its own.");
        }
    }

    private static void Queues(Place root, Place setup, Scenario scenario, ScenarioSetup given)
    {
        // No queues at all means that they are derived; some but not those of the classes is a slip.
        if (given.Queues.IsEmpty) return;
        for (var i = 0; i < scenario.Classes.Length; i++)
        {
            var queue = scenario.Classes[i].Queue;
            if (given.Queues.ContainsKey(queue)) continue;
            throw new ScenarioException($"{root.Path}.classes[{i}].queue", $"there is no queue \"{queue}\" in setup.queues; write one of {string.Join(", ", given.Queues.Keys)}.");
        }
        foreach (var (id, agent) in given.Agents)
        {
            if (agent.Queues.FirstOrDefault(q => !given.Queues.ContainsKey(q)) is not { } missing) continue;
            throw setup.At("agents").At(id).Wrong($"there is no queue \"{missing}\" in setup.queues; write one of {string.Join(", ", given.Queues.Keys)}.");
        }
    }

    private static void Agents(Place setup, Scenario scenario, ScenarioSetup given)
    {
        foreach (var pool in given.Pools.Keys.Where(name => scenario.Pools.All(p => p.Name != name)))
        {
            throw setup.At("pools").At(pool).Wrong("there is no pool of this name.");
        }
        if (given.Agents.IsEmpty) return;
        foreach (var pool in scenario.Pools)
        {
            if (pool.AgentIds.FirstOrDefault(id => !given.Agents.ContainsKey(id)) is not { } missing) continue;
            throw setup.At("agents").Wrong($"agent \"{missing}\" of pool \"{pool.Name}\" is not here; write its body, or name others in setup.pools.{pool.Name}.");
        }
        foreach (var id in given.Agents.Keys.Where(id => scenario.PoolOf(id) is null))
        {
            throw setup.At("agents").At(id).Wrong("is in no pool, so nothing says how it serves; name it in setup.pools.");
        }
    }
}
