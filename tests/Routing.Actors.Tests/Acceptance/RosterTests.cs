namespace Routing.Actors.Tests.Acceptance;

/// <summary>Who belongs to a group, whatever words about it were lost or late.</summary>
public class RosterTests
{
    private static readonly Overflow NobodyThere = new() { AfterSeconds = 30, WhenNoAgents = true, MoveTo = "fallback" };

    private static IReadOnlyList<string> Roster(Center center) => center.Run(() => center.Actors.Dispatcher(Defaults.Group).Describe()).Agents;

    [Fact]
    public void AnAgentIsDeleted_andItsWordIsLost_theDispatcherLearnsOfItAtItsNextStart_andTheRuleForNobodyThereHolds()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("vip", q => q with { Overflow = [NobodyThere] }).Queue("fallback").Agent("a", "vip");
        center.Copies = (_, notice) => notice is AgentGone ? 0 : 1;
        center.Do(() => center.Actors.Agent("a").Delete(null));
        center.Copies = null;
        Assert.Equal("a", Assert.Single(Roster(center)));

        center.Crash(ActorKey.Dispatcher(Defaults.Group));
        Assert.NotNull(center.Arrives("c-1", "vip").Contact);
        Assert.Empty(Roster(center));
        center.After(30);
        Assert.Equal("fallback", center.Contact("c-1").Live!.Queue);
        center.TakeFailures();
    }

    [Fact]
    public void AnAgentMovedToAnotherGroup_isNotKeptInTheFormer()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q");
        center.Copies = (_, notice) => notice is AgentGone ? 0 : 1;
        center.Do(() => center.Actors.Agent("a").Configure(center.AgentNow("a").Profile, "other", null));
        center.Copies = null;

        center.Crash(ActorKey.Dispatcher(Defaults.Group));
        Roster(center);
        center.Settle();
        Assert.Empty(Roster(center));
        center.TakeFailures();
    }

    [Fact]
    public void ALateWordOfADeletedAgent_doesNotBringItBack()
    {
        using var center = new Center();
        AgentChanged? word = null;
        center.Copies = (_, notice) =>
        {
            word = notice as AgentChanged ?? word;
            return 1;
        };
        center.Queue("q").Agent("a", "q");
        center.Do(() => center.Actors.Agent("a").Delete(null));
        Assert.Empty(Roster(center));

        center.Post(ActorKey.Dispatcher(Defaults.Group), word!);
        center.Settle();
        Assert.Empty(Roster(center));
    }

    [Fact]
    public void ALateWordThatAnAgentIsGone_doesNotTakeAwayTheOneThatIsBack()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Post(ActorKey.Dispatcher(Defaults.Group), new AgentGone("a", 0));
        center.Settle();

        Assert.Equal("a", Assert.Single(Roster(center)));
        center.Arrives("c-1", "q");
        Assert.Equal("a", center.AgentOf("c-1"));
    }
}
