using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A group's pilot as the API tells it: what is tried, how it stands, and what it has come to so far.</summary>
public sealed record PilotView : Pilot
{
    public required string Group { get; init; }
    public required long Version { get; init; }
    public required PilotStatus Status { get; init; }
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it stops by itself; null where it does not run.</summary>
    public DateTimeOffset? EndsAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>What its promotion changed, and whether that was taken back; null where it was not promoted.</summary>
    public PilotPromoted? Promoted { get; init; }

    /// <summary>The version of the rules it is measured against; 0 before it starts.</summary>
    public required long RuleVersion { get; init; }

    /// <summary>What can be said of its measure so far.</summary>
    public required PilotFinding Finding { get; init; }
    public required ImmutableArray<PilotMeasureView> Measures { get; init; }

    /// <summary>Contacts under way, which count once they have ended.</summary>
    public required int Open { get; init; }

    /// <summary>Contacts that were not counted.</summary>
    public required long Lost { get; init; }
}

/// <summary>One measure of a pilot. Its interval holds at every look, along with those of the other measures.</summary>
/// <param name="Difference">Tried less in force; null while too few contacts are there.</param>
/// <param name="TooFew">Why no difference is told yet, in words; null where it is.</param>
/// <param name="Missing">The same as figures.</param>
public sealed record PilotMeasureView(
    PilotMeasure Measure, bool MoreIsBetter, PilotArmView Tried, PilotArmView InForce, PilotDifference? Difference, string? TooFew = null, PilotMissing? Missing = null);

/// <summary>One side of a pilot.</summary>
/// <param name="Count">Contacts, or slices of time.</param>
public sealed record PilotArmView(long Count, double? Mean);

/// <summary>Promotes a pilot (<c>POST /v1/groups/{id}/pilot:promote</c>).</summary>
/// <param name="Despite">The finding in spite of which it is promoted, tooEarly or worse: without it, either refuses.</param>
public sealed record PromotePilot(PilotFinding? Despite = null);

/// <summary>Asks what another selection policy would have come to (<c>POST /v1/groups/{id}:estimatePolicy</c>).</summary>
public sealed record EstimatePolicy
{
    public required string Selection { get; init; }

    /// <summary>Of how many of the newest events.</summary>
    public int Events { get; init; } = 20_000;
}

/// <summary>What another policy would have come to, from the choices that were made: shares of contacts resolved, and the other outcomes beside.</summary>
/// <param name="Choices">Choices whose chances and end are known.</param>
/// <param name="Without">Choices left out for want of either.</param>
/// <param name="Estimate">Null where nothing can be told.</param>
/// <param name="Satisfaction">The same of satisfaction, 1 to 5: the customer's own figure where there is one, else the agent's.</param>
/// <param name="HandleSeconds">The same of handle time.</param>
public sealed record PolicyEstimateView(string Selection, int Choices, int Without, OffPolicyEstimate? Estimate, PolicyOutcomeView Satisfaction, PolicyOutcomeView HandleSeconds);

/// <summary>One outcome of another policy, by those choices of which it is known.</summary>
/// <param name="Choices">Choices whose chances and outcome are known.</param>
/// <param name="Without">Choices left out for want of either.</param>
/// <param name="Estimate">Null where nothing can be told.</param>
public sealed record PolicyOutcomeView(int Choices, int Without, OffPolicyEstimate? Estimate);
