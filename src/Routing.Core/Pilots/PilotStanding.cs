namespace Routing.Core;

/// <summary>A group's pilot, as it is kept: what is tried, and how it stands.</summary>
/// <param name="Run">Of its last start; 0 before.</param>
/// <param name="Rules">The draft as it was when the pilot started; null where no rules are tried.</param>
/// <param name="RuleVersion">Of the rules in force when it started: what it was measured against.</param>
public sealed record PilotKept(Pilot Pilot, long Version, PilotStatus Status, long Run = 0, GroupRules? Rules = null, long RuleVersion = 0)
{
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>What its promotion changed, or began to; null before.</summary>
    public PilotPromoted? Promoted { get; init; }

    public bool IsRunning(DateTimeOffset now) => Status == PilotStatus.Running && StartedAt is { } started && now < started.AddDays(Pilot.MaxDays);
}

/// <summary>Where a pilot is in its life.</summary>
public enum PilotStatus
{
    Prepared,
    Running,

    /// <summary>By a guard rail, by its time, or by hand; its figures stay until it is put anew.</summary>
    Stopped,
    Promoted,
    RolledBack,
}

/// <summary>A pilot and its figures.</summary>
public sealed record PilotStanding(PilotKept Kept, PilotProgress Progress);
