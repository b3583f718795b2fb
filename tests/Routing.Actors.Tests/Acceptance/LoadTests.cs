namespace Routing.Actors.Tests.Acceptance;

/// <summary>Cases 7, 8, 9 and 12: whom load and capacity choose, and whom they spare.</summary>
public class LoadTests
{
    private static AgentProfile Chats(AgentProfile agent, int count) => agent with { Channels = Channels((Channel.Chat, count)) };

    private static System.Collections.Immutable.ImmutableDictionary<Channel, int> Channels(params (Channel Channel, int Count)[] counts) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(counts.Select(c => KeyValuePair.Create(c.Channel, c.Count)));

    private static Center LeastOccupied(params (string Agent, int Chats)[] agents)
    {
        var center = new Center();
        center.Queue("q", q => q with { Selection = "least-occupied" });
        foreach (var (agent, chats) in agents) center.Queue($"own-{agent}").Agent(agent, $"q own-{agent}", a => Chats(a, chats));
        return center;
    }

    private static void Loads(Center center, string agent, int contacts)
    {
        for (var i = 1; i <= contacts; i++) center.Handles(agent, $"{agent}-{i}", $"own-{agent}");
    }

    /// <summary>Case 7.</summary>
    [Fact]
    public void LeastOccupied_servesTheLowestShareFirst_andAmongEqualsWhoIsIdleLongest()
    {
        using var center = LeastOccupied(("A", 5), ("B", 4), ("C", 5), ("D", 3));
        Loads(center, "A", 4);
        Loads(center, "B", 4);
        Loads(center, "C", 4);
        Loads(center, "D", 1);
        center.Complete("C-4");
        center.After(120);
        center.Complete("A-4");
        center.After(120);
        center.Complete("B-4");
        center.After(60);
        center.Complete("D-1");
        center.After(120);

        foreach (var contact in new[] { "c-1", "c-2", "c-3", "c-4" }) center.Arrives(contact, "q");

        Assert.Equal("D C A B", string.Join(' ', new[] { "c-1", "c-2", "c-3", "c-4" }.Select(center.AgentOf)));
    }

    /// <summary>Case 8.</summary>
    [Fact]
    public void CapacityOf100_takesOneCallTwoChatsAndTwoMails_butNoThirdChat()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", a => a with
        {
            Capacity = 100,
            ChannelCosts = Channels((Channel.Voice, 60), (Channel.Chat, 10), (Channel.Email, 10)),
            Channels = Channels((Channel.Voice, 2), (Channel.Chat, 2), (Channel.Email, 2)),
        });

        center.Handles("a", "call", "q", Channel.Voice);
        center.Handles("a", "chat-1", "q", Channel.Chat);
        center.Handles("a", "chat-2", "q", Channel.Chat);
        center.Handles("a", "mail-1", "q", Channel.Email);
        center.Handles("a", "mail-2", "q", Channel.Email);
        center.Arrives("chat-3", "q");
        center.Arrives("call-2", "q", Channel.Voice);

        Assert.Equal(ContactState.Queued, center.State("chat-3"));
        Assert.Equal(ContactState.Queued, center.State("call-2"));
        Assert.Equal(1, center.AgentNow("a").Load);

        center.Complete("chat-1");
        Assert.Equal("a", center.AgentOf("chat-3"));
        Assert.Equal(ContactState.Queued, center.State("call-2"));
    }

    /// <summary>Case 9.</summary>
    [Fact]
    public void LongWrapUp_countsInEveryQueueTheAgentServes_andNobodyIsOfferedAnythingDuringIt()
    {
        using var center = new Center();
        center.Queue("sales", q => q with { WrapUpSeconds = 600 }).Queue("support", q => q with { WrapUpSeconds = 600 });
        center.Agent("a", "sales support").Agent("b", "sales support");
        center.Arrives("c-1", "sales");
        center.Arrives("c-2", "sales");
        foreach (var contact in new[] { "c-1", "c-2" })
        {
            center.Accept(contact);
            center.Complete(contact);
        }

        center.Arrives("c-3", "support");
        center.Arrives("c-4", "sales");
        foreach (var queue in new[] { "sales", "support" })
        {
            var outlook = center.Run(() => center.Actors.Dispatcher(Defaults.Group).Outlook(queue))!;
            Assert.Equal((2, 2), (outlook.WrapUp, outlook.Ready));
        }
        center.After(599);
        Assert.Equal([ContactState.Queued, ContactState.Queued], [center.State("c-3"), center.State("c-4")]);

        center.After(1);
        Assert.Equal([ContactState.Offered, ContactState.Offered], [center.State("c-3"), center.State("c-4")]);
        Assert.NotEqual(center.AgentOf("c-3"), center.AgentOf("c-4"));
    }

    /// <summary>Case 12.</summary>
    [Fact]
    public void OpenLoads312_theLeastLoadedIsChosen_whateverWasResolvedBefore()
    {
        using var center = LeastOccupied(("three", 5), ("one", 5), ("two", 5));
        Loads(center, "one", 4);
        foreach (var resolved in new[] { "one-2", "one-3", "one-4" }) center.Complete(resolved);
        Loads(center, "three", 3);
        Loads(center, "two", 2);

        center.Arrives("c-1", "q");
        Assert.Equal("one", center.AgentOf("c-1"));
    }

    /// <summary>Case 12, equal loads.</summary>
    [Fact]
    public void EqualLoads_theLongestIdleIsChosen()
    {
        using var center = LeastOccupied(("early", 5), ("late", 5));
        Loads(center, "late", 2);
        Loads(center, "early", 2);
        center.Complete("early-2");
        center.After(10);
        center.Complete("late-2");
        center.After(10);

        center.Arrives("c-1", "q");
        Assert.Equal("early", center.AgentOf("c-1"));
    }

    /// <summary>Weighted: the able are spared the simple contacts.</summary>
    [Fact]
    public void Weighted_aSimpleContactGoesToTheJunior_aHardOneToTheSenior()
    {
        using var center = new Center();
        AgentProfile Skilled(AgentProfile agent, int level) => agent with { Skills = agent.Skills.SetItem("repair", level) };
        center.Queue("q", q => q with { Selection = "weighted" }).Agent("a-senior", "q", a => Skilled(a, 8)).Agent("b-junior", "q", a => Skilled(a, 3));

        center.Arrives("simple", "q", with: r => r with { Requirements = [new SkillLevel("repair", 3)] });
        Assert.Equal("b-junior", center.AgentOf("simple"));
        center.Arrives("hard", "q", with: r => r with { Requirements = [new SkillLevel("repair", 8)] });
        Assert.Equal("a-senior", center.AgentOf("hard"));
    }
}
