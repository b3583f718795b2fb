namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 23: the agent's desktop is gone while it handles.</summary>
public class LostConnectionTests
{
    private static Center Handling()
    {
        var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Heartbeat("a", 15);
        center.Handles("a", "call", "q", Channel.Voice);
        center.Handles("a", "chat", "q", Channel.Chat);
        center.Handles("a", "ticket", "q", Channel.Ticket, with: c => c with { Requirements = [new SkillLevel("none", 0)] });
        return center;
    }

    /// <summary>Case 23.</summary>
    [Fact]
    public void HeartbeatsStop_theCallIsDropped_chatAndTicketGoBackWithAgeAndContext()
    {
        using var center = Handling();
        var began = center.Now;
        center.After(15);
        Assert.Equal((PresenceKind.Offline, "connectionLost"), (center.AgentNow("a").Presence.Kind, center.AgentNow("a").Presence.Reason));
        Assert.Equal(ContactState.Handling, center.State("call"));

        center.After(10);
        Assert.Equal((ContactState.Dropped, ContactState.Handling), (center.State("call"), center.State("chat")));

        center.After(50);
        var chat = center.Contact("chat").Live!;
        Assert.Equal((ContactState.Queued, began, "u-1", "q"), (chat.State, chat.WaitingSince!.Value, chat.Card.CustomerId, chat.Queue));
        Assert.Equal(ContactState.Handling, center.State("ticket"));
        center.After(540);
        var ticket = center.Contact("ticket").Live!;
        Assert.Equal((ContactState.Queued, began, "none"), (ticket.State, ticket.WaitingSince!.Value, ticket.Card.Own.Skills[0].Skill));
        Assert.Empty(center.AgentNow("a").Slots);

        center.Agent("b", "q");
        Assert.Equal(("b", "b"), (center.AgentOf("chat"), center.AgentOf("ticket")));
    }

    /// <summary>Case 23, the connection comes back in time.</summary>
    [Fact]
    public void TheConnectionComesBackInTime_nothingIsGivenUp()
    {
        using var center = Handling();
        center.After(20);
        center.Heartbeat("a", 15);
        center.After(14);
        center.Heartbeat("a", 3600);
        center.After(700);

        Assert.All(new[] { "call", "chat", "ticket" }, contact => Assert.Equal((ContactState.Handling, "a"), (center.State(contact), center.AgentOf(contact))));
    }

    /// <summary>Case 23, over a restart: a desktop that was heard of must be heard of again.</summary>
    [Fact]
    public void TheServerRestarts_andTheDesktopIsNeverHeardOfAgain_theContactsAreGivenUpAllTheSame()
    {
        using var center = Handling();
        center.Restart();
        center.After(15 + 60);

        Assert.Equal(PresenceKind.Offline, center.AgentNow("a").Presence.Kind);
        Assert.Equal((ContactState.Dropped, ContactState.Queued), (center.State("call"), center.State("chat")));
    }
}
