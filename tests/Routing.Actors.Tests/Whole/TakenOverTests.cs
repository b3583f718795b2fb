namespace Routing.Actors.Tests.Whole;

/// <summary>An activation that another process took over without its knowing, and that has nothing to write by which it would learn.</summary>
public class TakenOverTests
{
    [Fact]
    public void WhoHasNothingToWrite_learnsThatItWasTakenOver_whenItIsWoken()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q");
        center.After(60);
        var agent = ActorKey.Agent("a");
        var stale = center.Engine.Activation(agent);
        Assert.NotNull(stale);
        Assert.True(center.Store.Claim(agent, ActorCodecs.Agent).IsCompletedSuccessfully);

        center.Post(agent, new Wake());
        center.Settle();
        Assert.Null(center.Engine.Activation(agent));

        // The next one is from what is stored.
        center.Post(agent, new Wake());
        center.Settle();
        Assert.NotSame(stale, center.Engine.Activation(agent));
        center.Presence("a", PresenceKind.NotReady);
        Assert.Equal(PresenceKind.NotReady, center.AgentNow("a").Presence.Kind);
    }

    [Fact]
    public void WhoIsHeldByNobodyElse_writesAtMostOnceInAWhile_andGoesOn()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.After(60);
        var agent = ActorKey.Agent("a");
        var (held, commits) = (center.Engine.Activation(agent), center.Store.Commits);

        for (var wakes = 0; wakes < 5; wakes++) center.Post(agent, new Wake());
        center.Settle();
        Assert.Equal(commits + 1, center.Store.Commits);
        Assert.Same(held, center.Engine.Activation(agent));
    }

    /// <summary>
    /// A silo stops while it brings the agent to life, is given up for dead, and comes back: its claim is the last one, and what it
    /// wrote is the truth; but calls go to the activation that took its place, which has nothing to write.
    /// </summary>
    [Fact]
    public void TheEarlierOneClaimsLast_whoTookItsPlaceIsAsked_andFindsOut()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q", ready: false);
        center.After(60);
        var agent = ActorKey.Agent("a");
        center.Crash(agent);
        _ = center.Start(() => center.Actors.Agent("a").SetPresence(PresenceKind.Ready, null).AsTask());
        Assert.True(center.Simulated.Pause(agent, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)));
        center.After(2);
        Assert.Equal(PresenceKind.Offline, center.AgentNow("a").Presence.Kind);

        center.Arrives("c-1", "q");
        center.After(20);
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>A bot ends more contacts while a call is late than an agent remembers offers: of those it has forgotten, it asks the contact.</summary>
    [Fact]
    public void AReservationComesLate_afterMoreHaveEndedThanAreRemembered_itsContactIsNotOfferedAgain()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Arrives("c-0", "q");
        var (terms, decision) = (center.Offer("c-0")!, ((ContactOffered)center.Told("c-0", "contact.offered")!).Decision);
        for (var n = 0; n <= AgentLimits.MaxEnded; n++)
        {
            if (n > 0) center.Arrives($"c-{n}", "q");
            center.Accept($"c-{n}");
            center.Complete($"c-{n}");
            center.After(60);
        }
        Assert.Equal(ReserveOutcome.Handling, center.Run(() => center.Actors.Agent("a").Reserve(terms, decision, again: false)));
        Assert.Single(center.Events("c-0"), told => told.Type == "contact.offered");
    }

    /// <summary>By its answer the contact may be offered again: from a memory that is void it must not say that it was never accepted.</summary>
    [Fact]
    public void AContactThatWasTakenOver_isAskedWhetherAnOfferIsPast_itAnswersFromWhatIsStored_orNotAtAll()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q");
        center.Arrives("c-1", "q");
        var (contact, terms) = (ActorKey.Contact("c-1"), center.Offer("c-1")!);
        Assert.False(center.Run(() => center.Actors.Contact("c-1").IsPast(terms.OfferId, terms.Hop)));
        Assert.True(center.Store.Claim(contact, ActorCodecs.Contact).IsCompletedSuccessfully);

        Assert.Throws<StoreUnavailableException>(() => center.Run(() => center.Actors.Contact("c-1").IsPast(terms.OfferId, terms.Hop)));
        center.Accept("c-1");
        Assert.True(center.Run(() => center.Actors.Contact("c-1").IsPast(terms.OfferId, terms.Hop)));
    }

    /// <summary>The same with a queue: by what the earlier one says, the agent may be sent for a contact that it refused, again and again without end.</summary>
    [Fact]
    public void TheEarlierQueueClaimsLast_ordersDoNotGoRoundWithoutEnd_othersAreServed()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q");
        center.Arrives("c-1", "q");
        center.Decline("c-1");
        var queue = ActorKey.Queue("q");
        center.Crash(queue);
        _ = center.Start(() => center.Actors.Queue("q").Describe().AsTask());
        Assert.True(center.Simulated.Pause(queue, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)));
        center.After(20);
        Assert.Null(center.AgentOf("c-1"));

        center.Agent("b", "q");
        Assert.Equal("b", center.AgentOf("c-1"));
    }
}
