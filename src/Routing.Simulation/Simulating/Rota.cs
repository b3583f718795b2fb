using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>
/// The baseline assign-on-arrival: every agent has queues of its own, one for each it serves, and each contact goes into
/// the next agent's, free or not.
/// </summary>
internal sealed class Rota
{
    private readonly Dictionary<string, ImmutableArray<string>> _agents;
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    private Rota(Scenario scenario)
    {
        _agents = scenario.Classes.ToDictionary(
            c => c.Name, c => scenario.Pools.Where(pool => pool.Serves.ContainsKey(c.Name)).SelectMany(pool => pool.AgentIds).ToImmutableArray(), StringComparer.Ordinal);
        if (_agents.FirstOrDefault(served => served.Value.IsEmpty).Key is { } alone)
            throw new ScenarioException("$.pools", $"assign-on-arrival gives each contact to an agent, and no pool with agents serves {alone}; add it to the serves of one.");
    }

    /// <summary>The set-up with a queue per agent and queue, and the rota over them.</summary>
    public static (ScenarioSetup Setup, Rota Rota) Of(Scenario scenario, ScenarioSetup setup)
    {
        var queues = ImmutableSortedDictionary.CreateBuilder<string, QueueConfig>(StringComparer.Ordinal);
        var agents = ImmutableSortedDictionary.CreateBuilder<string, AgentProfile>(StringComparer.Ordinal);
        foreach (var (id, agent) in setup.Agents)
        {
            agents[id] = agent with { Queues = [.. agent.Queues.Select(queue => Own(queue, id))] };
            foreach (var queue in agent.Queues) queues[Own(queue, id)] = setup.Queues[queue] with { MaxWaiting = 0, Overflow = [] };
        }
        return (setup with { Queues = queues.ToImmutable(), Agents = agents.ToImmutable() }, new Rota(scenario));
    }

    /// <summary>The queue of the agent whose turn it is.</summary>
    public string Next(ContactClass contactClass)
    {
        var agents = _agents[contactClass.Name];
        var at = _next.GetValueOrDefault(contactClass.Name);
        _next[contactClass.Name] = (at + 1) % agents.Length;
        return Own(contactClass.Queue, agents[at]);
    }

    private static string Own(string queue, string agent) => $"{queue}.{agent}";
}
