namespace Routing.Actors.Tests.Acceptance;

/// <summary>Opening hours of a queue. Case 10 where it speaks of them.</summary>
public class OpeningHoursTests
{
    /// <summary>Open for an hour that begins so long from now, each day.</summary>
    private static OpeningHours Hours(Center center, double beginsInMinutes, params OutsideHours[] outside) => new()
    {
        Open = [Window(center, beginsInMinutes)],
        Outside = [.. outside],
    };

    private static RuleHours Window(Center center, double beginsInMinutes)
    {
        static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new RuleHours { From = Clock(center.Now.AddMinutes(beginsInMinutes)), To = Clock(center.Now.AddMinutes(beginsInMinutes + 60)) };
    }

    [Fact]
    public void Closed_theContactWaitsForTheOpening_andTheServiceLevelDoesNotCountThatTime()
    {
        using var center = new Center();
        center.Queue("q", q => q with { OpeningHours = Hours(center, 30) }).Agent("a", "q");
        center.Arrives("c-1", "q");
        Assert.Equal((ContactState.Queued, 0, 1), (center.State("c-1"), center.QueueNow("q").Waiting, center.QueueNow("q").Scheduled));
        center.After(1800);
        Assert.Equal("a", center.AgentOf("c-1"));
        center.Accept("c-1");
        Assert.Equal(1, center.QueueNow("q").Today.AnsweredInTime);
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void ItCloses_whoStillWaitsDoesSoUntilTheNextOpening_alsoAfterARestart()
    {
        using var center = new Center();
        center.Queue("q", q => q with { OpeningHours = Hours(center, -30) }).Agent("a", "q", ready: false);
        center.Arrives("c-1", "q");
        Assert.Equal(1, center.Contact("c-1").Live!.Position);
        center.After(1800);
        Assert.Null(center.Contact("c-1").Live!.Position);
        center.Restart();
        center.Presence("a", PresenceKind.Ready);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.After(23 * 3600);
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>Case 10: the hours are changed, and who waits is offered with no new arrival.</summary>
    [Fact]
    public void TheHoursAreChanged_whoWaitsForTheOpeningIsOfferedAtOnce()
    {
        using var center = new Center();
        center.Queue("q", q => q with { OpeningHours = Hours(center, 30) }).Agent("a", "q");
        center.Arrives("c-1", "q");
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.Reconfigure("q", q => q with { OpeningHours = null });
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>The opening of the one queue is nothing to the other.</summary>
    [Fact]
    public void Closed_aSupervisorMovesItToAQueueThatIsOpen_whereItIsOfferedAtOnce()
    {
        using var center = new Center();
        center.Queue("q", q => q with { OpeningHours = Hours(center, 30) }).Queue("other").Agent("a", "other");
        center.Arrives("c-1", "q");
        center.After(600);
        center.Do(() => center.Actors.Queue("q").Move("c-1", new MoveOrder("other", MoveCause.Supervisor)));
        Assert.Equal("a", center.AgentOf("c-1"));
        center.Accept("c-1");
        Assert.Equal(1, center.QueueNow("other").Today.AnsweredInTime);
    }

    [Fact]
    public void ItClosesWhileAnOfferIsOpen_theOfferRunsOut_andTheContactWaitsForTheOpening()
    {
        using var center = new Center();
        center.Queue("q", q => q with { OpeningHours = Hours(center, -59), OfferTimeoutSeconds = 90, OnNoAnswer = NoAnswerAction.StayReady }).Agent("a", "q");
        center.Arrives("c-1", "q");
        Assert.Equal("a", center.AgentOf("c-1"));
        center.After(90);
        Assert.Equal((null, 0, 1), (center.Offer("c-1"), center.QueueNow("q").Waiting, center.QueueNow("q").Scheduled));
        center.After(300);
        Assert.Null(center.Offer("c-1"));
    }

    [Fact]
    public void Closed_aCallbackInOrderWaitsForTheOpening_andOneAtATimeForItsTimeThoughTheHoursChange()
    {
        using var center = new Center();
        center.Queue("q", q => q with { OpeningHours = Hours(center, 30) }).Agent("a", "q", a => a with { MaxConcurrent = 1 });
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        center.Arrives("c-2", "q", Channel.Voice, "u-2");
        center.Do(() => center.Actors.Queue("q").RequestCallback("c-1", null));
        Assert.Equal((ContactState.CallbackScheduled, 0), (center.State("c-1"), center.QueueNow("q").Waiting));
        center.Do(() => center.Actors.Queue("q").RequestCallback("c-2", center.Now.AddSeconds(600)));
        center.Do(() => center.Actors.Queue("q").Abandon("c-1", null));
        center.Reconfigure("q", q => q with { OpeningHours = null });
        Assert.Equal(ContactState.CallbackScheduled, center.State("c-2"));
        center.After(600);
        Assert.Equal("a", center.AgentOf("c-2"));
    }

    /// <summary>Follow the sun: the site that is open takes it, with its age.</summary>
    [Fact]
    public void Closed_theQueueOfTheSiteThatIsOpenTakesIt()
    {
        using var center = new Center();
        var (asia, europe) = (new OutsideHours { Hours = [Window(center, 60)], MoveTo = "asia" }, new OutsideHours { Hours = [Window(center, -10)], MoveTo = "europe" });
        center.Queue("q", q => q with { OpeningHours = Hours(center, 600, asia, europe) }).Queue("asia").Queue("europe");
        var came = center.Now;
        center.Arrives("c-1", "q");
        Assert.Equal(("europe", came), (center.Contact("c-1").Live!.Queue, center.Contact("c-1").Live!.WaitingSince));
        center.After(4000);
        center.Arrives("c-2", "q", customer: "u-2");
        Assert.Equal("asia", center.Contact("c-2").Live!.Queue);
    }

    [Fact]
    public void Closed_andToBeRefused_itIsKindlyToldWhy()
    {
        using var center = new Center();
        center.Queue("q", q => q with { OpeningHours = Hours(center, 600, new OutsideHours { Refuse = true, Message = "We open at nine." }) });
        center.Arrives("c-1", "q");
        Assert.Equal((ContactState.Refused, "We open at nine."), (center.State("c-1"), center.Contact("c-1").Record.Closed!.Reason));
    }
}
