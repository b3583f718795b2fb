namespace Routing.Actors.Tests.Acceptance;

/// <summary>Contacts that wait for the customer or another department: no slot held, backlog, and back to the same agent if free soon, else to the queue.</summary>
public class PendingTests
{
    private static Center WithOnePending(int maxHoldSeconds = 60)
    {
        var center = new Center();
        center.Queue("desk", q => q with { Affinity = new AffinityRule { MaxHoldSeconds = maxHoldSeconds } });
        center.Agent("a", "desk", a => a with { MaxConcurrent = 1 });
        center.Handles("a", "c-1", "desk", Channel.Ticket);
        center.Do(() => center.Actors.Agent("a").SetPending("c-1", PendingOn.Department, null));
        return center;
    }

    private static ContactCommandOutcome TakeUp(Center center) => center.Do(() => center.Actors.Agent("a").TakeUp("c-1")).Outcome;

    private static int Backlog(Center center) => center.Run(() => center.Actors.Dispatcher(Defaults.Group).Outlook("desk"))!.Pending;

    [Fact]
    public void ItHoldsNoSlot_isBacklog_andGoesOnWithTheSameAgent_whoIsFree()
    {
        using var center = WithOnePending();
        Assert.Equal((0, 1), (center.AgentNow("a").Load, Backlog(center)));
        Assert.Equal(ContactCommandOutcome.Done, TakeUp(center));
        Assert.Equal((ContactState.Handling, 0), (center.State("c-1"), Backlog(center)));
        Assert.Equal("contact.pending contact.resumed", string.Join(' ', center.Events("c-1").Select(e => e.Type).TakeLast(2)));
    }

    [Fact]
    public void TheAgentIsBusy_itWaitsForThatAgentFirst_withItsAge_andIsTheirsWhoIsFreeSoon()
    {
        using var center = WithOnePending();
        var came = center.Contact("c-1").Live!.WaitingSince;
        center.Agent("b", "desk", ready: false);
        center.Handles("a", "c-2", "desk", Channel.Chat, "u-2");
        center.Presence("b", PresenceKind.Ready);
        Assert.Equal(ContactCommandOutcome.Done, TakeUp(center));
        Assert.Equal((ContactState.Queued, came), (center.State("c-1"), center.Contact("c-1").Live!.WaitingSince));
        center.After(30);
        center.Complete("c-2");
        Assert.Equal("a", center.AgentOf("c-1"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void TheAgentStaysBusy_orIsAway_itIsAnybodys()
    {
        using var center = WithOnePending(maxHoldSeconds: 20);
        center.Handles("a", "c-2", "desk", Channel.Chat, "u-2");
        center.Agent("b", "desk");
        TakeUp(center);
        center.After(20);
        Assert.Equal("b", center.AgentOf("c-1"));

        using var other = WithOnePending();
        other.Agent("b", "desk");
        other.Presence("a", PresenceKind.Offline);
        TakeUp(other);
        Assert.Equal("b", other.AgentOf("c-1"));
    }

    [Fact]
    public void UntilATime_itGoesOnByItself_alsoAfterARestart()
    {
        using var center = WithOnePending();
        center.Do(() => center.Actors.Agent("a").SetPending("c-1", PendingOn.Customer, center.Now.AddSeconds(3600)));
        center.Restart();
        center.After(3599);
        Assert.Equal(ContactState.Pending, center.State("c-1"));
        center.After(1);
        Assert.Equal(ContactState.Handling, center.State("c-1"));
    }
}
