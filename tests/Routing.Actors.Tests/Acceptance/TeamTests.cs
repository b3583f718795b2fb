namespace Routing.Actors.Tests.Acceptance;

/// <summary>Teams of agents: rings that open in time, a back office that overflow names, and sites that follow the sun in one queue. Cases 10 and 16 where they speak of it.</summary>
public class TeamTests
{
    private static AgentProfile Of(AgentProfile agent, params string[] teams) => agent with { Teams = [.. teams], MaxConcurrent = 1 };

    private static RuleHours Window(Center center, double beginsInMinutes, double minutes)
    {
        static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new RuleHours { From = Clock(center.Now.AddMinutes(beginsInMinutes)), To = Clock(center.Now.AddMinutes(beginsInMinutes + minutes)) };
    }

    private static Center Rings()
    {
        var center = new Center();
        center.Queue("q", q => q with { Teams = ["first"], Relaxations = [new Relaxation { AfterSeconds = 30, Teams = ["first", "second"] }], MaxWaitSeconds = 0 });
        return center.Agent("one", "q", a => Of(a, "first")).Agent("two", "q", a => Of(a, "second", "weekend")).Agent("stranger", "q");
    }

    [Fact]
    public void RingByRing_theNextTeamOpensAtItsStep_andWhoeverIsInNoneNever()
    {
        using var center = Rings();
        center.Handles("one", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        center.Arrives("c-2", "q", customer: "u-3");
        center.After(29);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.After(1);
        Assert.Equal(("two", ContactState.Queued), (center.AgentOf("c-1"), center.State("c-2")));
        center.After(600);
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>As with tiers in case 16.</summary>
    [Fact]
    public void WhereNobodyOfTheFirstRingIsPresent_theNextOpensAtOnce()
    {
        using var center = Rings();
        center.Presence("one", PresenceKind.Offline);
        center.Arrives("c-1", "q");
        Assert.Equal("two", center.AgentOf("c-1"));
    }

    [Fact]
    public void OverflowNamesATeam_whichTakesItFromThenOnAlone()
    {
        using var center = Rings();
        center.Reconfigure("q", q => q with { Relaxations = [], Overflow = [new Overflow { AfterSeconds = 20, Teams = ["weekend"] }] });
        center.Handles("one", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        center.After(20);
        Assert.Equal("two", center.AgentOf("c-1"));
        center.Decline("c-1");
        center.Complete("c-0");
        Assert.Equal(ContactState.Queued, center.State("c-1"));
    }

    [Fact]
    public void ARuleNamesATeam_whateverTheQueueAllows()
    {
        using var center = Rings();
        center.Rules(new GroupRules { Rules = [new RoutingRule { Name = "weekend", When = new RuleCondition { Intents = ["fault"] }, Then = new RuleEffect { Teams = ["weekend"] } }] });
        center.Arrives("c-1", "q", with: c => c with { Intent = "fault" });
        Assert.Equal("two", center.AgentOf("c-1"));
    }

    private static Center Sites()
    {
        var center = new Center();
        center.Queue("q", q => q with
        {
            TeamHours = [new TeamHours { Team = "asia", Open = [Window(center, -60, 90)] }, new TeamHours { Team = "europe", Open = [Window(center, 30, 120)] }],
            MaxWaitSeconds = 0,
        });
        return center.Agent("mei", "q", a => Of(a, "asia")).Agent("jan", "q", a => Of(a, "europe"));
    }

    /// <summary>Case 10, opening hours: at that moment, with no new arrival.</summary>
    [Fact]
    public void FollowTheSun_inOneQueue_theSiteThatOpensTakesWhoWaits_andTheOneThatClosesIsAskedNoMore()
    {
        using var center = Sites();
        center.Handles("mei", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        center.After(29 * 60);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.After(60);
        Assert.Equal("jan", center.AgentOf("c-1"));
        center.Complete("c-0");
        center.Arrives("c-2", "q", customer: "u-3");
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        center.Accept("c-1");
        center.Complete("c-1");
        Assert.Equal("jan", center.AgentOf("c-2"));
        var decision = Assert.IsType<ContactOffered>(center.Told("c-2", "contact.offered")).Decision;
        Assert.Equal("asia", Assert.Single(decision.Need.ClosedTeams));
        Assert.Contains(decision.NotAsked, left => left.Why == Eligible.TeamClosed && left.Agents.Contains("mei"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void TheHoursOfATeamAreChanged_whoWaitsIsOfferedAtOnce_andARestartForgetsNone()
    {
        using var center = Sites();
        center.Presence("mei", PresenceKind.Offline);
        center.Arrives("c-1", "q");
        center.Restart();
        center.After(10);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.Reconfigure("q", q => q with { TeamHours = [] });
        Assert.Equal("jan", center.AgentOf("c-1"));
    }

    /// <summary>What one agent is to have, it has at any hour; what is only kept for one it knows is not.</summary>
    [Fact]
    public void AnAssignment_goesByNoHours()
    {
        using var center = Sites();
        center.Presence("mei", PresenceKind.Offline);
        center.Arrives("c-1", "q");
        center.Assign("c-1", "jan");
        Assert.Equal("jan", center.AgentOf("c-1"));
    }

    private static Center Closing(int? afterSeconds)
    {
        var center = new Center();
        center.Queue("backup");
        return center.Queue("q", q => q with
        {
            TeamHours = [new TeamHours { Team = "asia", Open = [Window(center, -60, 90)] }],
            Overflow = [new Overflow { AfterSeconds = afterSeconds, WhenNoAgents = true, MoveTo = "backup" }],
            MaxWaitSeconds = 0,
        });
    }

    /// <summary>Case 6, where all who are there are of a team that has closed: nobody there will take it.</summary>
    [Fact]
    public void TheLastTeamWithAgentsCloses_thatIsNoAgents_andWhoWaitsMovesAtOnce()
    {
        using var center = Closing(afterSeconds: 20).Agent("mei", "q", a => Of(a, "asia"));
        center.Handles("mei", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        center.After(29 * 60);
        Assert.Equal("q", center.Contact("c-1").Live!.Queue);
        center.After(60);
        Assert.Equal("backup", center.Contact("c-1").Live!.Queue);
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void WhoArrivesWhileOnlyClosedTeamsAreThere_findsNoAgents_untilOneOfNoTeamOrAnotherComes()
    {
        using var center = Closing(afterSeconds: null).Agent("mei", "q", a => Of(a, "asia"));
        center.After(31 * 60);
        center.Arrives("c-1", "q", customer: "u-2");
        Assert.Equal("backup", center.Contact("c-1").Live!.Queue);

        center.Agent("tom", "q", a => Of(a));
        center.Arrives("c-2", "q", customer: "u-3");
        Assert.Equal(("q", "tom"), (center.Contact("c-2").Live!.Queue, center.AgentOf("c-2")));
        center.Presence("tom", PresenceKind.Offline);
        center.Arrives("c-3", "q", customer: "u-4");
        Assert.Equal("backup", center.Contact("c-3").Live!.Queue);
        center.Reconfigure("q", q => q with { TeamHours = [] });
        Assert.Equal("mei", center.AgentOf("c-2"));
        center.Arrives("c-4", "q", customer: "u-5");
        Assert.Equal("q", center.Contact("c-4").Live!.Queue);
        Assert.Equal(0, center.Repairs);
    }
}
