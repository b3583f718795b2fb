namespace Routing.Actors.Tests.Whole;

/// <summary>Who is new in a group gets onto its roster, though nobody but itself sees to it.</summary>
public class EnlistingTests
{
    private static readonly ActorKey Dispatcher = ActorKey.Dispatcher(Defaults.Group);

    private static GroupDescription Group(Center center) => center.Run(() => center.Actors.Dispatcher(Defaults.Group).Describe());

    private static ConfigureAnswer Configured(Center center, string agent, string queue, string group = Defaults.Group) =>
        center.Run(() => center.Actors.Agent(agent).Configure(new AgentProfile { Name = agent, Queues = [queue] }, group, null));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void AnAgentIsNew_andItsFirstWordsAreLost_theDispatcherIsRestarted_itIsOfferedWhatWaits(int lost)
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q");
        center.Arrives("c-1", "q");
        center.Copies = (to, notice) => to == Dispatcher && notice is AgentChanged && lost-- > 0 ? 0 : 1;
        Configured(center, "a", "q");
        center.Presence("a", PresenceKind.Ready);
        center.Crash(Dispatcher);
        center.After(60);

        Assert.Equal("a", Assert.Single(Group(center).Agents));
        Assert.NotNull(center.Told("c-1", "contact.offered"));
        center.TakeFailures();
    }

    /// <summary>
    /// The dispatcher that hears of it is one that was given up for dead: it has the agent on its roster from before, has nothing to
    /// write, and answers; the agent is deleted for the one that took its place.
    /// </summary>
    [Fact]
    public void TheDispatcherThatHearsOfIt_isOnlyThoughtToBeTheOne_itIsToldAgain()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q");
        center.After(60);
        // Another process has taken over and knows it as gone, which this one has not heard of.
        center.Copies = (_, notice) => notice is AgentGone ? 0 : 1;
        center.Do(() => center.Actors.Agent("a").Delete(null));
        center.Copies = null;
        center.Run(async () =>
        {
            var taken = await center.Store.Claim(Dispatcher, ActorCodecs.Dispatcher);
            await center.Store.Commit(new ActorWrite(Dispatcher, taken.Epoch, ActorCodecs.Dispatcher, [new PartChange("agent/a", null)], []) { Claim = taken.Claim });
            return true;
        });
        center.Arrives("c-1", "q");

        Configured(center, "a", "q");
        center.Presence("a", PresenceKind.Ready);
        center.After(60);
        center.Crash(Dispatcher);

        Assert.Equal("a", Assert.Single(Group(center).Agents));
        Assert.NotNull(center.Told("c-1", "contact.offered"));
        center.TakeFailures();
    }

    [Fact]
    public void AnAgentMoves_andItsNewGroupDoesNotHear_untilItDoes()
    {
        using var center = new Center { ExpectsFailures = true };
        var other = ActorKey.Dispatcher("other");
        center.Queue("q", q => q with { Group = "other" }).Agent("a", "q");
        center.Copies = (to, _) => to == other ? 0 : 1;
        Configured(center, "a", "q", "other");
        center.After(60);
        center.Copies = null;
        center.Crash(other);
        center.After(10);

        Assert.Equal("a", Assert.Single(center.Run(() => center.Actors.Dispatcher("other").Describe()).Agents));
        Assert.Empty(Group(center).Agents);
        center.TakeFailures();
    }

    [Fact]
    public void AQueueIsNew_andItsGroupDoesNotHear_untilItDoes_itIsPlannedFor()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Copies = (to, _) => to == Dispatcher ? 0 : 1;
        center.Run(() => center.Actors.Queue("q").Configure(new QueueConfig { Name = "q" }, null));
        center.After(60);
        center.Copies = null;
        center.After(10);
        center.Crash(Dispatcher);

        Assert.Equal("q", Assert.Single(Group(center).Queues));
        Assert.NotNull(center.Arrives("c-1", "q").Contact);
        center.TakeFailures();
    }

    [Fact]
    public void WhoIsOnTheRoster_isSilent_andSoAfterARestart()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q");
        Configured(center, "a", "q");
        center.After(60);
        var (told, isQuiet) = (0, false);
        center.Copies = (to, notice) =>
        {
            told += to == Dispatcher && notice is AgentChanged { Enlists: > 0 } or QueueChanged { Enlists: > 0 } ? 1 : 0;
            Assert.False(isQuiet && to == Dispatcher, $"{notice}");
            return 1;
        };
        center.Crash(ActorKey.Agent("a"));
        center.Crash(ActorKey.Queue("q"));
        Assert.NotNull(center.AgentNow("a"));
        Assert.Equal("q", center.Run(() => center.Actors.Queue("q").Describe())!.Id);
        center.After(60);
        Assert.Equal(0, told);
        isQuiet = true;
        center.After(600);
        center.TakeFailures();
    }

    /// <summary>Said of its earlier life, that it is on the roster says nothing.</summary>
    [Fact]
    public void AnAgentIsDeletedAndNewAgain_theAnswerToTheFirst_isNoneToTheSecond()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q");
        Enlisted? late = null;
        center.Copies = (_, notice) =>
        {
            late ??= notice as Enlisted;
            return notice is Enlisted or AgentChanged ? 0 : 1;
        };
        Configured(center, "a", "q");
        center.Copies = (to, notice) =>
        {
            late ??= notice as Enlisted;
            return notice is Enlisted ? 0 : 1;
        };
        center.After(10);
        Assert.NotNull(late);
        center.Copies = null;
        center.Do(() => center.Actors.Agent("a").Delete(null));
        center.Copies = (_, notice) => notice is AgentChanged ? 0 : 1;
        Configured(center, "a", "q");
        center.Post(ActorKey.Agent("a"), late);
        center.After(60);
        Assert.Empty(Group(center).Agents);

        center.Copies = null;
        center.After(10);
        Assert.Equal("a", Assert.Single(Group(center).Agents));
        center.TakeFailures();
    }
}
