using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>
/// What a scenario puts on the server before it is played, and the words its customers use. An extension of the fixed
/// scenario format; see docs/scenarios.md.
/// </summary>
public sealed record ScenarioSetup
{
    public ImmutableSortedDictionary<string, GroupRules> Groups { get; init; } = ImmutableSortedDictionary<string, GroupRules>.Empty;
    public ImmutableSortedDictionary<string, QueueConfig> Queues { get; init; } = ImmutableSortedDictionary<string, QueueConfig>.Empty;
    public ImmutableSortedDictionary<string, AgentProfile> Agents { get; init; } = ImmutableSortedDictionary<string, AgentProfile>.Empty;
    public ImmutableSortedDictionary<string, CustomerProfile> Customers { get; init; } = ImmutableSortedDictionary<string, CustomerProfile>.Empty;

    /// <summary>Ids of the agents of each pool.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Pools { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Where customers come from, and what they speak there; empty says nothing of language or region.</summary>
    public ImmutableArray<Community> Communities { get; init; } = [];

    /// <summary>What customers write, by class and language.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> Utterances { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>>.Empty;

    /// <summary>Names of customers by language.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Names { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
    public Manners Manners { get; init; } = new();
}

/// <summary>A share of the customers: their language, and where given their region and tier.</summary>
/// <param name="Classes">The classes these customers turn up with; empty means all.</param>
public sealed record Community(string Language, string? Region, double Share, string? Tier, ImmutableArray<string> Classes);

/// <summary>How people behave; the default is that of lab scenarios: agents accept at once and always, wrap-up is 0.</summary>
public sealed record Manners
{
    public Distribution Reaction { get; init; } = new DeterministicDistribution(0);
    public Distribution WrapUp { get; init; } = new DeterministicDistribution(0);

    /// <summary>Share of offers declined.</summary>
    public double DeclineShare { get; init; }

    /// <summary>Share of offers left to expire.</summary>
    public double NoAnswerShare { get; init; }

    /// <summary>How long an agent who was set not-ready stays away.</summary>
    public Distribution BackAfter { get; init; } = new DeterministicDistribution(1);

    /// <summary>Share of customers who take a callback when they are offered one.</summary>
    public double CallbackShare { get; init; }

    /// <summary>Share of contacts that name neither queue nor intent: the rules decide from the text.</summary>
    public double UnnamedShare { get; init; }
}
