using System.Collections.Immutable;

namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 24: a waiting customer becomes diamond, or the intent is corrected: the contact is planned anew at once, its age kept.</summary>
public class ReplanningTests
{
    private static Center WithRules()
    {
        var center = new Center();
        center.Queue("general").Queue("repairs").Queue("vip");
        center.Rules(new GroupRules
        {
            DefaultQueue = "general",
            Intents = [new IntentRoute { Intent = "repair", Queue = "repairs", Requirements = [new SkillLevel("repair", 3)] }],
            TierPriority = ImmutableDictionary<string, double>.Empty.Add("diamond", 50),
            Rules = [new RoutingRule { Name = "diamonds", When = new RuleCondition { Tiers = ["diamond"] }, Then = new RuleEffect { Queue = "vip" } }],
        });
        return center;
    }

    private static void Becomes(Center center, string tier) =>
        center.Do(() => center.Actors.Customer("u-1").Configure(new CustomerProfile { Tier = tier }, null));

    [Fact]
    public void TheIntentIsCorrected_itWaitsWhereThatBelongs_andIsOfferedAtOnce_itsAgeKept()
    {
        using var center = WithRules();
        center.Agent("a", "repairs", a => a with { Skills = a.Skills.Add("repair", 5) });
        var came = center.Now;
        center.Arrives("c-1", null);
        Assert.Equal(("general", ContactState.Queued), (center.Contact("c-1").Live!.Queue, center.State("c-1")));

        center.After(40);
        Assert.Null(center.Correct("c-1", request => request with { Intent = "repair" }).Refusal);
        var (_, live, record) = center.Contact("c-1");
        Assert.Equal(("a", "repairs", came), (center.AgentOf("c-1"), live!.Queue, live.WaitingSince!.Value));
        Assert.Equal(("repair", 2), (record.Request.Intent, live.Hop));
        Assert.Equal("contact.created contact.queued contact.replanned contact.moved contact.queued contact.offered", center.Story("c-1"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void TheCustomerBecomesDiamond_andGoesFirst_inTheQueueOfDiamonds()
    {
        using var center = WithRules();
        var came = center.Now;
        center.Arrives("c-1", null);
        center.After(40);
        center.Arrives("c-2", "vip", customer: "u-2");
        Becomes(center, "diamond");
        center.Correct("c-1");
        var (_, live, record) = center.Contact("c-1");
        Assert.Equal(("vip", 1, 50, came), (live!.Queue, live.Position, live.Card.Priority, live.WaitingSince!.Value));
        Assert.Equal((1, "diamonds"), (record.Plan.Card.RuleVersion, Assert.Single(record.Plan.AppliedRules)));
        // Again: nothing is left to be done.
        Assert.True(center.Correct("c-1").IsRepeat);
        Assert.Equal(2, center.Contact("c-1").Live!.Hop);
    }

    [Fact]
    public void WhatIsOffered_isTakenBackFirst_unlessOnlyItsPlaceChanges()
    {
        using var center = WithRules();
        center.Agent("novice", "general").Agent("able", "repairs", a => a with { Skills = a.Skills.Add("repair", 5) });
        center.Arrives("c-1", null);
        var offer = center.Offer("c-1")!.OfferId;
        center.Correct("c-1", request => request with { Urgency = 20 });
        Assert.Equal((offer, 20), (center.Offer("c-1")!.OfferId, center.Contact("c-1").Live!.Card.Priority));

        center.Correct("c-1", request => request with { Intent = "repair" });
        Assert.Equal("able", center.AgentOf("c-1"));
        Assert.Equal(AcceptOutcome.Gone, center.Accept("c-1", offer, "novice"));
        Assert.Equal(AcceptOutcome.Accepted, center.Accept("c-1"));
        // Three actors tell it, and where each has a log of its own nobody promises their order.
        foreach (var told in (string[])["contact.replanned", "offer.withdrawn", "contact.moved"]) Assert.Contains(told, center.Story("c-1"));
    }

    [Fact]
    public void CorrectedWhileItIsOffered_whoAcceptsHasItAsCorrected_andHandsItOnSo()
    {
        using var center = WithRules();
        center.Agent("a", "general");
        center.Arrives("c-1", null);
        center.Correct("c-1", request => request with { Urgency = 20 });
        center.Accept("c-1");
        Assert.Equal((20, 20.0), (center.Contact("c-1").Live!.Card.Urgency, center.Contact("c-1").Live!.Card.Priority));
        center.Transfer("c-1", "repairs");
        Assert.Equal(20, center.Contact("c-1").Live!.Priority);
    }

    [Fact]
    public void WhatRulesOfQueuesMadeOfIt_stays_andSoDoesACorrectionOverARestart()
    {
        using var center = WithRules();
        center.Reconfigure("general", q => q with { Overflow = [new Overflow { AfterSeconds = 10, AddRequirements = [new SkillLevel("patience", 2)], AddPriority = 7 }] });
        center.Arrives("c-1", null);
        center.After(10);
        center.Correct("c-1", request => request with { Language = "zh" });
        center.Restart();
        var (_, live, record) = center.Contact("c-1");
        Assert.Equal(("zh", "patience", 7), (record.Request.Language, Assert.Single(live!.Card.Own.Skills).Skill, live.Priority));
        Assert.Equal("language none → zh", Assert.Single(Assert.IsType<ContactReplanned>(center.Told("c-1", "contact.replanned")).Changes));
        var replanned = (ContactReplanned)center.Told("c-1", "contact.replanned")!;
        Assert.Equal((record.Request.CustomerId, record.Plan.Card.Intent, record.Plan.Card.Tier, "zh", null), (replanned.CustomerId, replanned.Intent, replanned.Tier, replanned.Language, replanned.ToQueue));
    }

    [Fact]
    public void WhoIsServed_orGone_isNotPlannedAnew()
    {
        using var center = WithRules();
        center.Agent("a", "general");
        center.Handles("a", "c-1", "general");
        Assert.Equal(RefusalKind.WrongState, center.Correct("c-1", request => request with { Urgency = 5 }).Refusal!.Kind);
        center.Complete("c-1");
        Assert.Equal(RefusalKind.WrongState, center.Correct("c-1", request => request with { Urgency = 5 }).Refusal!.Kind);
        Assert.Equal(0, center.Contact("c-1").Record.Request.Urgency);
    }

    /// <summary>What an overflow said since goes before what the new plan says of bots.</summary>
    [Fact]
    public void SentToBotsByAnOverflow_itStaysForBots_whateverIsCorrected()
    {
        using var center = WithRules();
        center.Queue("general", q => q with { Overflow = [new Overflow { AfterSeconds = 10, ToBot = true }] });
        center.Arrives("c-1", null);
        center.After(10);
        Assert.Equal(BotUse.First, center.Contact("c-1").Live!.Card.Bots);
        Assert.Null(center.Correct("c-1", request => request with { Urgency = 5 }).Refusal);
        Assert.Equal(BotUse.First, center.Contact("c-1").Live!.Card.Bots);
        center.Correct("c-1", request => request with { Urgency = 6 });
        Assert.Equal(BotUse.First, center.Contact("c-1").Live!.Card.Bots);
    }
}
