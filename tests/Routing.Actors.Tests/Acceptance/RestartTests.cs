namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 22: everything killed, whatever was under way.</summary>
public class RestartTests
{
    /// <summary>Case 22, whatever was under way.</summary>
    [Fact]
    public void KilledWithContactsInEveryState_everythingGoesOn()
    {
        using var center = new Center();
        center.Queue("q", q => q with { WrapUpSeconds = 60 }).Queue("other").Agent("a", "q", a => a with { OffersInWrapUp = true, MaxOpenOffers = 5, Channels = a.Channels.SetItem(Channel.Chat, 4) });
        center.Handles("a", "wrapping", "q");
        center.Complete("wrapping");
        center.Handles("a", "handled", "q");
        center.After(7);
        center.Arrives("offered", "q");
        center.Arrives("offered-2", "q");
        center.Arrives("waiting", "q");
        var offer = center.Offer("offered")!;
        center.Restart();

        Assert.Equal(ContactState.WrapUp, center.State("wrapping"));
        Assert.Equal(ContactState.Handling, center.State("handled"));
        Assert.Equal((ContactState.Offered, offer.OfferId), (center.State("offered"), center.Offer("offered")!.OfferId));
        Assert.Equal(ContactState.Queued, center.State("waiting"));

        center.Accept("offered");
        center.After(53);
        Assert.Equal(ContactState.Closed, center.State("wrapping"));
        Assert.Equal(PresenceKind.NotReady, center.AgentNow("a").Presence.Kind);
        center.Presence("a", PresenceKind.Ready);
        Assert.Equal("a", center.AgentOf("waiting"));
    }

    /// <summary>A contact assigned to one agent stays assigned over a restart.</summary>
    [Fact]
    public void AnAssignmentSurvivesARestart()
    {
        using var center = new Center();
        center.Queue("q").Agent("busy", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("busy", "c-1", "q");
        center.Arrives("c-2", "q", customer: "u-2");
        center.Assign("c-2", "busy");
        center.Agent("free", "q");
        Assert.Equal(ContactState.Queued, center.State("c-2"));

        center.Restart();
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        center.Complete("c-1");
        Assert.Equal("busy", center.AgentOf("c-2"));
    }

    /// <summary>What turns by turn and by idleness rest on is not forgotten.</summary>
    [Fact]
    public void WhoHadHowMany_andWhoIsIdleSinceWhen_areKeptOverARestart()
    {
        using var center = new Center();
        center.Queue("q", q => q with { Selection = "round-robin" }).Agent("a", "q").Agent("b", "q", ready: false);
        foreach (var contact in new[] { "c-1", "c-2" })
        {
            center.After(60);
            center.Handles("a", contact, "q");
            center.Complete(contact);
        }
        var idle = center.AgentNow("a").IdleSince;
        center.After(60);
        center.Presence("b", PresenceKind.Ready);
        center.Restart();

        Assert.Equal(idle, center.AgentNow("a").IdleSince);
        center.Arrives("c-3", "q");
        Assert.Equal("b", center.AgentOf("c-3"));
    }
}
