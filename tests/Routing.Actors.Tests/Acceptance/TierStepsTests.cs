namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 16: which tiers of agents may take a contact, and from when on, by time or as nobody is there for the steps before.</summary>
public class TierStepsTests
{
    private static Center WithJuniorAndMiddle()
    {
        var center = new Center();
        center.Queue("q", q => q with
        {
            AgentTiers = ["senior"],
            Relaxations =
            [
                new Relaxation { AfterSeconds = 300, AgentTiers = ["senior", "middle"] },
                new Relaxation { AfterSeconds = 600, AgentTiers = ["senior", "middle", "junior"] },
            ],
            MaxWaitSeconds = 0,
        });
        return center.Agent("senior", "q", a => a with { Tier = "senior", MaxConcurrent = 1 }).Agent("junior", "q", a => a with { Tier = "junior" }).Agent("untold", "q");
    }

    /// <summary>Case 16.</summary>
    [Fact]
    public void EachTierIsEligibleFromItsStepOn_andWhoeverIsOfNoneNever()
    {
        using var center = WithJuniorAndMiddle();
        center.Agent("middle", "q", a => a with { Tier = "middle", MaxConcurrent = 1 });
        center.Handles("senior", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        center.Arrives("c-2", "q", customer: "u-3");
        center.After(299);
        Assert.Equal([ContactState.Queued, ContactState.Queued], [center.State("c-1"), center.State("c-2")]);
        center.After(1);
        Assert.Equal(("middle", ContactState.Queued), (center.AgentOf("c-1"), center.State("c-2")));
        center.Accept("c-1");
        center.After(299);
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        center.After(1);
        Assert.Equal("junior", center.AgentOf("c-2"));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 16, the first tier is free again in time.</summary>
    [Fact]
    public void ASeniorWhoIsFreeAgain_getsIt_beforeTheNextStep()
    {
        using var center = WithJuniorAndMiddle();
        center.Handles("senior", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        center.After(450);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.Complete("c-0");
        Assert.Equal("senior", center.AgentOf("c-1"));
    }

    /// <summary>Case 16, at once: nobody of the first tier is present, nor of the second.</summary>
    [Fact]
    public void WhereNobodyOfAnEarlierTierIsPresent_theNextIsEligibleAtOnce()
    {
        using var center = WithJuniorAndMiddle();
        center.Agent("middle", "q", a => a with { Tier = "middle", MaxConcurrent = 1 }, ready: false);
        center.Presence("senior", PresenceKind.Offline);
        center.Arrives("c-1", "q");
        Assert.Equal("junior", center.AgentOf("c-1"));
        center.Accept("c-1");
        center.Complete("c-1");

        center.Presence("middle", PresenceKind.Ready);
        center.Handles("middle", "c-2", "q", customer: "u-2");
        center.Arrives("c-3", "q", customer: "u-3");
        Assert.Equal(ContactState.Queued, center.State("c-3"));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 16, nothing polls: the last senior leaves while contacts wait for one, and comes back.</summary>
    [Fact]
    public void TheLastOfATierWhoLeaves_opensTheNextToWhoeverWaits_untilOneIsBack()
    {
        using var center = WithJuniorAndMiddle();
        center.Handles("senior", "c-0", "q");
        center.Presence("junior", PresenceKind.Offline);
        center.Arrives("c-1", "q", customer: "u-2");
        center.Arrives("c-2", "q", customer: "u-3");
        center.Retrain("junior", a => a with { MaxConcurrent = 1 });
        center.Presence("junior", PresenceKind.Ready);
        Assert.Equal(ContactState.Queued, center.State("c-1"));

        center.Presence("senior", PresenceKind.Draining);
        Assert.Equal(("junior", ContactState.Queued), (center.AgentOf("c-1"), center.State("c-2")));

        center.Presence("senior", PresenceKind.Ready);
        center.Decline("c-1");
        Assert.Equal([ContactState.Queued, ContactState.Queued], [center.State("c-1"), center.State("c-2")]);
        center.Complete("c-0");
        Assert.Equal("senior", center.AgentOf("c-1"));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 16, of skills: whoever has the level is away, or loses it.</summary>
    [Fact]
    public void WhereNobodyPresentHasTheLevel_theStepThatNeedsLessComesAtOnce()
    {
        using var center = new Center();
        center.Queue("q", q => q with { Requirements = [new SkillLevel("repair", 5)], Relaxations = [new Relaxation { AfterSeconds = 30, Requirements = [new SkillLevel("repair", 1)] }] });
        center.Agent("expert", "q", a => a with { Skills = a.Skills.Add("repair", 8), MaxConcurrent = 1 }).Agent("helper", "q", a => a with { Skills = a.Skills.Add("repair", 2), MaxConcurrent = 1 });
        center.Handles("expert", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        Assert.Equal(ContactState.Queued, center.State("c-1"));

        center.Retrain("expert", a => a with { Skills = a.Skills.SetItem("repair", 4) });

        Assert.Equal("helper", center.AgentOf("c-1"));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 16, of one who waits already: the queue is given its steps, and nobody of the first tier is there.</summary>
    [Fact]
    public void StepsGivenToAQueue_holdAtOnceForWhoWaitsThere()
    {
        using var center = new Center();
        center.Queue("q", q => q with { AgentTiers = ["senior"], MaxWaitSeconds = 0 }).Agent("junior", "q", a => a with { Tier = "junior" });
        center.Arrives("c-1", "q");
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.Reconfigure("q", q => q with { Relaxations = [new Relaxation { AfterSeconds = 300, AgentTiers = ["senior", "junior"] }] });
        Assert.Equal("junior", center.AgentOf("c-1"));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 16, after a crash: who is present is asked first, and then the steps are as they were.</summary>
    [Fact]
    public void AfterARestart_theStepsStandAsBefore()
    {
        using var center = WithJuniorAndMiddle();
        center.Presence("senior", PresenceKind.Offline);
        center.Retrain("junior", a => a with { MaxConcurrent = 1 });
        center.Handles("junior", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        center.Restart();
        center.After(10);
        center.Complete("c-0");
        Assert.Equal("junior", center.AgentOf("c-1"));
    }
}
