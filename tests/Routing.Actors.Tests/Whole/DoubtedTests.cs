namespace Routing.Actors.Tests.Whole;

/// <summary>
/// Two activations of one actor, of which the one that claimed last is gone and the other answers: from its memory, which is void,
/// nothing is acknowledged, and no other queue or agent waits for it.
/// </summary>
public class DoubtedTests
{
    private static readonly ActorKey Agent = ActorKey.Agent("a");
    private static readonly ActorKey Queue = ActorKey.Queue("q");

    [Fact]
    public void WhoSignsOut_isNotToldThatItIsOutAlready_byAMemoryThatIsVoid()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q", ready: false);
        Twice(center, Agent, () => center.Actors.Agent("a").SetPresence(PresenceKind.Ready, null).AsTask());
        center.After(5);

        Assert.Throws<StoreUnavailableException>(() => center.Run(() => center.Actors.Agent("a").SetPresence(PresenceKind.Offline, null)));
        Assert.Equal(ContactCommandOutcome.Done, center.Run(() => center.Actors.Agent("a").SetPresence(PresenceKind.Offline, null)));
        center.Arrives("c-1", "q");
        center.After(11);
        Assert.Null(center.AgentOf("c-1"));
    }

    [Fact]
    public void AnAgentRefusesByAProfileThatItHasNoMore_itIsAskedAndThenServes()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q", q => q with { Requirements = [new SkillLevel("x", 1)] }).Agent("a", "q");
        var profile = new AgentProfile { Name = "a", Queues = ["q"] };
        Twice(center, Agent, () => center.Actors.Agent("a").Configure(profile with { Skills = profile.Skills.SetItem("x", 5) }, Defaults.Group, null).AsTask());
        center.After(20);

        center.Arrives("c-1", "q");
        center.After(20);
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>That it is to find out whether it is the one may be lost, and every question be answered by it: it is told again.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void AQueueThatAnswersFromAVoidMemory_isToldUntilItFindsOut(int lost)
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q", ready: false);
        IsKnownToTheLaterOneAlone(center, "c-1");
        center.Copies = (to, notice) => notice is Wake { IsDoubted: true } && to == Queue && lost-- > 0 ? 0 : 1;

        center.Presence("a", PresenceKind.Ready);
        center.After(18);
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    [Fact]
    public void AQueueThatIsNotHeardOf_keepsNoAgentFromAnother()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Queue("q2").Agent("z", "q", ready: false).Agent("x", "q q2", ready: false);
        IsKnownToTheLaterOneAlone(center, "c-1");
        center.Copies = (to, notice) => notice is Wake { IsDoubted: true } && to == Queue ? 0 : 1;
        center.Arrives("c-2", "q2", customer: "u-2");
        // By its answer to the order for this one it is known to answer from a void memory.
        center.Presence("z", PresenceKind.Ready);
        center.After(0.1);
        center.Presence("x", PresenceKind.Ready);
        center.After(0.1);
        Assert.Equal("x", center.AgentOf("c-2"));
    }

    [Fact]
    public void AWriteWhoseAnswerIsLate_isNoSignThatNobodyHasTakenOverSince()
    {
        SlowStore? store = null;
        using var center = new Center(through: (kept, clock) => store = new SlowStore(kept, clock)) { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q");
        center.Arrives("c-1", "q");
        var (contact, terms) = (ActorKey.Contact("c-1"), center.Offer("c-1")!);
        store!.Slow = write => write.Key == contact;
        _ = center.Start(() => center.Actors.Contact("c-1").Note(new ContactNote("n-1", NoteKind.Transcript, "a", center.Now, "hello")).AsTask());
        center.After(0.1);
        store.Slow = _ => false;
        // After the store took the note, and before its answer is here.
        Assert.True(center.Store.Claim(contact, ActorCodecs.Contact).IsCompletedSuccessfully);

        var asked = center.Start(() => center.Actors.Contact("c-1").IsPast(terms.OfferId, terms.Hop).AsTask());
        center.After(3);
        Assert.IsType<StoreUnavailableException>(asked.Exception?.InnerException);
    }

    [Fact]
    public void WhoIsWaitedForAlone_isDeletedLater_andTheWordOfItIsLost_itIsSaidAgain()
    {
        using var center = new Center();
        center.Queue("q", q => q with { WrapUpSeconds = 0 }).Agent("gone", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("gone", "c-1", "q");
        center.Agent("b", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("b", "c-2", "q", customer: "u-2");
        center.Agent("free", "q");
        Assert.Equal(ContactCommandOutcome.Done, center.Transfer("c-2", "q", "gone"));
        center.After(20);
        center.Copies = (_, notice) => notice is AgentChanged { Snapshot.Agent: "gone" } or AgentGone ? 0 : 1;
        center.Complete("c-1");
        Assert.Equal(ConfigureOutcome.Replaced, center.Do(() => center.Actors.Agent("gone").Delete(null)).Outcome);
        center.Copies = null;

        center.After(15);
        Assert.Equal("free", center.AgentOf("c-2"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ADispatcherThatHasNotHeardOfAllYet_isNoGroundToRefuseAnAgent(int seed)
    {
        using var center = new Center(seed) { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q", a => a with { MaxConcurrent = 1 }).Agent("b", "q", ready: false);
        center.Handles("a", "c-0", "q", customer: "u-0");
        center.Arrives("c-1", "q");
        center.Crash(ActorKey.Dispatcher(Defaults.Group));

        Assert.Null(center.Direct("c-1", "a").Refusal);
    }

    /// <summary>A contact arrives in the queue, and is acknowledged, while another activation takes calls that does not know of it.</summary>
    private static void IsKnownToTheLaterOneAlone(Center center, string contact)
    {
        Twice(center, Queue, () => center.Actors.Queue("q").Describe().AsTask());
        var route = center.Start(async () => await new ContactRouter(center.Actors).Route(
            new ContactRequest { Id = contact, CustomerId = "u-1", Channel = Channel.Chat, Queue = "q" }, await center.Actors.Customer("u-1").Get(), Defaults.Group));
        center.After(10);
        Assert.True(route.IsCompletedSuccessfully);
    }

    /// <summary>Brought to life by one silo, which stops for seconds, and by another meanwhile: the first claims last, and calls go to the other.</summary>
    private static void Twice(Center center, ActorKey actor, Func<Task> first)
    {
        center.After(60);
        center.Crash(actor);
        _ = center.Start(async () => { await first(); return true; });
        Assert.True(center.Simulated.Pause(actor, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)));
    }
}
