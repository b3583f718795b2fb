using System.Collections.Immutable;

namespace Routing.Core.Tests.Agents.Shifts;

/// <summary>What is planned when: time zones, nights, holidays, breaks; and what a plan must keep to.</summary>
public sealed class ShiftPlanTests
{
    private static readonly ShiftPlan Shanghai = new()
    {
        Hours = [new RuleHours { From = "09:00", To = "18:00", TimeZone = "Asia/Shanghai" }],
        Holidays = [new RuleHours { FirstDate = "2026-03-04", LastDate = "2026-03-04", TimeZone = "Asia/Shanghai" }],
        Breaks = [new ShiftBreak { Reason = "lunch", Hours = new RuleHours { From = "12:00", To = "13:00", TimeZone = "Asia/Shanghai" } }],
    };

    // Shanghai is eight hours before UTC.
    [Theory]
    [InlineData("2026-03-02T00:59:00Z", ShiftPhase.Off, null, "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-02T01:00:00Z", ShiftPhase.Working, null, "2026-03-02T04:00:00Z")]
    [InlineData("2026-03-02T04:00:00Z", ShiftPhase.Break, "lunch", "2026-03-02T05:00:00Z")]
    [InlineData("2026-03-02T05:00:00Z", ShiftPhase.Working, null, "2026-03-02T10:00:00Z")]
    [InlineData("2026-03-02T10:00:00Z", ShiftPhase.Off, null, "2026-03-03T01:00:00Z")]
    [InlineData("2026-03-03T10:00:00Z", ShiftPhase.Off, null, "2026-03-05T01:00:00Z")] // The day between is a holiday.
    public void What_is_planned_is_known_with_its_next_change(string at, ShiftPhase phase, string? planned, string changes)
    {
        var standing = Shanghai.At(DateTimeOffset.Parse(at, null));
        Assert.Equal((phase, planned, DateTimeOffset.Parse(changes, null)), (standing.Phase, standing.Break, standing.ChangesAt));
    }

    [Fact]
    public void A_night_ends_on_the_next_day()
    {
        var night = new ShiftPlan { Hours = [new RuleHours { Days = [Weekday.Mon], From = "22:00", To = "06:00" }] };
        var standing = night.At(new DateTimeOffset(2026, 3, 3, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal((ShiftPhase.Working, new DateTimeOffset(2026, 3, 3, 6, 0, 0, TimeSpan.Zero)), (standing.Phase, standing.EndsAt));
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        var faults = AgentProfileRules.Check(new AgentProfile
        {
            Name = "a",
            SkillExpiry = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("repair", Desk.Now),
            Shifts = new ShiftPlan { Breaks = [new ShiftBreak { Reason = "", Hours = new RuleHours { From = "25:00" } }], MaxOverrunSeconds = -1 },
        });
        Assert.Equal(["skillExpiry.repair", "shifts.hours", "shifts.breaks[0].reason", "shifts.breaks[0].hours.from", "shifts.maxOverrunSeconds"], faults.Select(f => f.Field));
    }
}
