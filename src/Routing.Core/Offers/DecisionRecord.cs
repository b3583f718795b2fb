using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Why a contact went where it went: everything one round of bidding knew and concluded.</summary>
public sealed record DecisionRecord
{
    public required string ContactId { get; init; }
    public required string Queue { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The offer that came of it; null when nobody could be offered it.</summary>
    public string? OfferId { get; init; }
    public string? Winner { get; init; }
    public required string Reason { get; init; }
    public required string Policy { get; init; }
    public long RuleVersion { get; init; }

    /// <summary>The strategy that had no answer in time, so that <see cref="Policy"/> decided in its place; null where none did.</summary>
    public string? FallbackFrom { get; init; }

    /// <summary>What rules selected for the contact; null for nothing.</summary>
    public string? Treatment { get; init; }

    /// <summary>The pilot the contact is part of, and on which side; null where none was under way.</summary>
    public PilotTag? Pilot { get; init; }

    /// <summary>Profiles of the rules that were on.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Which rule chose among queues and agents' homes.</summary>
    public string Rule { get; init; } = DecisionRules.Starting;

    /// <summary>What the fitted rule weighed; none by the starting rule, which never holds.</summary>
    public ImmutableArray<Alternative> Alternatives { get; init; } = [];

    /// <summary>What was needed at this moment, and after how many relaxation steps.</summary>
    public required Requirement Need { get; init; }
    public int RelaxationStep { get; init; }

    /// <summary>What stands in for the winner's knowledge of the customer's language; null where nothing needs to.</summary>
    public Translation? Translation { get; init; }
    public double Priority { get; init; }
    public double WaitedSeconds { get; init; }
    public ImmutableArray<ScoredBid> Bids { get; init; } = [];

    /// <summary>The chance that the winner was chosen, all being as it was, for later estimates of other policies; null where it is not known.</summary>
    public double? Propensity { get; init; }

    /// <summary>Whether the winner was drawn, to find out about it.</summary>
    public bool Explored { get; init; }

    /// <summary>Whom each policy would have taken of those who bid, where two or more could be; empty in records of before it was kept.</summary>
    public ImmutableArray<PolicyChoice> Choices { get; init; } = [];

    /// <summary>Whom a queue that only suggests would take, the best first; somebody picks.</summary>
    public ImmutableArray<Suggestion> Suggestions { get; init; } = [];

    /// <summary>Agents of the queue that were not asked, and why, in words.</summary>
    public ImmutableArray<NotAsked> NotAsked { get; init; } = [];
}

/// <summary>The rules that may decide who is served by whom, before the bids.</summary>
public static class DecisionRules
{
    public const string Starting = "starting";
    public const string Fitted = "fitted";
}

/// <summary>One bid with its score; <see cref="Total"/> is the sum of the parts, and null for a refusal.</summary>
public sealed record ScoredBid(string Agent, Eligible Eligible, double? Total, ImmutableArray<ScorePart> Parts)
{
    /// <summary>What was expected of the agent; null for a refusal.</summary>
    public BidEstimate? Estimate { get; init; }

    /// <summary>The chance that the contact went to this agent, all being as it was; null where it is not known.</summary>
    public double? Propensity { get; init; }
}

/// <summary>What was learned of an agent for the intent, as it was believed at the decision.</summary>
/// <param name="Resolved">Chance of resolving, with its 90 % interval.</param>
/// <param name="Contacts">Contacts of its own that this rests on; with few of them it rests on the agent's other work and its peers'.</param>
/// <param name="Satisfaction">1 to 5; null in records of before it was kept.</param>
public sealed record BidEstimate(double Resolved, double ResolvedLow, double ResolvedHigh, double HandleSeconds, double Contacts, double? Satisfaction = null)
{
    // Rounded: a record is stored with every decision.
    public static BidEstimate Of(IntentMeans means) => new(
        Math.Round(means.Resolved, 4), Math.Round(means.ResolvedLow, 4), Math.Round(means.ResolvedHigh, 4), Math.Round(means.HandleSeconds, 1), Math.Round(means.Contacts, 1), Math.Round(means.Satisfaction, 2));
}

/// <summary>An agent who could be picked, and why, in a line.</summary>
public sealed record Suggestion(string Agent, string Reason);

/// <summary>One named component of a score.</summary>
public readonly record struct ScorePart(string Name, double Value);

/// <summary>Agents left out for one cause: a sample of their ids and their number.</summary>
public sealed record NotAsked(Eligible Why, int Count, ImmutableArray<string> Agents);
