using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>A pilot on a live center: who is tried on, what stops it, and that a restart changes nothing of it.</summary>
public sealed class PilotTests
{
    private static readonly Pilot Trial = new() { Name = "trial", UsesDraft = true, Share = .5 };

    [Fact]
    public void Part_of_the_customers_goes_by_the_draft_and_a_restart_changes_nothing()
    {
        using var center = new Center();
        Begin(center, Trial);
        var run = Standing(center).Kept.Run;
        for (var n = 0; n < 20; n++) center.Arrives($"c-{n}", null, customer: $"u-{n}");
        center.Restart();
        for (var n = 20; n < 40; n++) center.Arrives($"c-{n}", null, customer: $"u-{n}");
        center.After(5);

        for (var n = 0; n < 40; n++)
        {
            var arm = PilotArms.Of(Trial, run, $"u-{n}", center.Now);
            Assert.Equal(arm == PilotArms.Tried ? "vip" : "general", center.Contact($"c-{n}").Live!.Queue);
        }
        var standing = Read(center);
        Assert.Equal((PilotStatus.Running, 40, run), (standing.Kept.Status, standing.Progress.Open.Count, standing.Kept.Run));
        Assert.False(center.Run(() => center.Actors.Dispatcher(Defaults.Group).AdvancePilot(run, 0, standing.Progress)));
    }

    [Fact]
    public void The_decision_names_the_side_and_the_policy_tried_chooses()
    {
        using var center = new Center();
        center.Queue("general", q => q with { Selection = new LongestIdleSelection().Name });
        center.Agent("li-na", "general").Agent("tom", "general");
        Begin(center, new Pilot { Name = "trial", Selection = new LearnedSelection().Name, Share = .5 }, draft: false);
        for (var n = 0; n < 2; n++) center.Arrives($"c-{n}", "general", customer: $"u-{n}");
        var run = Standing(center).Kept.Run;

        for (var n = 0; n < 2; n++)
        {
            var offered = center.Events($"c-{n}").Single(e => e.Type == "contact.offered");
            var decision = JsonDocument.Parse(offered.Data).RootElement.GetProperty("decision");
            var arm = PilotArms.Of(Standing(center).Kept.Pilot, run, $"u-{n}", center.Now);
            Assert.Equal((arm, arm == PilotArms.Tried ? "learned" : "longest-idle"), (decision.GetProperty("pilot").GetProperty("arm").GetString(), decision.GetProperty("policy").GetString()));
        }
    }

    [Fact]
    public void A_guard_rail_stops_it_and_new_contacts_go_by_what_is_in_force()
    {
        using var center = new Center();
        Begin(center, Trial with { GuardRails = [new GuardRail(PilotMeasure.Abandoned)] });
        var run = Standing(center).Kept.Run;
        var progress = new PilotProgress(Standing(center).Progress.Position);
        for (var n = 0; n < 400; n++) progress = progress.With(PilotMeasure.Abandoned, n % 2 == 0 && n % 3 != 0 ? 1 : 0, n % 2 == 0, .5);
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).AdvancePilot(run, progress.Position, progress)));

        center.Restart();
        var stopped = Standing(center).Kept;
        Assert.Equal(PilotStatus.Stopped, stopped.Status);
        Assert.StartsWith("abandoned is worse by at least", stopped.Reason, StringComparison.Ordinal);
        var tried = Enumerable.Range(0, 50).Select(n => $"u-{n}").First(u => PilotArms.Of(Trial, run, u, center.Now) == PilotArms.Tried);
        center.Arrives("c-late", null, customer: tried);
        Assert.Equal("general", center.Contact("c-late").Live!.Queue);
        Assert.Equal(["pilot.started", "pilot.stopped"], center.Run(() => center.Log.Read(0, 1000)).Select(e => e.Type).Where(type => type.StartsWith("pilot.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Its_days_end_it()
    {
        using var center = new Center();
        Begin(center, Trial with { MaxDays = 1 });
        center.After(86_401);
        Assert.Equal((PilotStatus.Stopped, "its 1 days are over"), (Standing(center).Kept.Status, Standing(center).Kept.Reason));
    }

    [Fact]
    public void What_was_promoted_can_be_taken_back_and_that_is_known_after_a_restart()
    {
        using var center = new Center();
        Begin(center, Trial);
        var before = new PilotPromoted([new PromotedQueue("general", "random")]);
        Assert.False(center.Run(() => center.Actors.Dispatcher(Defaults.Group).BeginPromotion(before)));
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).EndPilot(PilotStatus.Stopped, "to be promoted")));
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).BeginPromotion(before)));
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).EndPilot(PilotStatus.Promoted, null)));
        center.Restart();
        var (promoted, ended) = (Standing(center).Kept.Promoted!, Standing(center).Kept.EndedAt);
        Assert.Equal<PromotedQueue>(before.Queues, promoted.Queues);

        center.After(60);
        Assert.False(center.Run(() => center.Actors.Dispatcher(Defaults.Group).EndPilot(PilotStatus.Stopped, null)));
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).EndPilot(PilotStatus.RolledBack, "complaints", promoted with { Queues = [new PromotedQueue("general", "random", PromotedState.TakenBack)] })));
        center.Restart();
        var kept = Standing(center).Kept;
        Assert.Equal((PilotStatus.RolledBack, PromotedState.TakenBack, ended), (kept.Status, kept.Promoted!.Queues[0].State, kept.EndedAt));
        Assert.False(center.Run(() => center.Actors.Dispatcher(Defaults.Group).EndPilot(PilotStatus.RolledBack, null)));
    }

    private static void Begin(Center center, Pilot pilot, bool draft = true)
    {
        if (draft)
        {
            center.Queue("general").Queue("vip");
            center.Rules(new GroupRules { DefaultQueue = "general" });
        }
        var dispatcher = center.Actors.Dispatcher(Defaults.Group);
        Assert.True(center.Run(async () =>
        {
            if (draft) await dispatcher.SetDraft(new GroupRules { DefaultQueue = "vip" }, null);
            Assert.Equal(ConfigureOutcome.Created, (await dispatcher.SetPilot(pilot, null)).Outcome);
            return await dispatcher.StartPilot(center.Log.Newest);
        }));
    }

    private static PilotStanding Standing(Center center) => center.Run(() => center.Actors.Dispatcher(Defaults.Group).Pilot())!;

    private static PilotStanding Read(Center center) => center.Run(() => new PilotReader(center.Actors, center.Log, center.Clock).Read(Defaults.Group))!;
}
