namespace Routing.Core.Tests;

/// <summary>What a figure means for an alert: raised when it lasts, cleared when it is back for as long, and nothing in between.</summary>
public sealed class AlertJudgeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly AlertRule Level = new() { Measure = "serviceLevel.answeredOnly", RaiseBelow = 70, ClearAt = 80, ForSeconds = 60, Of = new Slice { Queue = "vip" } };
    private static readonly AlertRule Waiting = new() { Measure = AlertGauges.Waiting, Each = "queue", RaiseAbove = 50, ClearAt = 30, ForSeconds = 30 };
    private static readonly AlertRule Odd = new() { Measure = "created", Each = "intent", ForSeconds = 0, Unusual = new UnusualRule() };

    // One figure every 15 s; - is none. What is told: R raised, C cleared, . nothing.
    [Theory]
    [InlineData("below raises once it has lasted a minute", "75 69 60 65 60 69 60", ".....R.")]
    [InlineData("back in between it begins anew", "60 60 60 75 60 60 60 60 60", "........R")]
    [InlineData("between the thresholds it stays raised", "60 60 60 60 60 75 79 75 75 75 75 75", "....R.......")]
    [InlineData("back for as long it is cleared", "60 60 60 60 60 80 85 90 90 90 90", "....R....C.")]
    [InlineData("a relapse begins the way back anew", "60 60 60 60 60 80 80 75 80 80 80 80 80", "....R.......C")]
    [InlineData("too few to judge raise nothing", "60 60 60 - 60 60 60 60 60", "........R")]
    public void A_threshold_below(string because, string figures, string told) => Assert.Equal((because, told), (because, Told(Level, figures)));

    [Theory]
    [InlineData("50 51 52 53 50", "...R.")]
    [InlineData("51 51 51 30 31 30 30 30", "..R....C")]
    [InlineData("51 51 51 30 30 30 51 51 51", "..R..C..R")]
    public void A_threshold_above(string figures, string told) => Assert.Equal(told, Told(Waiting, figures));

    [Theory]
    [InlineData("3.4 3.5 3 2 4", ".R.CR")]
    [InlineData("-4 -3 -2", "R.C")]
    // From far above to far below: the one ends, and the other begins with the next figure.
    [InlineData("5 -5 -5", "RCR")]
    public void Standard_deviations_to_either_side(string deviations, string told) => Assert.Equal(told, Told(Odd, deviations, unusual: true));

    [Fact]
    public void Only_one_side_is_watched_where_the_rule_says_so() =>
        Assert.Equal("..R", Told(Odd with { Unusual = new UnusualRule { Only = AlertDirection.Above } }, "-9 -9 9", unusual: true));

    [Fact]
    public void What_has_no_figure_any_more_is_cleared_after_a_quarter_of_an_hour()
    {
        var told = Told(Level, "60 60 60 60 60" + string.Concat(Enumerable.Repeat(" -", 62)));
        Assert.Equal((4, 65), (told.IndexOf('R'), told.IndexOf('C')));
    }

    [Fact]
    public void An_alert_says_what_when_and_how_far_and_keeps_its_last_value_by_the_minute()
    {
        var kept = new AlertRuleKept("crowded", Waiting with { Name = "Crowded", Severity = AlertSeverity.Critical, ForSeconds = 0 }, 3);
        var raised = AlertJudge.Judge(kept, null, new AlertReading("vip", 51, 1), 17, Start);
        var alert = Assert.IsType<AlertRaised>(Assert.Single(raised.Events)).Alert;
        Assert.Equal(("crowded~17", "Crowded", AlertSeverity.Critical, "vip", 51, 50, AlertDirection.Above), (alert.Id, alert.Name, alert.Severity, alert.Of.Queue, alert.Value, alert.Limit, alert.Direction));
        Assert.Null(alert.OverMinutes);
        Assert.Equal("alert.raised", raised.Events[0].Type);
        var soon = AlertJudge.Judge(kept, raised.State, new AlertReading("vip", 60, 1), 0, Start.AddSeconds(45));
        Assert.False(soon.Outcome);
        var later = AlertJudge.Judge(kept, raised.State, new AlertReading("vip", 60, 1), 0, Start.AddSeconds(60));
        Assert.Equal((true, 60), (later.Outcome, later.State!.Alert!.LastValue));
        Assert.Empty(later.Events);
        var cleared = AlertJudge.Judge(kept, later.State, new AlertReading("vip", 3, 1), 0, Start.AddSeconds(75));
        Assert.Null(cleared.State);
        var end = Assert.IsType<AlertCleared>(Assert.Single(cleared.Events));
        Assert.Equal(("alert.cleared", AlertEnd.Recovered, 3, 51), (end.Type, end.Alert.Why, end.Alert.LastValue, end.Alert.Value));
        Assert.Equal((null, "vip"), (end.Agent, end.Queue));
    }

    [Fact]
    public void A_share_of_too_few_is_not_judged_and_a_sum_of_none_is_nought()
    {
        var few = Tally.Of((Counted.Answered, 19), (Counted.AnsweredInTime, 1));
        Assert.Null(AlertReading.Of(Level with { MinCount = 20 }, Measures.ByName["serviceLevel.answeredOnly"], "", few).Value);
        Assert.Equal(0, AlertReading.Of(Level with { MinCount = 20 }, Measures.ByName["handled"], "", default).Value);
        Assert.Equal(100.0 / 19, AlertReading.Of(Level with { MinCount = 19 }, Measures.ByName["serviceLevel.answeredOnly"], "", few).Value!.Value, 9);
    }

    private static string Told(AlertRule rule, string figures, bool unusual = false)
    {
        var told = "";
        AlertStanding? standing = null;
        var now = Start;
        foreach (var figure in figures.Split(' '))
        {
            double? value = figure == "-" ? null : double.Parse(figure, System.Globalization.CultureInfo.InvariantCulture);
            var turn = AlertJudge.Judge(new AlertRuleKept("rule", rule, 1), standing, unusual ? new AlertReading("", 10, 10) { Deviation = value } : new AlertReading("", value, 10), 1, now);
            Assert.Equal(turn.Outcome, !ReferenceEquals(standing, turn.State));
            standing = turn.State;
            told += turn.Events.IsEmpty ? "." : turn.Events.Single().Type == "alert.raised" ? "R" : "C";
            now = now.AddSeconds(15);
        }
        return told;
    }
}
