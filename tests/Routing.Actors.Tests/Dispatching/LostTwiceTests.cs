namespace Routing.Actors.Tests;

/// <summary>Word of a change is said twice. Should both be lost, the dispatcher finds out when it is woken next, as a cluster wakes it each minute.</summary>
public class LostTwiceTests
{
    [Fact]
    public void An_agent_whose_word_was_lost_twice_gets_a_contact_once_the_dispatcher_is_woken()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Presence("a", PresenceKind.NotReady);
        center.After(20);
        var lost = 0;
        center.Copies = (_, notice) =>
        {
            if (notice is not AgentChanged) return 1;
            lost++;
            return 0;
        };
        center.Presence("a", PresenceKind.Ready);
        center.After(20);
        Assert.Equal(2, lost);
        center.Copies = (_, _) => 1;
        center.Arrives("c-1", "q");
        center.After(20);
        Assert.Null(center.AgentOf("c-1"));

        center.Post(ActorKey.Dispatcher(Defaults.Group), new Wake());
        center.Settle();

        Assert.Equal("a", center.AgentOf("c-1"));
    }
}
