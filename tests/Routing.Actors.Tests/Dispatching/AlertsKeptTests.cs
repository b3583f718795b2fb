namespace Routing.Actors.Tests;

/// <summary>Rules for alerts and what they raised outlive a restart; each is raised once, whoever reads the figures.</summary>
public sealed class AlertsKeptTests
{
    private static readonly AlertRule Crowded = new() { Measure = AlertGauges.Waiting, Each = "queue", RaiseAbove = 50, ClearAt = 30, ForSeconds = 30 };

    [Fact]
    public void An_alert_is_raised_once_stays_over_a_restart_and_is_cleared()
    {
        using var center = new Center();
        center.Queue("vip");
        Assert.Equal(ConfigureOutcome.Created, Set(center, Crowded).Outcome);
        Assert.True(Claim(center, "one"));
        Assert.False(Claim(center, "two"));
        Assert.True(Judge(center, "one", 51));
        // Who does not hold the claim, or judges by another version, is not heard.
        Assert.False(Judge(center, "two", 51));
        Assert.False(Judge(center, "one", 51, version: 2));
        center.Restart();
        center.After(30);
        Assert.True(Claim(center, "two"));
        Assert.Empty(Raised(center));
        Judge(center, "two", 55);
        Judge(center, "two", 56);
        Assert.Equal(("crowded~1", 55), (Assert.Single(Raised(center)).Id, Assert.Single(Raised(center)).Value));

        center.Restart();
        Claim(center, "one");
        Judge(center, "one", 57);
        Assert.Equal("crowded~1", Assert.Single(Raised(center)).Id);
        Judge(center, "one", 30);
        center.After(30);
        Judge(center, "one", 29);
        Assert.Empty(Raised(center));
        Assert.Equal(("crowded~1", AlertEnd.Recovered), (Assert.Single(Past(center)).Id, Past(center)[0].Why));
        Assert.Equal(["alert.raised", "alert.cleared"], center.Run(() => center.Log.Read(0, 1000)).Select(happened => happened.Type).Where(type => type.StartsWith("alert.", StringComparison.Ordinal)));

        center.Restart();
        Assert.Equal("crowded~1", Assert.Single(Past(center)).Id);
    }

    [Fact]
    public void A_rule_that_judges_otherwise_clears_what_it_raised_and_only_so_many_are_kept()
    {
        using var center = new Center();
        center.Queue("vip");
        Set(center, Crowded with { ForSeconds = 0 });
        Claim(center, "one");
        Judge(center, "one", 51);
        Set(center, Crowded with { ForSeconds = 0, Name = "Crowded" });
        Assert.Single(Raised(center));
        Set(center, Crowded with { ForSeconds = 0, RaiseAbove = 60 });
        Assert.Equal(AlertEnd.RuleChanged, Assert.Single(Past(center)).Why);
        Judge(center, "one", 61, version: 3);
        Assert.Equal(ConfigureOutcome.Replaced, Set(center, null).Outcome);
        Assert.Equal([AlertEnd.RuleDeleted, AlertEnd.RuleChanged], Past(center).Select(alert => alert.Why!.Value));

        Set(center, Crowded with { ForSeconds = 0 });
        for (var n = 0; n <= AlertLimits.MaxPast; n++)
        {
            Judge(center, "one", 51);
            Judge(center, "one", 1);
        }
        center.Restart();
        Assert.Equal(AlertLimits.MaxPast, Past(center).Count);
        Assert.DoesNotContain("crowded~2", Past(center).Select(alert => alert.Id));
        for (var n = 1; n < AlertLimits.MaxRules; n++) Assert.Equal(ConfigureOutcome.Created, Set(center, Crowded, $"r-{n}").Outcome);
        Assert.Equal(ConfigureOutcome.Full, Set(center, Crowded, "more").Outcome);
    }

    private static IDispatcher Keeper(Center center) => center.Actors.Dispatcher(Defaults.Group);

    private static ConfigureAnswer Set(Center center, AlertRule? rule, string id = "crowded") => center.Run(() => Keeper(center).SetAlertRule(id, rule, null));

    private static bool Claim(Center center, string by) => center.Run(() => Keeper(center).ClaimAlerts(by, AlertLimits.HeldFor));

    private static bool Judge(Center center, string by, double value, long version = 1) => center.Run(() => Keeper(center).JudgeAlerts(by, "crowded", version, [new AlertReading("vip", value, 1)]));

    private static IReadOnlyList<Alert> Raised(Center center) => [.. center.Run(() => Keeper(center).Alerts()).Standings.Select(standing => standing.Alert).OfType<Alert>()];

    private static IReadOnlyList<Alert> Past(Center center) => center.Run(() => Keeper(center).PastAlerts()).Items;
}
