using System.Collections.Immutable;
using Routing.Simulation;

namespace Routing.Silo.Tests;

/// <summary>The contact center that is played: groups of one queue and its own agents, each busy enough to decide several times a second.</summary>
/// <param name="name">Tells its queues from those of another test.</param>
internal sealed class Center(string name)
{
    private const int Groups = 4;
    private const int AgentsPerGroup = 7;
    private const double ContactsPerSecond = 1.5;

    public string Name => name;
    public ImmutableArray<string> Queues { get; } = [.. Enumerable.Range(1, Groups).Select(n => $"{name}-{n}")];

    public IEnumerable<string> AgentsOf(string queue) => Scenario.Pools.Single(pool => pool.Name == queue).AgentIds;

    public static string GroupOf(string queue) => $"group-{queue}";

    public Scenario Scenario => new()
    {
        Name = name,
        TimeUnit = TimeSpan.FromSeconds(1),
        Classes = [.. Queues.Select(Class)],
        Pools = [.. Queues.Select(Pool)],
        Customers = new CustomerCrowd(400, 0.3, ImmutableSortedDictionary<string, double>.Empty.Add(Defaults.CustomerTier, 1)),
        Setup = new ScenarioSetup
        {
            Queues = Queues.ToImmutableSortedDictionary(queue => queue, queue => new QueueConfig { Name = queue, Group = GroupOf(queue), OfferTimeoutSeconds = 6, WrapUpSeconds = 2 }),
            // So slow that there are open offers at any moment.
            Manners = new Manners
            {
                Reaction = new LognormalDistribution(-0.5, 0.4),
                WrapUp = new DeterministicDistribution(0.2),
                DeclineShare = 0.02,
                NoAnswerShare = 0.01,
            },
        },
    };

    private static ContactClass Class(string queue) => new()
    {
        Name = queue,
        Queue = queue,
        Arrivals = new PoissonArrivals(ContactsPerSecond),
        Patience = new ExponentialDistribution(60),
    };

    private static AgentPool Pool(string queue) => new()
    {
        Name = queue,
        AgentIds = [.. Enumerable.Range(1, AgentsPerGroup).Select(n => $"{queue}-agent-{n}")],
        Serves = ImmutableSortedDictionary<string, PoolService>.Empty.Add(queue, new PoolService(new ExponentialDistribution(1.5))),
    };
}
