namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 10: whatever could make a match is followed by an offer, with no new arrival and no waiting for a sweep.</summary>
public class ChangesThatMatchTests
{
    private static AgentProfile Chats(AgentProfile agent, int count) => agent with { Channels = agent.Channels.SetItem(Channel.Chat, count) };

    private static void OfferedAtOnce(Center center, string contact, string agent, Action change)
    {
        Assert.Equal(ContactState.Queued, center.State(contact));
        var before = center.Now;
        change();
        Assert.Equal(agent, center.AgentOf(contact));
        Assert.Equal(before, center.Offer(contact)!.IssuedAt);
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 10.</summary>
    [Fact]
    public void TheAgentsLimitIsRaised_theWaitingChatIsOffered()
    {
        using var center = new Center();
        center.Queue("q", q => q with { MaxPerAgent = 2 }).Agent("a", "q", a => Chats(a, 1));
        center.Handles("a", "c-1", "q");
        center.Arrives("c-2", "q");

        OfferedAtOnce(center, "c-2", "a", () => center.Retrain("a", a => Chats(a, 2)));
        center.Accept("c-2");

        center.Arrives("c-3", "q");
        center.Retrain("a", a => Chats(a, 5));
        Assert.Equal(ContactState.Queued, center.State("c-3"));
    }

    /// <summary>Case 10, the queue's own limit per agent.</summary>
    [Fact]
    public void TheQueuesLimitIsRaised_theWaitingChatIsOffered()
    {
        using var center = new Center();
        center.Queue("q", q => q with { MaxPerAgent = 1 }).Agent("a", "q", a => Chats(a, 5)).Agent("b", "q", a => Chats(a, 5));
        center.Arrives("c-1", "q");
        center.Arrives("c-2", "q");
        center.Accept("c-1");
        center.Accept("c-2");
        center.Arrives("c-3", "q");
        center.Arrives("c-4", "q");

        Assert.Equal(ContactState.Queued, center.State("c-3"));
        center.Reconfigure("q", q => q with { MaxPerAgent = 2 });
        Assert.Equal([ContactState.Offered, ContactState.Offered], [center.State("c-3"), center.State("c-4")]);
    }

    /// <summary>Case 10, a contact of the queue ends.</summary>
    [Fact]
    public void ManyAgentsAtTheQueuesLimit_theOneWhoFinishesIsOfferedTheWaitingChat()
    {
        using var center = new Center();
        center.Queue("q", q => q with { MaxPerAgent = 1 });
        for (var i = 1; i <= 12; i++) center.Agent($"a-{i}", "q", a => Chats(a, 5));
        for (var i = 1; i <= 12; i++)
        {
            center.Arrives($"c-{i}", "q");
            center.Accept($"c-{i}");
        }
        for (var i = 13; i <= 15; i++) center.Arrives($"c-{i}", "q");

        var agent = center.AgentOf("c-7")!;
        OfferedAtOnce(center, "c-13", agent, () => center.Complete("c-7"));
    }

    /// <summary>Case 10, presence.</summary>
    [Fact]
    public void TheAgentBecomesReady_theWaitingChatIsOffered()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", ready: false);
        center.Arrives("c-1", "q");

        OfferedAtOnce(center, "c-1", "a", () => center.Presence("a", PresenceKind.Ready));
    }

    /// <summary>Case 10, skill.</summary>
    [Fact]
    public void TheAgentLearnsTheSkill_theWaitingChatIsOffered()
    {
        using var center = new Center();
        center.Queue("q", q => q with { Requirements = [new SkillLevel("repair", 5)] }).Agent("a", "q", a => a with { Skills = a.Skills.SetItem("repair", 4) });
        center.Arrives("c-1", "q");

        OfferedAtOnce(center, "c-1", "a", () => center.Retrain("a", a => a with { Skills = a.Skills.SetItem("repair", 5) }));
    }

    /// <summary>Case 10, the queue needs less after a while.</summary>
    [Fact]
    public void TheRequirementRelaxes_theWaitingChatIsOffered()
    {
        using var center = new Center();
        center.Queue("q", q => q with
        {
            Requirements = [new SkillLevel("repair", 5)],
            Relaxations = [new Relaxation { AfterSeconds = 40, Requirements = [new SkillLevel("repair", 2)] }],
        });
        center.Agent("a", "q", a => a with { Skills = a.Skills.SetItem("repair", 3) });
        // Present, if not free: else the step would come at once.
        center.Agent("expert", "q", a => a with { Skills = a.Skills.SetItem("repair", 9) }).Presence("expert", PresenceKind.NotReady, "lunch");
        center.Arrives("c-1", "q");
        center.After(39);

        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.After(1);
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>Case 10, a hold ends with the logout of whom it was for.</summary>
    [Fact]
    public void TheAgentAContactWasKeptForLogsOut_anotherIsOfferedIt()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", a => Chats(a, 1)).Agent("b", "q", ready: false);
        center.Handles("a", "c-1", "q", customer: "u-2");
        center.Presence("b", PresenceKind.Ready);
        center.Arrives("c-2", "q");
        Assert.Equal("b", center.AgentOf("c-2"));
        center.Assign("c-2", "a");

        OfferedAtOnce(center, "c-2", "b", () => center.Presence("a", PresenceKind.Offline));
    }

    /// <summary>Case 10, an agent who refused the contact ahead is not passed over for the one behind.</summary>
    [Fact]
    public void TheContactAheadGoesToAnother_whoRefusedItIsOfferedTheNext()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Arrives("c-1", "q");
        center.Decline("c-1");
        center.Agent("b", "q");
        Assert.Equal("b", center.AgentOf("c-1"));
        center.Presence("b", PresenceKind.NotReady);
        center.Presence("a", PresenceKind.NotReady);
        center.Arrives("c-2", "q");

        _ = center.Start(() => center.Actors.Agent("a").SetPresence(PresenceKind.Ready, null).AsTask());
        _ = center.Start(() => center.Actors.Agent("b").SetPresence(PresenceKind.Ready, null).AsTask());
        center.Settle();
        Assert.Equal(("b", "a"), (center.AgentOf("c-1"), center.AgentOf("c-2")));
    }

    /// <summary>Case 10, a refusal is forgotten after a minute.</summary>
    [Fact]
    public void TheOnlyAgentDeclined_theContactComesAgainAfterAMinute_andOthersMeanwhile()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Arrives("c-1", "q");
        center.Arrives("c-2", "q");
        center.Decline("c-1");

        Assert.Equal([ContactState.Queued, ContactState.Offered], [center.State("c-1"), center.State("c-2")]);
        center.Accept("c-2");
        center.After(59);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.After(1);
        Assert.Equal("a", center.AgentOf("c-1"));
    }
}
