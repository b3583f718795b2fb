namespace Routing.Actors.Tests.Acceptance;

/// <summary>Customers who hang up and are called back: in order, at a time, and when they do not answer. Case 3 among them.</summary>
public class CallbackTests
{
    private static Center WithOneBusyAgent()
    {
        var center = new Center();
        center.Queue("q", q => q with { Callback = new CallbackRule { MaxAttempts = 2, RetryAfterSeconds = 300 } });
        center.Agent("a", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("a", "c-0", "q", Channel.Voice, "u-0");
        return center;
    }

    private static ContactCommandOutcome Request(Center center, string contact, DateTimeOffset? at = null) =>
        center.Do(() => center.Actors.Queue(center.Contact(contact).Live!.Queue).RequestCallback(contact, at));

    private static ContactCommandOutcome NoAnswer(Center center, string contact) =>
        center.Do(() => center.Actors.Agent("a").Transfer(contact, new MoveOrder("q", MoveCause.CallbackRetry))).Outcome;

    [Fact]
    public void TheCustomerHangsUp_placeAndAgeAreKept_andTheAgentIsOfferedACallbackInItsTurn()
    {
        using var center = WithOneBusyAgent();
        var came = center.Now;
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        center.After(60);
        center.Arrives("c-2", "q", Channel.Voice, "u-2");
        Assert.Equal(ContactCommandOutcome.Done, Request(center, "c-1"));
        Assert.Equal(ContactCommandOutcome.Repeated, Request(center, "c-1"));

        var (state, live, _) = center.Contact("c-1");
        Assert.Equal((ContactState.Queued, 1, Channel.Callback, came), (state, live!.Position, live.Card.Channel, live.WaitingSince));

        center.After(60);
        center.Complete("c-0");
        Assert.Equal(("a", Channel.Callback), (center.AgentOf("c-1"), center.Offer("c-1")!.Card.Channel));
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        Assert.Contains("callback.requested", center.Story("c-1"));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Who asked for nine o'clock in Shanghai hears of nine o'clock, also after a restart.</summary>
    [Fact]
    public void ATimeAskedForByOnesOwnClock_isToldByIt_afterARestartToo()
    {
        using var center = WithOneBusyAgent();
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        var at = center.Now.AddHours(1).ToOffset(TimeSpan.FromHours(8));
        Assert.Equal(ContactCommandOutcome.Done, Request(center, "c-1", at));
        center.Restart();
        Assert.Contains($"{at:yyyy-MM-dd HH:mm} (UTC+08:00)", center.View("c-1").WaitMessage, StringComparison.Ordinal);
    }

    /// <summary>Case 3: scheduled for later.</summary>
    [Fact]
    public void AtATime_itWaitsOutsideTheQueue_andIsOfferedAtThatTime_beforeThoseWhoCameAfterIt()
    {
        using var center = WithOneBusyAgent();
        var came = center.Now;
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        var at = center.Now.AddSeconds(600);
        Request(center, "c-1", at);
        Assert.Equal((ContactState.CallbackScheduled, (DateTimeOffset?)at), (center.State("c-1"), center.Contact("c-1").Live!.DueAt));
        Assert.Equal((0, 1), (center.QueueNow("q").Waiting, center.QueueNow("q").Scheduled));
        center.Complete("c-0");
        Assert.Equal(ContactState.CallbackScheduled, center.State("c-1"));

        center.After(599);
        center.Handles("a", "c-2", "q", Channel.Voice, "u-2");
        center.Arrives("c-3", "q", Channel.Voice, "u-3");
        center.After(1);
        Assert.Equal((ContactState.Queued, 1), (center.State("c-1"), center.Contact("c-1").Live!.Position));
        Assert.Equal(came, center.Contact("c-1").Live!.WaitingSince);
        center.Complete("c-2");
        Assert.Equal("a", center.AgentOf("c-1"));
        Assert.Equal("contact.created contact.queued callback.requested contact.due contact.offered", center.Story("c-1"));
    }

    /// <summary>The clock of the service level stands still until the time the customer chose.</summary>
    [Fact]
    public void AnsweredAtTheTimeAskedFor_isAnsweredInTime()
    {
        using var center = WithOneBusyAgent();
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        center.After(5);
        Request(center, "c-1", center.Now.AddSeconds(3600));
        center.Complete("c-0");
        center.After(3600);
        center.Accept("c-1");
        var today = center.QueueNow("q").Today;
        Assert.Equal((2, 2, 5.0), (today.Answered, today.AnsweredInTime, today.AnswerSecondsSum));
    }

    [Fact]
    public void TheCustomerDoesNotAnswer_itIsTriedAgain_andGivenUpAfterTheLastTry()
    {
        using var center = WithOneBusyAgent();
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        Request(center, "c-1");
        center.Complete("c-0");
        center.Accept("c-1");
        Assert.Equal(ContactCommandOutcome.Done, NoAnswer(center, "c-1"));
        Assert.Equal(ContactState.CallbackScheduled, center.State("c-1"));
        Assert.Empty(center.AgentNow("a").Slots);

        center.After(299);
        Assert.Equal(ContactState.CallbackScheduled, center.State("c-1"));
        center.After(1);
        Assert.Equal("a", center.AgentOf("c-1"));
        center.Accept("c-1");
        NoAnswer(center, "c-1");

        Assert.Equal(ContactState.Abandoned, center.State("c-1"));
        Assert.Equal(
            "contact.created contact.queued callback.requested contact.offered contact.accepted callback.notAnswered contact.moved callback.retryScheduled "
            + "contact.due contact.offered contact.accepted callback.notAnswered contact.moved callback.givenUp contact.abandoned",
            center.Story("c-1"));
        Assert.Equal(2, center.QueueNow("q").Today.Answered);
    }

    [Fact]
    public void TheServerRestarts_theTimeStillRings()
    {
        using var center = WithOneBusyAgent();
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        Request(center, "c-1", center.Now.AddSeconds(100));
        center.Complete("c-0");
        center.Restart();
        center.After(99);
        Assert.Equal(ContactState.CallbackScheduled, center.State("c-1"));
        center.After(1);
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    [Fact]
    public void WhatIsOffered_isTakenBackFirst_andWhatIsHandledIsNoMatterOfTheQueue()
    {
        using var center = WithOneBusyAgent();
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        center.Complete("c-0");
        Assert.Equal("a", center.AgentOf("c-1"));
        Assert.Equal(ContactCommandOutcome.Done, Request(center, "c-1", center.Now.AddSeconds(50)));
        Assert.Equal(ContactState.CallbackScheduled, center.State("c-1"));
        Assert.Contains("offer.withdrawn callback.requested", center.Story("c-1"));

        center.Handles("a", "c-2", "q", Channel.Voice, "u-2");
        Assert.Equal(ContactCommandOutcome.NotHere, center.Do(() => center.Actors.Queue("q").RequestCallback("c-2", null)));
        Assert.Equal(ContactCommandOutcome.WrongState, NoAnswer(center, "c-2"));
    }

    [Fact]
    public void WhereCallbacksAreOff_orTooFarAhead_itIsRefused_andTheContactWaitsOn()
    {
        using var center = WithOneBusyAgent();
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        Assert.Equal(ContactCommandOutcome.NotEligible, Request(center, "c-1", center.Now.AddDays(8)));
        center.Reconfigure("q", q => q with { Callback = new CallbackRule { Enabled = false } });
        Assert.Equal(ContactCommandOutcome.NotEligible, Request(center, "c-1"));
        Assert.Equal((ContactState.Queued, Channel.Voice), (center.State("c-1"), center.Contact("c-1").Live!.Card.Channel));
    }

    /// <summary>Whoever says nothing of callbacks takes them as calls, and not beside one.</summary>
    [Fact]
    public void AnAgentWithOneCallAtATime_callsBackInPlaceOfIt()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", a => a with { Channels = AgentProfile.DefaultChannels.Remove(Channel.Callback) });
        center.Handles("a", "c-0", "q", Channel.Voice, "u-0");
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        Request(center, "c-1");
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.Complete("c-0");
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>Case 3.</summary>
    [Fact]
    public void ScheduledForLater_theContactWaitsOutsideTheQueue_andAtItsTimeIsQueuedAndOffered()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Arrives("c-1", "q", with: request => request with { ScheduledFor = center.Now.AddHours(2) });
        Assert.Equal((ContactState.Scheduled, 0), (center.State("c-1"), center.QueueNow("q").Waiting));

        center.After(7199);
        Assert.Equal(ContactState.Scheduled, center.State("c-1"));
        center.After(1);
        Assert.Equal("a", center.AgentOf("c-1"));
        Assert.Equal("contact.created contact.scheduled contact.due contact.offered", center.Story("c-1"));
        Assert.Equal(0, center.Repairs);
    }
}
