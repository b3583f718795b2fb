using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>When an agent works: hours in a time zone, holidays, breaks with their reasons, and how far a contact may outlast a shift.</summary>
public sealed record ShiftPlan
{
    public ImmutableArray<RuleHours> Hours { get; init; } = [];

    /// <summary>Days off, whatever the hours say.</summary>
    public ImmutableArray<RuleHours> Holidays { get; init; } = [];
    public ImmutableArray<ShiftBreak> Breaks { get; init; } = [];

    /// <summary>A contact that would probably last longer than this past the end of the shift is not offered any more.</summary>
    public int MaxOverrunSeconds { get; init; } = 300;

    private OpeningHours Calendar => new() { Open = Hours, Closed = Holidays };

    /// <summary>What is planned at a moment, and until when.</summary>
    public ShiftStanding At(DateTimeOffset now)
    {
        var calendar = Calendar;
        var edge = calendar.NextChange(now);
        if (!calendar.IsOpen(now)) return new ShiftStanding(ShiftPhase.Off, null, null, edge);
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var changes = edge;
        // Around the day of UTC, as a day of a zone begins up to fourteen hours before or after it.
        foreach (var at in Breaks.SelectMany(planned => Enumerable.Range(-2, 4).SelectMany(near => planned.Hours.Edges(day.AddDays(near)))))
        {
            if (at > now && (changes is null || at < changes)) changes = at;
        }
        var due = Breaks.FirstOrDefault(planned => planned.Hours.Holds(now));
        return new ShiftStanding(due is null ? ShiftPhase.Working : ShiftPhase.Break, due?.Reason, edge, changes);
    }

    internal static void Check(FaultList faults, ShiftPlan? plan)
    {
        if (plan is null) return;
        faults.Require(plan.Hours is not { IsDefaultOrEmpty: true }, "shifts.hours", "Give the hours of at least one shift, or leave shifts out.");
        RoutingRuleRules.Hours(faults, "shifts.hours", plan.Hours);
        RoutingRuleRules.Hours(faults, "shifts.holidays", plan.Holidays);
        faults.List("shifts.breaks", plan.Breaks, (path, planned) =>
        {
            faults.Label($"{path}.reason", planned.Reason);
            if (planned.Hours is null) faults.Add($"{path}.hours", "Write when the break is, as an object.");
            else RoutingRuleRules.Hours(faults, $"{path}.hours", planned.Hours);
        });
        faults.Range("shifts.maxOverrunSeconds", plan.MaxOverrunSeconds, 0, Limits.WaitSeconds);
    }
}

/// <summary>A planned break.</summary>
public sealed record ShiftBreak
{
    /// <summary>The reason of presence while it lasts.</summary>
    public string Reason { get; init; } = "";
    public RuleHours Hours { get; init; } = new();

    /// <summary>Sets a ready agent not ready as it begins; coming back is the agent's own word.</summary>
    public bool Automatic { get; init; }
}

/// <summary>What is planned for an agent.</summary>
public enum ShiftPhase
{
    Off,
    Working,
    Break,
}

/// <summary>What is planned for an agent at a moment.</summary>
/// <param name="Break">The reason of the break that is due.</param>
/// <param name="EndsAt">When the shift ends; null outside of any.</param>
/// <param name="ChangesAt">The next moment at which something else is planned.</param>
public sealed record ShiftStanding(ShiftPhase Phase, string? Break, DateTimeOffset? EndsAt, DateTimeOffset? ChangesAt);
