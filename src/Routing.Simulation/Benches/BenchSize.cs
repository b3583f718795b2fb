using Routing.Actors;

namespace Routing.Simulation;

/// <summary>How large a center a bench sets up, and what is in it.</summary>
public sealed record BenchSize(int Agents, int Queues, int Customers)
{
    public static readonly BenchSize Standard = new(2_000, 50, 20_000);

    /// <summary>Queues each agent serves.</summary>
    public int QueuesPerAgent { get; init; } = 3;

    /// <summary>How long a contact is kept for the agent its customer knows; zero where the time of an offer is measured, as it would wait on purpose.</summary>
    public int MaxHoldSeconds { get; init; } = new AffinityRule().MaxHoldSeconds;

    /// <summary>Routing groups that queues and agents are dealt out to; a divisor of the queues.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>As every customer of a bench is found, where it is not asked for.</summary>
    public static readonly CustomerRecord Customer = CustomerRecord.Unknown with { Version = 1 };

    public static string CustomerId(long n) => $"customer-{n}";

    public static string QueueId(int n) => $"queue-{n}";

    public static string AgentId(int n) => $"agent-{n}";

    /// <summary>The group of the n-th queue, or agent.</summary>
    public string Group(int n) => Groups == 1 ? Defaults.Group : $"group-{n % Groups}";

    // Wrap-up is ended by hand in a bench: its own end would only be waited for.
    public QueueConfig Queue(int n) => new() { Name = QueueId(n), Group = Group(n), WrapUpSeconds = 3600, OfferTimeoutSeconds = 60, MaxWaitSeconds = 0, Affinity = new AffinityRule { MaxHoldSeconds = MaxHoldSeconds } };

    public AgentProfile Agent(int n) => new()
    {
        Name = AgentId(n),
        Queues = [.. Enumerable.Range(0, QueuesPerAgent).Select(i => QueueId(n % Groups + (n / Groups + i * 17) % (Queues / Groups) * Groups)).Distinct()],
    };

    /// <summary>Puts queues, agents and customers: none of them is new to it.</summary>
    /// <param name="ready">Whether the agents are to be ready.</param>
    public Task Put(IActorDirectory actors, bool ready = true) => Put([actors], ready);

    /// <summary>Puts them by way of several gateways in turn.</summary>
    public async Task Put(IReadOnlyList<IActorDirectory> gateways, bool ready = true)
    {
        for (var n = 0; n < Queues; n++)
        {
            var (config, actors) = (Queue(n), gateways[n % gateways.Count]);
            var answer = await actors.Queue(QueueId(n)).Configure(config, null);
            await actors.Dispatcher(config.Group).EnlistQueue(QueueId(n), config, answer.Version);
        }
        await Parallel.ForAsync(0, Agents, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (n, ct) =>
        {
            // By tens, that groups are not dealt out with them.
            var actors = gateways[n / 10 % gateways.Count];
            var agent = actors.Agent(AgentId(n));
            await agent.Configure(Agent(n), Group(n), null, ct);
            await actors.Dispatcher(Group(n)).EnlistAgent(AgentId(n), ct);
            if (ready) await agent.SetPresence(PresenceKind.Ready, null, ct);
        });
        await Parallel.ForAsync(0, Customers, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (n, ct) => await gateways[n % gateways.Count].Customer(CustomerId(n)).Configure(new CustomerProfile(), null, ct));
    }
}
