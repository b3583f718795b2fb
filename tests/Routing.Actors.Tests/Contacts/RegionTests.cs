using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>Regions are permissions: a contact and its data stay with agents who may see them, whoever moves it and wherever.</summary>
public class RegionTests
{
    private static Center InEurope()
    {
        var center = new Center();
        center.Queue("q").Queue("other", q => q with { MaxWaitSeconds = 0 });
        return center.Agent("eu", "q other", a => a with { Regions = ["eu"] }).Agent("cn", "q other", a => a with { Regions = ["cn"] });
    }

    private static ContactResult Moved(Center center, Func<ContactMoving, ValueTask<ContactResult>> move)
    {
        var finder = new ContactFinder(center.Actors, center.Engine.Clock);
        return center.Do(() => move(new ContactMoving(center.Actors, new QueueLookup(center.Actors, center.Engine.Clock), finder, new ContactWork(center.Actors, finder), center.Engine.Clock)));
    }

    [Fact]
    public void ThroughTransferAndOverflow_itStaysWithThosePermitted_andTheDecisionSaysWhoWasNot()
    {
        using var center = InEurope();
        center.Queue("short", q => q with { Overflow = [new Overflow { WhenNoAgents = true, AfterSeconds = 5, MoveTo = "other" }] });
        center.Handles("eu", "c-1", "q", with: c => c with { Region = "eu" });
        center.Transfer("c-1", "other");
        center.After(1);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.Abandon("c-1");

        center.Arrives("c-2", "short", customer: "u-2", with: c => c with { Region = "eu" });
        center.After(6);
        Assert.Equal("eu", center.AgentOf("c-2"));
        using var offered = JsonDocument.Parse(center.Events("c-2").Last(e => e.Type == "contact.offered").Data);
        var decision = offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!;
        Assert.Equal<string>(["cn"], decision.NotAsked.Single(left => left.Why == Eligible.RegionNotPermitted).Agents);
    }

    [Fact]
    public void InALargeQueueToo_theDecisionSaysHowManyWereLeftOutForIt()
    {
        using var center = new Center();
        center.Queue("q").Agent("eu", "q", a => a with { Regions = ["eu", "us"] });
        for (var n = 0; n < Matching.MaxExplained; n++) center.Agent($"cn-{n}", "q", a => a with { Regions = ["cn"] });
        center.Arrives("c-1", "q", with: c => c with { Region = "eu" });
        using var offered = JsonDocument.Parse(center.Events("c-1").Last(e => e.Type == "contact.offered").Data);
        var decision = offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!;
        Assert.Equal((Eligible.RegionNotPermitted, Matching.MaxExplained), (Assert.Single(decision.NotAsked).Why, decision.NotAsked[0].Count));
    }

    [Fact]
    public void NeitherASupervisorNorAColleagueCanGiveItToSomebodyNotPermitted()
    {
        using var center = InEurope();
        center.Handles("eu", "c-1", "q", with: c => c with { Region = "eu" });
        var terms = center.Contact("c-1").Live!.Offer!;
        Assert.Equal(ContactCommandOutcome.NotEligible, center.Do(() => center.Actors.Agent("cn").JoinConsult(terms)));
        Assert.Equal((RefusalKind.RuleBroken, "agent"), Why(center, moving => moving.Transfer("c-1", "eu", false, new Transfer(Agent: "cn"))));
        Assert.Equal((RefusalKind.RuleBroken, "agent"), Why(center, moving => moving.Assign("c-1", null, "cn")));
        Assert.Equal("eu", center.AgentOf("c-1"));
    }

    private static (RefusalKind, string?) Why(Center center, Func<ContactMoving, ValueTask<ContactResult>> move)
    {
        var refusal = Moved(center, move).Refusal!;
        return (refusal.Kind, refusal.Field);
    }

    /// <summary>Not even what the same customer came with in another region is shown to whoever may not see its customers.</summary>
    [Fact]
    public void WhatTheCustomerCameWithInARegion_isShownOnlyToWhoMaySeeIt()
    {
        using var center = new Center();
        center.Queue("q").Agent("both", "q", a => a with { Regions = ["cn", "eu"] });
        center.Handles("both", "c-1", "q", with: c => c with { Region = "eu" });
        center.Complete("c-1");
        center.After(60);
        center.Presence("both", PresenceKind.NotReady);
        center.Agent("cn", "q", a => a with { Regions = ["cn"] });

        center.Arrives("c-2", "q", with: c => c with { Region = "cn" });
        Assert.Equal("cn", center.AgentOf("c-2"));
        Assert.Empty(center.OfferShown("c-2").Context!.History);

        center.Decline("c-2");
        center.Presence("both", PresenceKind.Ready);
        center.After(1);
        Assert.Equal("both", center.AgentOf("c-2"));
        Assert.Equal("c-1", Assert.Single(center.OfferShown("c-2").Context!.History).ContactId);
    }
}
