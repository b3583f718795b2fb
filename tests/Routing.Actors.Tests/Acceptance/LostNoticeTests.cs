namespace Routing.Actors.Tests.Acceptance;

/// <summary>A notice that is lost is said again: nobody waits longer than for the next sweep.</summary>
public class LostNoticeTests
{
    private static Func<ActorKey, Notice, int> Losing<T>(int times)
        where T : Notice => (_, notice) => notice is T && times-- > 0 ? 0 : 1;

    [Fact]
    public void AnAgentLeavesWithAnOfferOpen_andItsWordIsLost_itIsSaidAgain()
    {
        using var center = new Center();
        center.Queue("q", q => q with { OfferTimeoutSeconds = 300 }).Agent("a", "q");
        center.Arrives("c-1", "q");
        center.Agent("b", "q");
        center.Copies = Losing<OfferReturned>(1);
        center.Presence("a", PresenceKind.Offline);
        Assert.Equal("a", center.AgentOf("c-1"));

        center.After(6);
        Assert.Equal("b", center.AgentOf("c-1"));
    }

    [Fact]
    public void TheAgentAContactIsKeptForLeavesTheGroup_andTheWordIsLost_itIsSaidAgain()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("a", "c-1", "q");
        center.Arrives("c-2", "q", customer: "u-2");
        center.Assign("c-2", "a");
        center.Agent("b", "q");
        center.Copies = Losing<HoldEnded>(1);
        center.Do(() => center.Actors.Agent("a").Configure(center.AgentNow("a").Profile with { Queues = [] }, "other", null));
        Assert.Equal(ContactState.Queued, center.State("c-2"));

        center.After(6);
        Assert.Equal("b", center.AgentOf("c-2"));
    }

    /// <summary>It is thought to be busy, so no order goes to it, and nobody but the dispatcher could find out.</summary>
    [Fact]
    public void AnAgentIsDeleted_andTheWordIsLost_nobodyWaitsForItInVain()
    {
        using var center = new Center();
        center.Queue("q", q => q with { WrapUpSeconds = 0 }).Agent("gone", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("gone", "c-1", "q");
        center.Agent("b", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("b", "c-2", "q", customer: "u-2");
        center.Agent("free", "q");
        center.Copies = (_, notice) => notice is AgentChanged { Snapshot.Agent: "gone" } or AgentGone ? 0 : 1;
        center.Complete("c-1");
        Assert.Equal(ConfigureOutcome.Replaced, center.Do(() => center.Actors.Agent("gone").Delete(null)).Outcome);
        center.Copies = null;

        Assert.Equal(ContactCommandOutcome.Done, center.Transfer("c-2", "q", "gone"));
        Assert.Equal(ContactState.Queued, center.State("c-2"));

        center.After(6);
        Assert.Equal("free", center.AgentOf("c-2"));
    }

    /// <summary>The last word of a queue and the sweep after it, both lost: it goes on saying so while anybody waits.</summary>
    [Fact]
    public void AQueuesWordAndItsRepetitionAreLost_theWaitingAreServedAllTheSame()
    {
        using var center = new Center();
        center.Queue("q");
        center.After(20);
        center.Copies = Losing<HeadsChanged>(2);
        center.Arrives("c-1", "q");
        center.Agent("a", "q");
        Assert.Equal(ContactState.Queued, center.State("c-1"));

        center.After(16);
        Assert.Equal("a", center.AgentOf("c-1"));
    }
}
