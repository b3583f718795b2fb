namespace Routing.Core;

/// <summary>What a queue asks of an agent: how well could you take this now?</summary>
public sealed record BidRequest
{
    public required string Queue { get; init; }
    public required string Intent { get; init; }
    public required Requirement Need { get; init; }

    /// <summary>What is learned of the agent's peers, so that an agent new to an intent starts from their mean.</summary>
    public IntentMeans Peers { get; init; } = IntentMeans.Unknown;
    public int MaxPerAgent { get; init; }
}

/// <summary>An agent's answer, from its own truth; <see cref="Eligible"/> other than yes is a refusal.</summary>
public sealed record Bid
{
    public required string Agent { get; init; }
    public required Eligible Eligible { get; init; }

    /// <summary>Share of capacity in use, 0–1.</summary>
    public double Load { get; init; }

    /// <summary>When the agent last finished a contact, or became ready if later.</summary>
    public DateTimeOffset IdleSince { get; init; }

    /// <summary>Mean level over the skills asked for; the mean of all skills when none is asked for.</summary>
    public double SkillLevel { get; init; }

    /// <summary>Expected chance of resolving, handle time and satisfaction (1–5) for this intent.</summary>
    public double ResolveChance { get; init; }
    public double HandleSeconds { get; init; }
    public double Satisfaction { get; init; }

    /// <summary>True when the agent's last contact was of another intent.</summary>
    public bool SwitchesTopic { get; init; }
    public int Weight { get; init; } = 10;

    /// <summary>How much better than its peers the agent is at the most of its other work (resolution, 0–1).</summary>
    public double NeededElsewhere { get; init; }

    /// <summary>Contacts this agent was offered so far, over all queues, for round-robin.</summary>
    public long Served { get; init; }

    public static Bid Refusal(string agent, Eligible why) => new() { Agent = agent, Eligible = why };
}

/// <summary>Means over a group of agents for one intent, with how many contacts they rest on.</summary>
public readonly record struct IntentMeans(double Resolved, double HandleSeconds, double Satisfaction, long Contacts)
{
    /// <summary>What is assumed of work never seen: most is resolved, five minutes, fairly satisfied.</summary>
    public static readonly IntentMeans Unknown = new(0.8, 300, 4, 0);
}
