using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>Strategies of a queue at work, from the contact's arrival to the decision record.</summary>
public sealed class StrategyTests
{
    private static DecisionRecord Decided(Center center, string contact)
    {
        using var offered = JsonDocument.Parse(center.Events(contact).Last(e => e.Type == "contact.offered").Data);
        return offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!;
    }

    private static AgentProfile Level(AgentProfile agent, int level) => agent with { Skills = agent.Skills.SetItem("repair", level) };

    [Fact]
    public void By_priority_the_urgent_contact_goes_to_the_experienced_and_the_other_spares_them()
    {
        using var center = new Center().Queue("q", q => q with { Selection = "priority", UrgentPriority = 50, Requirements = [new("repair")] });
        // More agents than are asked, so that whom to ask matters too.
        for (var level = 1; level <= 10; level++) center.Agent($"level-{level}", "q", a => Level(a, level));

        center.Arrives("calm", "q");
        center.Arrives("urgent", "q", customer: "u-2", with: request => request with { Urgency = 50 });

        Assert.Equal(("level-1", "level-10"), (center.AgentOf("calm"), center.AgentOf("urgent")));
        Assert.Equal("priority", Decided(center, "urgent").Policy);
        Assert.StartsWith("priority: 100 % urgent, level 10", Decided(center, "urgent").Reason);
    }

    [Fact]
    public void Learned_sends_contacts_to_whoever_resolves_them_and_shows_its_interval()
    {
        using var center = new Center().Queue("q", q => q with { Selection = "learned", AutoAccept = true });
        foreach (var agent in new[] { "good", "poor" })
        {
            center.Agent(agent, "q", ready: false);
        }
        for (var n = 0; n < 40; n++)
        {
            var agent = n % 2 == 0 ? "good" : "poor";
            center.Presence(agent, PresenceKind.Ready);
            center.Arrives($"c-{n}", "q", customer: $"u-{n}");
            center.After(60);
            center.Complete($"c-{n}", resolved: agent == "good");
            center.Presence(agent, PresenceKind.NotReady);
        }
        foreach (var agent in new[] { "poor", "good" }) center.Presence(agent, PresenceKind.Ready);

        center.Arrives("next", "q", customer: "u-next");

        var decision = Decided(center, "next");
        Assert.Equal("good", decision.Winner);
        var estimate = decision.Bids.Single(bid => bid.Agent == "good").Estimate!;
        Assert.True(estimate.ResolvedLow < estimate.Resolved && estimate.Resolved < estimate.ResolvedHigh);
        Assert.Contains($"({estimate.ResolvedLow * 100:0}–{estimate.ResolvedHigh * 100:0})", decision.Reason);
    }

    [Fact]
    public void Past_the_load_threshold_an_agent_gets_no_more_of_the_queue_until_something_ends() // case 10, by load
    {
        using var center = new Center().Queue("q", q => q with { MaxLoad = 0.5 }).Queue("other");
        center.Agent("a", "q other", a => a with { Channels = a.Channels.Clear().Add(Channel.Chat, 4) });
        center.Handles("a", "c-1", "q");
        center.Handles("a", "c-2", "other", customer: "u-2");

        center.Arrives("c-3", "q", customer: "u-3");
        center.Arrives("c-4", "other", customer: "u-4");
        Assert.Equal((ContactState.Queued, ContactState.Offered), (center.State("c-3"), center.State("c-4")));
        center.Accept("c-4");

        // What is in the way is told of whoever was not asked, too.
        center.Agent("b", "q", a => a with { Channels = a.Channels.Clear().Add(Channel.Chat, 1) });
        Assert.Equal("b", center.AgentOf("c-3"));
        center.Accept("c-3");
        center.Complete("c-3");
        center.Arrives("c-5", "q", customer: "u-5");
        var left = Assert.Single(Decided(center, "c-5").NotAsked);
        Assert.Equal((Eligible.LoadLimit, "a"), (left.Why, left.Agents.Single()));
        center.Accept("c-5");

        // And it gets more as soon as it has less in hand: nobody has to look.
        center.Arrives("c-6", "q", customer: "u-6");
        Assert.Equal(ContactState.Queued, center.State("c-6"));
        center.Complete("c-4");
        Assert.Equal(ContactState.Queued, center.State("c-6"));
        center.Complete("c-2");
        Assert.Equal("a", center.AgentOf("c-6"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void Raising_the_threshold_serves_who_waits_with_no_new_arrival() // case 10, by load
    {
        using var center = new Center().Queue("q", q => q with { MaxLoad = 0.5 });
        center.Agent("a", "q", a => a with { Channels = a.Channels.Clear().Add(Channel.Chat, 2) });
        center.Handles("a", "c-1", "q");
        center.Arrives("c-2", "q", customer: "u-2");
        Assert.Equal(ContactState.Queued, center.State("c-2"));

        center.Reconfigure("q", q => q with { MaxLoad = 1 });

        Assert.Equal("a", center.AgentOf("c-2"));
    }

    /// <summary>Longest idle, where agents take several at a time: nobody is filled up beside colleagues who have less.</summary>
    [Fact]
    public void LongestIdle_givesInTurn_beforeAnybodyHasASecond()
    {
        using var center = new Center();
        center.Queue("q", q => q with { Selection = "longest-idle" });
        foreach (var agent in new[] { "lia", "lib" })
        {
            center.Agent(agent, "q", a => a with { MaxOpenOffers = 4, Channels = a.Channels.SetItem(Channel.Chat, 4) });
            center.After(1);
        }
        var took = new List<string?>();
        for (var n = 0; n < 6; n++)
        {
            center.Arrives($"c-{n}", "q", customer: $"u-{n}");
            took.Add(center.AgentOf($"c-{n}"));
            center.After(1);
        }

        Assert.Equal(["lia", "lib", "lia", "lib", "lia", "lib"], took);
    }
}
