namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 6: contacts that leave a queue by rule.</summary>
public class OverflowTests
{
    private static readonly Overflow NobodyThere = new() { AfterSeconds = 30, WhenNoAgents = true, MoveTo = "fallback", SetPriority = 100 };

    /// <summary>Case 6.</summary>
    [Fact]
    public void NobodyThereForThirtySeconds_theContactMovesToTheFallbackQueue_withPriority100_andItsAge()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Overflow = [NobodyThere] }).Queue("fallback").Agent("a", "vip", ready: false);
        var arrived = center.Now;
        center.Arrives("c-1", "vip");

        center.After(29.9);
        Assert.Equal("vip", center.Contact("c-1").Live!.Queue);

        center.After(0.1);
        var (state, live, _) = center.Contact("c-1");
        Assert.Equal((ContactState.Queued, "fallback"), (state, live!.Queue));
        Assert.Equal(100, live.Priority);
        Assert.Equal(arrived, live.WaitingSince);
        Assert.Equal(0, center.QueueNow("vip").Waiting);
        Assert.Equal("contact.created contact.queued contact.moved contact.queued", center.Story("c-1"));
    }

    /// <summary>Case 6, with somebody there: the rule does not hold until the last agent leaves.</summary>
    [Fact]
    public void SomebodyThere_theContactStays_untilTheLastAgentLeaves()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Overflow = [NobodyThere] }).Queue("fallback").Agent("a", "vip", ready: false);
        center.Presence("a", PresenceKind.NotReady, "lunch");
        center.Arrives("c-1", "vip");

        center.After(45);
        Assert.Equal("vip", center.Contact("c-1").Live!.Queue);

        center.Presence("a", PresenceKind.Offline);
        Assert.Equal("fallback", center.Contact("c-1").Live!.Queue);
    }

    /// <summary>Two rules that are alike are two: each applies once, and no more.</summary>
    [Fact]
    public void TwoRulesThatAreAlike_applyOnceEach()
    {
        using var center = new Center();
        var raised = new Overflow { AfterSeconds = 30, WhenNoAgents = true, AddPriority = 5 };
        center.Queue("vip", q => q with { Overflow = [raised, raised with { }] }).Agent("a", "vip", ready: false);
        center.Arrives("c-1", "vip");

        center.After(31);
        center.After(60);

        Assert.Equal(2, center.Story("c-1").Split(' ').Count(type => type == "contact.overflowed"));
    }

    /// <summary>Case 6, after a restart: whether anybody is there is told anew.</summary>
    [Fact]
    public void TheServerRestarts_theRuleStillHolds()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("vip", q => q with { Overflow = [NobodyThere] }).Queue("fallback").Agent("a", "vip", ready: false);
        center.Arrives("c-1", "vip");

        center.Crash(ActorKey.Queue("vip"));
        Assert.Equal("vip", center.Contact("c-1").Live!.Queue);
        center.After(30);

        Assert.Equal("fallback", center.Contact("c-1").Live!.Queue);
        Assert.IsType<StoreUnavailableException>(Assert.Single(center.TakeFailures()));
    }

    /// <summary>Case 6, where the fallback queue does not exist: the contact stays where it is rather than nowhere.</summary>
    [Fact]
    public void TheFallbackDoesNotExist_theContactStaysAndIsServed()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Overflow = [NobodyThere] }).Agent("a", "vip", ready: false);
        center.Arrives("c-1", "vip");
        center.After(40);
        Assert.Equal((ContactState.Queued, "vip"), (center.State("c-1"), center.Contact("c-1").Live!.Queue));
        // And says so, and counts as having stayed.
        Assert.Equal(NobodyThere.MoveTo, Assert.IsType<QueueMissing>(center.Told("c-1", "contact.queueMissing")).Missing);
        Assert.Equal(0, center.QueueNow("vip").Today.MovedOut);

        center.Presence("a", PresenceKind.Ready);
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>Where the fallback queue does not exist, the contact needs no more than before.</summary>
    [Fact]
    public void TheFallbackDoesNotExist_whatTheRuleAddsIsNotAsked()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Overflow = [NobodyThere with { AddRequirements = [new SkillLevel("patience", 5)] }] }).Agent("a", "vip", ready: false);
        center.Arrives("c-1", "vip");
        center.After(40);

        center.Presence("a", PresenceKind.Ready);
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>The queue that there is not says so twice: the second time the contact is on its way elsewhere, and stays so.</summary>
    [Fact]
    public void TheFallbackDoesNotExist_aLateRepeatOfThatBringsNothingBackThatHasMovedOn()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Overflow = [NobodyThere] }).Queue("third");
        center.Arrives("c-1", "vip");
        center.After(40);
        center.Copies = (_, notice) => notice is Arrive ? 0 : 1;
        center.Do(() => center.Actors.Queue("vip").Move("c-1", new MoveOrder("third", MoveCause.Supervisor)));
        center.Post(ActorKey.Queue("vip"), new Arrived("c-1", 2, false, "fallback"));
        center.Settle();
        Assert.Equal(ContactState.Moving, center.State("c-1"));
        center.Copies = null;
        center.After(10);
        Assert.Equal((ContactState.Queued, "third", 0), (center.State("c-1"), center.Contact("c-1").Live!.Queue, center.QueueNow("vip").Waiting));
    }

    /// <summary>Rules count for those who wait already.</summary>
    [Fact]
    public void TheRulesAreChanged_thoseWhoWaitFollowTheNewOnes()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Overflow = [new Overflow { AfterSeconds = 10, WhenWaiting = 5, MoveTo = "fallback" }] }).Queue("fallback");
        center.Arrives("c-1", "vip");
        center.After(60);
        Assert.Equal("vip", center.Contact("c-1").Live!.Queue);

        center.Reconfigure("vip", q => q with { Overflow = [new Overflow { AfterSeconds = 30, MoveTo = "fallback" }] });
        Assert.Equal("fallback", center.Contact("c-1").Live!.Queue);
    }

    /// <summary>What the overflow gave it, a contact keeps when its agent hands it on.</summary>
    [Fact]
    public void PointsGainedOnTheWay_areKeptOverATransfer()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Overflow = [NobodyThere with { AddPriority = 7 }] }).Queue("fallback").Queue("third").Agent("a", "fallback");
        center.Arrives("c-1", "vip");
        center.After(30);
        center.Accept("c-1");
        center.Transfer("c-1", "third");

        Assert.Equal(("third", 107), (center.Contact("c-1").Live!.Queue, center.Contact("c-1").Live!.Priority));
    }

    /// <summary>Case 6, for a contact that was just being offered when the last agent left.</summary>
    [Fact]
    public void TheLastAgentLeavesWithTheOfferOpen_theContactMovesOnceItIsBack()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Overflow = [NobodyThere] }).Queue("fallback").Agent("a", "vip", ready: false);
        center.Presence("a", PresenceKind.NotReady, "lunch");
        center.Arrives("c-1", "vip");
        center.After(45);
        center.Presence("a", PresenceKind.Ready);
        Assert.Equal("a", center.AgentOf("c-1"));
        center.Copies = (_, notice) => notice is OfferReturned ? 0 : 1;
        center.Presence("a", PresenceKind.Offline);
        center.Copies = null;

        center.After(21);
        Assert.Equal((ContactState.Queued, "fallback"), (center.State("c-1"), center.Contact("c-1").Live!.Queue));
    }
}
