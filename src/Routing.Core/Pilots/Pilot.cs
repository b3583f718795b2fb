using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// A trial on the live system (<c>PUT /v1/groups/{id}/pilot</c>): the group's draft of rules, or a selection policy, for a part of the
/// contacts; what differs is measured, and guard rails stop it. One at a time in a group: two would be measured by each other's doing.
/// </summary>
public record Pilot
{
    public required string Name { get; init; }

    /// <summary>Tries the group's draft, as it is when the pilot starts.</summary>
    public bool UsesDraft { get; init; }

    /// <summary>Tries this selection policy in every queue of the group; null leaves each its own.</summary>
    public string? Selection { get; init; }

    /// <summary>Part of the customers, or of the time slices, that is tried on.</summary>
    public double Share { get; init; } = PilotLimits.UsualShare;

    /// <summary>Tries by slices of time of so many minutes instead of by customer; 0 is by customer.</summary>
    public int SliceMinutes { get; init; }

    /// <summary>What the trial is for.</summary>
    public PilotMeasure Measure { get; init; } = PilotMeasure.Resolved;
    public ImmutableArray<GuardRail> GuardRails { get; init; } = [];

    /// <summary>How sure every interval is, at every look.</summary>
    public double Confidence { get; init; } = PilotLimits.UsualConfidence;

    /// <summary>After so many days it stops by itself.</summary>
    public int MaxDays { get; init; } = PilotLimits.UsualDays;
}

/// <summary>Stops the pilot once the trial is worse than what is in force by more than this, beyond chance.</summary>
/// <param name="WorseBy">In the measure's unit: seconds, or a share of 1.</param>
public sealed record GuardRail(PilotMeasure Measure, double WorseBy = 0);

/// <summary>What is measured of each contact of a pilot.</summary>
public enum PilotMeasure
{
    /// <summary>Resolved, of those the agent has judged; more is better.</summary>
    Resolved,

    /// <summary>Seconds until answered or gone; less is better.</summary>
    WaitSeconds,

    /// <summary>Left before being answered; less is better.</summary>
    Abandoned,

    /// <summary>Talk and hold, of those handled; less is better.</summary>
    HandleSeconds,
}

/// <summary>Bounds of pilots, and what is usual.</summary>
public static class PilotLimits
{
    public const double UsualShare = 0.1;
    public const double UsualConfidence = 0.95;
    public const int UsualDays = 14;
    public const int MostDays = 90;
    public const int MostSliceMinutes = 1440;
    public const int GuardRails = 8;
    public const double WorstBy = 86_400;

    /// <summary>Contacts of a pilot that have not ended, whose outcome is still waited for; those beyond are not counted.</summary>
    public const int Open = 2000;

    /// <summary>After so long a contact counts with what is known of it by then: one that never ends would else be in no figure, and stop no pilot.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    /// <summary>Contacts of a slice that come to be known a little after its end are in it all the same.</summary>
    public static readonly TimeSpan SliceLate = TimeSpan.FromMinutes(1);

    /// <summary>The interval is narrowest, relative to what is possible, at so many contacts.</summary>
    public const int TunedFor = 500;

    /// <summary>Contacts, or slices, of each arm before an interval is told: with fewer its spread is not known.</summary>
    public const int Least = 30;

    /// <summary>Of each side of what is so or not so, contacts of either kind before an interval is told.</summary>
    public const int LeastOfEither = 10;
}
