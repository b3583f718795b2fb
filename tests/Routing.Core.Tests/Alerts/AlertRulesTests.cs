namespace Routing.Core.Tests;

/// <summary>What a rule for alerts may say.</summary>
public sealed class AlertRulesTests
{
    private static readonly AlertRule Good = new() { Measure = "abandonment", Of = new Slice { Queue = "vip" }, Each = "intent", RaiseAbove = 10 };

    public static TheoryData<string, AlertRule> Faulty => new()
    {
        { "measure", Good with { Measure = "luck" } },
        { "of.channel", Good with { Of = new Slice { Channel = "fax" } } },
        { "raiseAbove", Good with { RaiseAbove = null } },
        { "raiseAbove", Good with { RaiseBelow = 5 } },
        { "raiseAbove", Good with { RaiseAbove = double.NaN } },
        { "clearAt", Good with { ClearAt = 11 } },
        { "clearAt", Good with { RaiseAbove = null, RaiseBelow = 10, ClearAt = 9 } },
        { "overMinutes", Good with { OverMinutes = 20 } },
        { "overMinutes", Good with { OverMinutes = 0 } },
        { "forSeconds", Good with { ForSeconds = -1 } },
        { "each", Good with { Each = "weather" } },
        { "each", Good with { Each = "queue" } },
        { "of", Good with { Each = "tier", Of = new Slice { Agent = "li-na" } } },
        { "each", Good with { Measure = "occupancy", Of = Slice.Whole, Each = "queue" } },
        { "of", Good with { Measure = "occupancy", Each = "agent" } },
        { "each", Good with { Measure = "repeats", Of = Slice.Whole, Each = "agent" } },
        { "of", Good with { Measure = "repeats", Of = new Slice { Agent = "li-na" }, Each = null } },
        { "each", new AlertRule { Measure = "created", Each = "agent", Unusual = new UnusualRule() } },
        { "of.queue", Good with { Of = new Slice { Queue = " " } } },
        { "zone", Good with { Zone = "Mars/Olympus" } },
        { "each", Good with { Measure = AlertGauges.Waiting } },
        { "each", Good with { Measure = AlertGauges.NotReady, Of = Slice.Whole, Each = "queue" } },
        { "unusual", Good with { Unusual = new UnusualRule() } },
        { "unusual", new AlertRule { Measure = AlertGauges.Waiting, Each = "queue", Unusual = new UnusualRule() } },
        { "measure", new AlertRule { Measure = "asa", Unusual = new UnusualRule() } },
        { "unusual.clearAt", new AlertRule { Measure = "aht", Unusual = new UnusualRule { RaiseAt = 3, ClearAt = 4 } } },
        { "unusual.weeks", new AlertRule { Measure = "aht", Unusual = new UnusualRule { Weeks = 3 } } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_is_named_where_it_is(string field, AlertRule rule) => Assert.Contains(field, AlertRules.Check(rule).Select(fault => fault.Field));

    [Fact]
    public void Sound_ones_pass()
    {
        Assert.Empty(AlertRules.Check(Good));
        Assert.Empty(AlertRules.Check(Good with { RaiseAbove = null, RaiseBelow = 10, ClearAt = 10 }));
        Assert.Empty(AlertRules.Check(new AlertRule { Measure = AlertGauges.NotReady, Each = "agent", RaiseAbove = 1800 }));
        Assert.Empty(AlertRules.Check(Good with { Measure = "occupancy", Of = Slice.Whole, Each = "agent" }));
        Assert.Null(AlertRules.WhyNever(Good with { Measure = "repeats" }));
        Assert.Empty(AlertRules.Check(new AlertRule { Measure = "created", Each = "intent", Unusual = new UnusualRule(), Zone = "Asia/Shanghai" }));
    }

    [Fact]
    public void A_new_name_or_severity_judges_alike_and_a_new_threshold_does_not()
    {
        Assert.True((Good with { Name = "new", Severity = AlertSeverity.Critical }).JudgesAs(Good));
        Assert.False((Good with { RaiseAbove = 11 }).JudgesAs(Good));
        Assert.False((Good with { Paused = true }).JudgesAs(Good));
    }
}
