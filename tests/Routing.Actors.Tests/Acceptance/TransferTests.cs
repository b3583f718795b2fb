namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 19: contacts handed on by agents.</summary>
public class TransferTests
{
    private static Center Transferred(bool keepAge, string? directedTo = null)
    {
        var center = new Center();
        center.Queue("sales", q => q with { WrapUpSeconds = 45 }).Queue("support", q => q with { KeepAgeOnTransfer = keepAge });
        center.Agent("a", "sales support", a => a with { MaxConcurrent = 1 }).Agent("b", "support", ready: false);
        center.Handles("a", "c-1", "sales");
        center.After(100);
        Assert.Equal(ContactCommandOutcome.Done, center.Transfer("c-1", "support", directedTo));
        return center;
    }

    /// <summary>Case 19.</summary>
    [Fact]
    public void ATransferKeepsTheFirstAgentsWrapUp_andTheCustomersAge()
    {
        using var center = Transferred(keepAge: true);
        var slot = Assert.Single(center.AgentNow("a").Slots);
        Assert.Equal((SlotState.WrapUp, center.Now.AddSeconds(45)), (slot.State, slot.WrapUpEndsAt));
        var live = center.Contact("c-1").Live!;
        Assert.Equal((ContactState.Queued, "support", center.Now.AddSeconds(-100)), (live.State, live.Queue, live.WaitingSince!.Value));

        center.Arrives("c-2", "sales");
        center.After(44);
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        center.After(1);
        Assert.Equal("a", center.AgentOf("c-2"));
        var ended = Assert.IsType<ContactWrapUpEnded>(center.Told("c-1", "contact.wrapUpEnded"));
        Assert.Equal(("a", "sales", 1, 45), (ended.AgentId, ended.QueueId, ended.Hop, ended.WrapUpSeconds));
        Assert.True(Assert.IsType<ContactMoved>(center.Told("c-1", "contact.moved")).HasWrapUp);

        center.Presence("b", PresenceKind.Ready);
        center.Accept("c-1");
        center.Complete("c-1");
        Assert.Equal((ContactState.Closed, "b"), (center.State("c-1"), center.Contact("c-1").Record.Closed!.Agent));
    }

    /// <summary>Case 19, configured otherwise.</summary>
    [Fact]
    public void ATransferIntoAQueueThatDoesNotKeepAge_startsTheWaitAnew()
    {
        using var center = Transferred(keepAge: false);

        Assert.Equal(center.Now, center.Contact("c-1").Live!.WaitingSince);
    }

    /// <summary>Case 19, back to the first agent while it still wraps up the first part.</summary>
    [Fact]
    public void TheContactComesBackToTheFirstAgent_whoCompletesItBesideTheOldWrapUp()
    {
        using var center = Transferred(keepAge: true);
        center.Retrain("a", a => a with { MaxConcurrent = 2, OffersInWrapUp = true });
        center.Assign("c-1", "a");
        Assert.Equal("a", center.AgentOf("c-1"));
        center.Accept("c-1");

        Assert.Equal(ContactState.Handling, center.State("c-1"));
        center.After(45);
        Assert.Equal(SlotState.Handling, Assert.Single(center.AgentNow("a").Slots).State);
        Assert.Equal(ContactCommandOutcome.Done, center.Complete("c-1"));
        Assert.Equal(ContactState.Closed, center.State("c-1"));
        Assert.Empty(center.AgentNow("a").Slots);
    }

    /// <summary>Case 19, to a person who is busy: the contact waits for them alone.</summary>
    [Fact]
    public void ATransferToABusyPerson_waitsForThem_andForAnybodyOnceTheyLeave()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q").Agent("b", "q", a => a with { MaxConcurrent = 1 }, ready: false);
        center.Handles("a", "c-1", "q");
        center.Presence("a", PresenceKind.NotReady);
        center.Presence("b", PresenceKind.Ready);
        center.Handles("b", "c-2", "q", customer: "u-2");
        center.Agent("d", "q");
        center.Transfer("c-1", "q", directedTo: "b");
        Assert.Equal(ContactState.Queued, center.State("c-1"));

        center.Complete("c-2");
        Assert.Equal("b", center.AgentOf("c-1"));
        center.Decline("c-1");
        Assert.Equal("d", center.AgentOf("c-1"));
    }

    /// <summary>Case 19, to a person who is not there.</summary>
    [Fact]
    public void ATransferToSomebodyAway_isAnybodys()
    {
        using var center = Transferred(keepAge: true, directedTo: "nobody");
        center.Presence("b", PresenceKind.Ready);

        Assert.Equal("b", center.AgentOf("c-1"));
    }

    /// <summary>Case 19, to a person who lacks what the contact needs.</summary>
    [Fact]
    public void ATransferToSomebodyWhoCannotTakeIt_isAnybodys()
    {
        using var center = Transferred(keepAge: true);
        center.Agent("d", "", c => c with { Channels = c.Channels.Remove(Channel.Chat) });
        center.Assign("c-1", "d");
        Assert.Null(center.Contact("c-1").Live!.Offer);
        center.Presence("b", PresenceKind.Ready);

        Assert.Equal("b", center.AgentOf("c-1"));
    }

    /// <summary>Case 19, into a queue that does not exist: the contact stays in hand.</summary>
    [Fact]
    public void ATransferToAQueueThatDoesNotExist_leavesTheContactInHand()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Handles("a", "c-1", "q");
        center.Transfer("c-1", "gone");

        Assert.Equal((ContactState.Handling, "a"), (center.State("c-1"), center.AgentOf("c-1")));
        Assert.Equal(ContactCommandOutcome.Done, center.Complete("c-1"));
    }

    /// <summary>A colleague brought in is let go when the contact ends, not when its wrap-up does.</summary>
    [Fact]
    public void AColleagueWhoListensInIsFree_whenTheTalkIsOver()
    {
        using var center = new Center();
        center.Queue("q", q => q with { WrapUpSeconds = 60 }).Agent("a", "q").Agent("b", "", a => a with { MaxConcurrent = 1 });
        center.Handles("a", "c-1", "q");
        var terms = center.Offer("c-1")!;
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Agent("b").JoinConsult(terms)));
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Agent("a").Consult("c-1", "b")).Outcome);
        Assert.Single(center.AgentNow("b").Slots);

        center.Complete("c-1");
        Assert.Empty(center.AgentNow("b").Slots);
    }

    /// <summary>A move that has not arrived yet is not undone, and nothing else is taken for it.</summary>
    [Fact]
    public void OnItsWayToAnotherQueue_aContactIsRefusedInWords_andTheSameMoveIsARepeat()
    {
        using var center = new Center();
        center.Queue("sales").Queue("support").Agent("a", "sales support", ready: false);
        center.Arrives("c-1", "sales");
        center.Copies = (_, notice) => notice is Arrive ? 0 : 1;
        ContactCommandOutcome Move(string to) => center.Do(() => center.Actors.Queue("sales").Move("c-1", new MoveOrder(to, MoveCause.Supervisor, null, 0, null)));

        Assert.Equal(ContactCommandOutcome.Done, Move("support"));
        Assert.Equal(ContactCommandOutcome.Repeated, Move("support"));
        Assert.Equal(ContactCommandOutcome.NotHere, Move("elsewhere"));
        Assert.Equal(ContactCommandOutcome.NotHere, center.Do(() => center.Actors.Queue("sales").Abandon("c-1", null)));
        Assert.Equal(ContactCommandOutcome.NotHere, center.Do(() => center.Actors.Queue("sales").Assign("c-1", "a")));

        center.Copies = null;
        center.After(6);
        Assert.Equal("support", center.Contact("c-1").Live!.Queue);
    }

    /// <summary>However often it is sent to and fro, a contact stays somewhere, and whoever moves it is told.</summary>
    [Fact]
    public void MovedTooOften_itStays_andTheMoverIsTold()
    {
        using var center = new Center();
        center.Queue("q-0").Queue("q-1");
        center.Arrives("c-1", "q-0");
        ContactCommandOutcome Move(int from) => center.Do(() => center.Actors.Queue($"q-{from}").Move("c-1", new MoveOrder($"q-{1 - from}", MoveCause.Supervisor, null, 0, null)));

        for (var hop = 1; hop < ContactDecider.MaxHops; hop++) Assert.Equal(ContactCommandOutcome.Done, Move((hop - 1) % 2));

        var last = (ContactDecider.MaxHops - 1) % 2;
        Assert.Equal(ContactCommandOutcome.MovedTooOften, Move(last));
        Assert.Equal((ContactState.Queued, $"q-{last}"), (center.State("c-1"), center.Contact("c-1").Live!.Queue));
    }
}
