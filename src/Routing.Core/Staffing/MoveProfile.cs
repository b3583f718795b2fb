using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A move of agents as the rules carry it out: a profile with its hours, under which they join the other queue and leave their own. A suggestion that is accepted and one that is simulated are the same.</summary>
public static class MoveProfile
{
    public static RuleProfile Of(string name, ImmutableArray<string> agents, string from, string to, ImmutableArray<RuleHours> hours) => new()
    {
        Name = name,
        Hours = hours,
        Agents = [new AgentChange { Agents = agents, AddQueues = [to], LeaveQueues = [from] }],
    };

    /// <summary>Who of a queue could be moved to another, in the order of their ids: those who serve it already leave their own for it.</summary>
    public static IEnumerable<string> WhoCould(IReadOnlyDictionary<string, AgentProfile> agents, string from, string to, QueueConfig queue) => agents
        .Where(agent => agent.Value.Kind == AgentKind.Person && agent.Value.Queues.Contains(from) && (agent.Value.Queues.Contains(to) || StandInAbility.Of(agent.Key, agent.Value, to, queue)))
        .Select(agent => agent.Key).Order(StringComparer.Ordinal);
}
