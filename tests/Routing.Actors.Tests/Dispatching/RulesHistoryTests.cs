namespace Routing.Actors.Tests;

/// <summary>Rules over time: versions are kept, a draft waits beside them, and who waits keeps the plan it came with.</summary>
public class RulesHistoryTests
{
    private static readonly GroupRules Vips = new()
    {
        DefaultQueue = "general",
        Rules = [new() { Name = "VIPs", When = new() { Channels = [Channel.Chat] }, Then = new() { Queue = "vip", AddPriority = 7, AgentTiers = ["senior"], Requirements = [new("etiquette", 2)] } }],
    };

    [Fact]
    public void Versions_and_the_draft_outlive_a_restart()
    {
        using var center = new Center();
        center.Queue("general").Queue("vip");
        for (var n = 1; n <= 25; n++) center.Rules(new GroupRules { RepeatContactPriority = n });
        center.Run(async () =>
        {
            await center.Actors.Dispatcher(Defaults.Group).SetDraft(Vips, null);
            return true;
        });
        center.Restart();

        var history = center.Run(() => center.Actors.Dispatcher(Defaults.Group).RulesHistory());
        var draft = center.Run(() => center.Actors.Dispatcher(Defaults.Group).Draft());
        Assert.Equal("VIPs", Assert.Single(draft.Rules!.Rules).Name);
        Assert.Equal(Enumerable.Range(6, 20).Reverse().Select(n => (long)n), history.Published.Select(p => p.Version));
        Assert.All(history.Published, p => Assert.Equal(p.Version, p.Rules.RepeatContactPriority));
    }

    [Fact]
    public void Publishing_leaves_alone_who_waits_and_plans_who_comes()
    {
        using var center = new Center();
        center.Queue("general").Queue("vip");
        center.Rules(new GroupRules { DefaultQueue = "general" });
        center.Arrives("c-1", null);
        center.Rules(Vips);
        center.Arrives("c-2", null);
        center.After(5);

        Assert.Equal("general", center.Contact("c-1").Live!.Queue);
        var planned = center.Contact("c-2");
        Assert.Equal("vip", planned.Live!.Queue);
        Assert.Equal(2, planned.Record.Plan.Card.RuleVersion);
        Assert.Equal<string>(["VIPs"], planned.Record.Plan.AppliedRules);
        Assert.Equal(7, planned.Record.Plan.Card.Priority);
        Assert.Equal<string>(["senior"], planned.Record.Plan.Card.Own.AgentTiers);
        Assert.Equal("etiquette", Assert.Single(planned.Record.Plan.Card.Own.Skills).Skill);
    }

    [Fact]
    public void A_rule_sees_how_many_wait()
    {
        using var center = new Center();
        center.Queue("general").Queue("overflow");
        center.Rules(new GroupRules
        {
            DefaultQueue = "general",
            Rules = [new() { Name = "busy", When = new() { QueueLengths = [new() { Queue = "general", AtLeast = 2 }] }, Then = new() { Queue = "overflow" } }],
        });
        foreach (var id in new[] { "c-1", "c-2", "c-3" })
        {
            center.Arrives(id, null);
            center.After(1);
        }
        Assert.Equal(["general", "general", "overflow"], new[] { "c-1", "c-2", "c-3" }.Select(id => center.Contact(id).Live!.Queue));
    }

    [Fact]
    public void A_draft_is_thrown_away_only_while_it_is_the_one_that_was_published()
    {
        using var center = new Center();
        var dispatcher = center.Actors.Dispatcher(Defaults.Group);
        Set(Vips, null);
        var stamp = center.Run(() => dispatcher.Draft()).Stamp;
        Set(Vips with { DefaultQueue = "vip" }, null);
        Set(null, stamp);
        Assert.Equal("vip", center.Run(() => dispatcher.Draft()).Rules!.DefaultQueue);
        Set(null, center.Run(() => dispatcher.Draft()).Stamp);
        Assert.Null(center.Run(() => dispatcher.Draft()).Rules);

        // Whoever has seen a draft knows it by its stamp after a restart, too.
        Set(Vips, null);
        stamp = center.Run(() => dispatcher.Draft()).Stamp;
        center.Restart();
        dispatcher = center.Actors.Dispatcher(Defaults.Group);
        Assert.Equal(stamp, center.Run(() => dispatcher.Draft()).Stamp);
        Assert.Equal(ConfigureOutcome.VersionConflict, center.Run(async () => (await dispatcher.SetDraft(null, stamp - 1)).Outcome));
        Assert.Equal(stamp + 1, center.Run(async () => (await dispatcher.SetDraft(Vips, stamp)).Version));

        void Set(GroupRules? rules, long? expected) => center.Run(async () =>
        {
            await dispatcher.SetDraft(rules, expected);
            return true;
        });
    }

    [Fact]
    public void Of_many_gateways_one_a_day_has_the_group_learn_whatever_restarts()
    {
        using var center = new Center();
        center.Queue("general");
        Assert.True(Claims());
        Assert.False(Claims());
        center.Restart();
        center.After(19 * 3600);
        Assert.False(Claims());
        center.After(3600);
        Assert.True(Claims());

        bool Claims() => center.Run(() => center.Actors.Dispatcher(Defaults.Group).ClaimLearning(TimeSpan.FromHours(20)));
    }
}
