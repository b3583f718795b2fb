namespace Routing.Core;

/// <summary>What a queue asks of an agent: how well could you take this now?</summary>
public sealed record BidRequest
{
    public required string Queue { get; init; }
    public required string Intent { get; init; }
    public required Requirement Need { get; init; }
    public int MaxPerAgent { get; init; }
    public double MaxLoad { get; init; } = 1;

    /// <summary>How long agents usually take, for those near the end of their shift.</summary>
    public double HandleSeconds { get; init; }
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

    /// <summary>What is learned of the agent with this intent; the queue has it from the dispatcher, who knows the agent's peers.</summary>
    public IntentMeans Expected { get; init; } = IntentMeans.Unknown;

    /// <summary>True when the agent's last contact was of another intent.</summary>
    public bool SwitchesTopic { get; init; }
    public int Weight { get; init; } = 10;

    /// <summary>Does not speak the customer's language: could take it with the translation.</summary>
    public bool NeedsTranslation { get; init; }

    /// <summary>A bot takes what it is offered at once.</summary>
    public bool IsBot { get; init; }

    /// <summary>How much better than its peers the agent is at the most of its other work (resolution, 0–1).</summary>
    public double NeededElsewhere { get; init; }

    /// <summary>Contacts this agent was offered so far, over all queues, for round-robin.</summary>
    public long Served { get; init; }

    public static Bid Refusal(string agent, Eligible why) => new() { Agent = agent, Eligible = why };
}

/// <summary>What is expected of an agent, or of a group, for one intent, with how many contacts that rests on.</summary>
/// <param name="Contacts">Its own contacts of that intent, as remembered.</param>
/// <param name="ResolvedLow">Ends of the 90 % interval of <paramref name="Resolved"/>; of a group both are 0.</param>
public readonly record struct IntentMeans(
    double Resolved, double HandleSeconds, double Satisfaction, double Contacts, double ResolvedLow = 0, double ResolvedHigh = 0)
{
    /// <summary>What is assumed of work never seen: most is resolved, five minutes, fairly satisfied.</summary>
    public static readonly IntentMeans Unknown = new(0.8, 300, 4, 0);
}
