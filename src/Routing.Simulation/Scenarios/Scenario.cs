using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>A scenario file, read and checked: who arrives, who serves, and how long it all takes.</summary>
public sealed record Scenario
{
    public required string Name { get; init; }

    /// <summary>What 1 stands for wherever the file gives a duration or a rate.</summary>
    public required TimeSpan TimeUnit { get; init; }

    /// <summary>Waiting contacts of a class beyond which a new one is blocked; null is no bound.</summary>
    public int? BufferPerClass { get; init; }

    /// <summary>Contacts waiting and handled together beyond which a new one is blocked, as by the lines of a switch; null is no bound.</summary>
    public int? MostInSystem { get; init; }
    public int WarmUpArrivals { get; init; }
    public required ImmutableArray<ContactClass> Classes { get; init; }
    public required ImmutableArray<AgentPool> Pools { get; init; }

    /// <summary>An unresolved contact comes back, at once or after <see cref="ReturnDelay"/>.</summary>
    public bool CallbackUnresolved { get; init; }
    public Distribution? ReturnDelay { get; init; }

    /// <summary>The threshold of the share answered in time.</summary>
    public double WithinTimeUnits { get; init; } = 1.0 / 3;
    public CustomerCrowd? Customers { get; init; }

    /// <summary>Tier of each pool's agents.</summary>
    public ImmutableSortedDictionary<string, string> AgentTiers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Lost when an agent changes topic.</summary>
    public TimeSpan SwitchTime { get; init; }

    /// <summary>Patience is multiplied by this once the customer was told how long it may take.</summary>
    public double PatienceFactorAfterEstimate { get; init; } = 1;
    public Complexity? Complexity { get; init; }

    /// <summary>Believable data; null derives queues and agents from classes and pools.</summary>
    public ScenarioSetup? Setup { get; init; }

    public AgentPool? PoolOf(string agentId) => Pools.FirstOrDefault(pool => pool.AgentIds.Contains(agentId));
}

/// <summary>Contacts of one kind: how they arrive, how long they wait, and what it costs.</summary>
public sealed record ContactClass
{
    public required string Name { get; init; }
    public required Arrivals Arrivals { get; init; }

    /// <summary>How long a customer waits before leaving; null waits for ever.</summary>
    public Distribution? Patience { get; init; }

    /// <summary>Per waiting contact and time unit.</summary>
    public double HoldingCost { get; init; } = 1;
    public double UnresolvedCost { get; init; } = 3;
    public double BlockedCost { get; init; } = 3;
    public double Priority { get; init; }

    /// <summary>Priority gained per time unit of waiting.</summary>
    public double Ageing { get; init; }
    public required string Queue { get; init; }

    /// <summary>The threshold of the share answered in time; null is the scenario's.</summary>
    public double? WithinTimeUnits { get; init; }
    public Channel Channel { get; init; } = Channel.Voice;
}

/// <summary>Agents with the same skills.</summary>
public sealed record AgentPool
{
    public required string Name { get; init; }
    public required ImmutableArray<string> AgentIds { get; init; }
    public required ImmutableSortedDictionary<string, PoolService> Serves { get; init; }

    /// <summary>How many of them are there through the day; null where all are there all the time.</summary>
    public Shifts? Shifts { get; init; }

    /// <summary>The class as which these agents, bots say, hand over at once what they have not resolved; null hands nothing over.</summary>
    public string? HandsOverTo { get; init; }
}

/// <summary>How a pool serves a class.</summary>
public sealed record PoolService(Distribution Service, double Resolve = 1, int Level = 5);

/// <summary>Customers who come back, and how they are spread over tiers.</summary>
/// <param name="KnownAgentFactor">Multiplies handle time when the agent is the one who served this customer last.</param>
public sealed record CustomerCrowd(int Count, double ReturnShare, ImmutableSortedDictionary<string, double> Tiers, double KnownAgentFactor = 1);

/// <summary>Simple and hard contacts, and how agents of a tier cope with each.</summary>
public sealed record Complexity(ComplexityKind Simple, ComplexityKind Hard);

/// <summary>The share of contacts of one complexity, and the factor on handle time by tier of agent.</summary>
public sealed record ComplexityKind(double Share, ImmutableSortedDictionary<string, double> Factors);
