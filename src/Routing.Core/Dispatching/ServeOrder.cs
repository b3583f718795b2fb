using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// The dispatcher's word to a queue: serve these agents from the contacts of this signature. It carries what the
/// dispatcher alone sees: the prices of the agents, what is learned of them and their peers, and who was left out.
/// </summary>
public sealed record ServeOrder
{
    /// <summary>Number of the order, unique within the dispatcher's activation.</summary>
    public required long Id { get; init; }
    public required Requirement Signature { get; init; }

    /// <summary>At most <see cref="Defaults.MaxBids"/>, the most promising first.</summary>
    public required ImmutableArray<string> Agents { get; init; }

    /// <summary>Those of them who have turned ready lately: what they refused before that, they may be asked again.</summary>
    public ImmutableArray<AgentReturn> Returned { get; init; } = [];
    public ImmutableArray<AgentPrice> Prices { get; init; } = [];

    /// <summary>What is expected of each of the agents, in their order.</summary>
    public ImmutableArray<IntentMeans> Expected { get; init; } = [];
    public ImmutableArray<NotAsked> NotAsked { get; init; } = [];

    /// <summary>Profiles of the rules that change agents, and are on.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Which rule chose among queues and homes, and what it weighed there.</summary>
    public string Rule { get; init; } = DecisionRules.Starting;
    public ImmutableArray<Alternative> Alternatives { get; init; } = [];

    /// <summary>Null where nothing is left to chance.</summary>
    public Exploration? Exploration { get; init; }
}

/// <summary>What taking an agent now costs other waiting or expected work, in the configured currency.</summary>
/// <param name="NeededElsewhere">How much better than its peers the agent is at the most of its other work (resolution, 0–1).</param>
public sealed record AgentPrice(string Agent, double Price, double NeededElsewhere = 0);

/// <summary>An agent who turned ready, and when.</summary>
public readonly record struct AgentReturn(string Agent, DateTimeOffset At);
