using System.Collections.Immutable;
using Routing.Client;

namespace Routing.Server;

/// <summary>What the demonstration's screen shows, gathered from the public API: queues and agents as they stand.</summary>
internal sealed record DemoBoard(ImmutableArray<DemoQueue> Queues, ImmutableSortedDictionary<PresenceKind, int> Agents, int Handling)
{
    public static async Task<DemoBoard> Read(RoutingClient client, CancellationToken ct)
    {
        var agents = await ToList(client.Agents.List(ct));
        var queues = await ToList(client.Queues.List(ct));
        var handling = agents.SelectMany(a => a.Contacts).Where(c => c.State is SlotState.Handling or SlotState.Held).CountBy(c => c.Queue).ToDictionary();
        return new DemoBoard(
            [.. queues.Select(q => new DemoQueue(q.Name, q.Waiting, q.Offered, handling.GetValueOrDefault(q.Id), q.Today?.Answered ?? 0, q.Today?.Abandoned ?? 0, q.ServiceLevel))],
            agents.CountBy(a => a.Presence).ToImmutableSortedDictionary(),
            handling.Values.Sum());
    }

    private static async Task<List<T>> ToList<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items) list.Add(item);
        return list;
    }
}

/// <summary>A queue on the screen.</summary>
internal sealed record DemoQueue(string Name, int Waiting, int Offered, int Handling, long Answered, long Abandoned, ServiceLevelView ServiceLevel);

/// <summary>A decision on the screen: who got which contact, and why.</summary>
internal sealed record DemoDecision(DateTimeOffset At, string Queue, string Contact, string Agent, string Why);
