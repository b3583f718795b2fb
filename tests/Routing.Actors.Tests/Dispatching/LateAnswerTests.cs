namespace Routing.Actors.Tests;

/// <summary>
/// A dispatcher that begins asks everybody how they stand. What was said to the one before it, and comes late, is no answer:
/// whoever said it may not even be awake.
/// </summary>
public class LateAnswerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_question_is_lost_and_a_word_to_the_former_dispatcher_comes_late_it_is_asked_again(bool late)
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        var former = default(AgentChanged);
        center.Copies = (_, notice) =>
        {
            if (notice is AgentChanged { Snapshot.Agent: "a" } said) former = said;
            return 1;
        };
        center.Presence("a", PresenceKind.NotReady);
        center.After(20);
        var away = former!;
        center.Presence("a", PresenceKind.Ready);
        center.After(20);

        var isLost = true;
        var asked = 0;
        center.Simulated.Restarting = engine => engine.Copies = (to, notice) =>
        {
            if (notice is not TellAll || to != ActorKey.Agent("a")) return 1;
            asked++;
            return isLost ? 0 : 1;
        };
        center.Restart();
        if (late) center.Post(ActorKey.Dispatcher(Defaults.Group), away);
        center.Settle();
        isLost = false;
        center.Arrives("c-1", "q");
        Assert.Null(center.AgentOf("c-1"));

        center.After(6);
        Assert.True(asked > 1, "It was not asked again.");
        Assert.Equal("a", center.AgentOf("c-1"));
    }
}
