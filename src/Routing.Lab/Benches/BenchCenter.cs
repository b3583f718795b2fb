using Routing.Embedded;

namespace Routing.Lab;

/// <summary>How large a center a bench sets up.</summary>
public sealed record BenchSize(int Agents, int Queues, int Customers)
{
    public static readonly BenchSize Standard = new(2_000, 50, 20_000);

    /// <summary>Queues each agent serves.</summary>
    public int QueuesPerAgent { get; init; } = 3;
}

/// <summary>A center on a durable store in this process: production actors, real clock, thread pool.</summary>
public sealed class BenchCenter : IDisposable
{
    private BenchCenter(SqliteStore store, BenchSize size)
    {
        (Store, Size) = (store, size);
        Engine = new EmbeddedEngine(store, TimeProvider.System, PoolScheduler.Instance, new EngineOptions { Seed = 1 });
    }

    public SqliteStore Store { get; }
    public BenchSize Size { get; }
    public EmbeddedEngine Engine { get; }

    /// <summary>As every customer of a bench is found, where it is not asked for.</summary>
    public static readonly CustomerRecord Customer = CustomerRecord.Unknown with { Version = 1 };

    public static string CustomerId(long n) => $"customer-{n}";

    public static string QueueId(int n) => $"queue-{n}";

    public static string AgentId(int n) => $"agent-{n}";

    // Wrap-up is ended by hand in a bench: its own end would only be waited for.
    public static QueueConfig Queue(int n) => new() { Name = QueueId(n), WrapUpSeconds = 3600, OfferTimeoutSeconds = 60, MaxWaitSeconds = 0 };

    public static AgentProfile Agent(int n, BenchSize size) => new()
    {
        Name = AgentId(n),
        Queues = [.. Enumerable.Range(0, size.QueuesPerAgent).Select(i => QueueId((n + i * 17) % size.Queues)).Distinct()],
    };

    /// <summary>Opens the store in a folder and puts queues, agents, all ready, and customers: none of them is new to it.</summary>
    public static async Task<BenchCenter> Start(string directory, BenchSize size, bool ready = true)
    {
        var center = Open(directory, size);
        for (var n = 0; n < size.Queues; n++)
        {
            var config = Queue(n);
            var answer = await center.Engine.Queue(QueueId(n)).Configure(config, null);
            await center.Engine.Dispatcher(config.Group).EnlistQueue(QueueId(n), config, answer.Version);
        }
        await Parallel.ForAsync(0, size.Agents, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (n, ct) => await center.PutAgent(n, ready, ct));
        await Parallel.ForAsync(0, size.Customers, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (n, ct) => await center.Engine.Customer(CustomerId(n)).Configure(new CustomerProfile(), null, ct));
        return center;
    }

    /// <summary>The center that is on disk already.</summary>
    public static BenchCenter Open(string directory, BenchSize size) => new(SqliteStore.Open(Path.Combine(directory, "routing.db")), size);

    public void Dispose()
    {
        Engine.Dispose();
        Store.Dispose();
    }

    private async ValueTask PutAgent(int n, bool ready, CancellationToken ct)
    {
        var agent = Engine.Agent(AgentId(n));
        await agent.Configure(Agent(n, Size), Defaults.Group, null, ct);
        await Engine.Dispatcher(Defaults.Group).EnlistAgent(AgentId(n), ct);
        if (ready) await agent.SetPresence(PresenceKind.Ready, null, ct);
    }
}
