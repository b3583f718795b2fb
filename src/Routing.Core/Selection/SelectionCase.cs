using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A contact at the moment an agent is chosen for it: all that a policy may look at besides the bids.</summary>
/// <param name="Prices">What taking each agent costs other waiting work, as the dispatcher sees it.</param>
/// <param name="Complexity">How hard the contact is on the scale of skill levels, 1–10; null when unknown.</param>
public sealed record SelectionCase(
    ContactCard Card,
    QueueConfig Queue,
    DateTimeOffset Now,
    TimeSpan Waited,
    double Priority,
    ImmutableArray<AgentPrice> Prices,
    int? Complexity)
{
    /// <summary>What a scorer outside this system said; null where none is asked.</summary>
    public ExternalScores? External { get; init; }
}

/// <summary>The choice among bids, why, and every bid with its score by named parts (greater is better).</summary>
public sealed record Award(string Agent, string Reason, ImmutableArray<ScoredBid> Scores)
{
    /// <summary>The policy that chose, where it is another than the queue's.</summary>
    public string? Policy { get; init; }

    /// <summary>The one that had no answer in time, if that is why.</summary>
    public string? FallbackFrom { get; init; }

    /// <summary>Whether the agent was drawn, to find out about it.</summary>
    public bool Explored { get; init; }
}
