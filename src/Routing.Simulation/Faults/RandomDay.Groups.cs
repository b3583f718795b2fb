using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>
/// On some days the center is of two groups, each with a dispatcher of its own: the last queue and every other agent are the second's.
/// Contacts are sent to and fro between them; agents serve the queues of their own.
/// </summary>
public sealed partial class RandomDay
{
    private const string OtherGroup = "other";

    private readonly bool _isSplit;

    private ImmutableArray<string> Groups => _isSplit ? [Defaults.Group, OtherGroup] : [Defaults.Group];

    private IEnumerable<ActorKey> Dispatchers => Groups.Select(ActorKey.Dispatcher);

    private static bool IsSplit(int seed) => new Random(unchecked(seed * 19 + 5)).Next(3) == 0;

    private string GroupOfQueue(string? queue) => _isSplit && queue == Queues[^1] ? OtherGroup : Defaults.Group;

    private string GroupOfAgent(string agent) => _isSplit && Array.IndexOf(_agents, agent) % 2 == 1 ? OtherGroup : Defaults.Group;

    private string DefaultQueueOf(string group) => group == OtherGroup ? Queues[^1] : Queues[0];

    private AgentProfile InGroup(string id, AgentProfile profile) =>
        _isSplit ? profile with { Queues = [.. profile.Queues.Where(queue => GroupOfQueue(queue) == GroupOfAgent(id))] } : profile;
}
