using System.Collections.Immutable;

namespace Routing.Core.Tests.Agents.Shifts;

/// <summary>Planned against actual presence, by hand: a shift from 9 to 17 with lunch from 12 to 13, on a Monday in UTC.</summary>
public sealed class AdherenceTests
{
    private static readonly ShiftPlan Plan = new()
    {
        Hours = [new RuleHours { From = "09:00", To = "17:00" }],
        Breaks = [new ShiftBreak { Reason = "lunch", Hours = new RuleHours { From = "12:00", To = "13:00" } }],
    };

    private static DateTimeOffset At(double hour) => new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    private static Adherence Of(params (double Hour, PresenceKind Kind)[] actual) =>
        Adherence.Of(Plan, [.. actual.Select(a => new Presence(a.Kind, null, At(a.Hour)))], At(0), At(24));

    [Fact]
    public void Who_does_as_planned_adheres_wholly()
    {
        var day = Of((9, PresenceKind.Ready), (12, PresenceKind.NotReady), (13, PresenceKind.Ready), (17, PresenceKind.Offline));
        Assert.Equal((8 * 3600.0, 100.0, 100.0), (day.PlannedSeconds, day.AdherencePercent, day.ConformancePercent));
        Assert.Equal((0, 0, 0), (day.AbsentSeconds, day.MissedBreakSeconds, day.ExtraSeconds));
    }

    [Fact]
    public void Late_comers_missed_breaks_and_extra_time_are_told_apart()
    {
        // Half an hour late, no lunch, an hour longer: of 8 hours 6.5 as planned, and 8.5 worked of 7.
        var day = Of((9.5, PresenceKind.Ready), (17, PresenceKind.Draining), (18, PresenceKind.Offline));
        Assert.Equal((1800, 3600, 3600), (day.AbsentSeconds, day.MissedBreakSeconds, day.ExtraSeconds));
        Assert.Equal(100 * 6.5 / 8, day.AdherencePercent!.Value, 6);
        Assert.Equal(100 * 8.5 / 7, day.ConformancePercent!.Value, 6);
    }

    [Fact]
    public void Nothing_planned_is_no_percentage()
    {
        var night = Adherence.Of(Plan, [], At(18), At(24));
        Assert.Equal((0.0, null, null), (night.PlannedSeconds, night.AdherencePercent, night.ConformancePercent));
    }

    [Fact]
    public void What_is_remembered_is_bounded_in_time_and_number()
    {
        var past = ImmutableArray<Presence>.Empty;
        for (var hour = 0; hour < 100; hour++) past = PresencePast.Add(past, new Presence(PresenceKind.Ready, null, At(hour)));
        Assert.Equal((At(51), 49), (past[0].Since, past.Length));
        for (var second = 0; second < 300; second++) past = PresencePast.Add(past, new Presence(PresenceKind.Ready, null, At(100).AddSeconds(second)));
        Assert.Equal(PresencePast.Most, past.Length);
    }
}
