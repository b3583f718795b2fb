using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class CapacityIsKeptTests : PromiseStories
{
    [Theory]
    [InlineData(Channel.Chat, 2, true)]
    [InlineData(Channel.Chat, 3, false)]
    [InlineData(Channel.Voice, 2, false)]
    public void An_agent_with_more_than_its_capacity_is_a_violation(Channel channel, int contacts, bool fine)
    {
        var promise = new CapacityIsKept(Agents);
        for (var n = 1; n <= contacts; n++)
        {
            promise.Sent(Create($"c-{n}", channel));
            Tell(promise, Event(n, EventTypes.Accepted, $"c-{n}", "li", $"c-{n}~1"));
        }

        if (fine) Kept(promise);
        else Broken(promise, $"c-{contacts}", "li takes", $"it has {contacts}");
    }

    [Fact]
    public void Capacity_is_free_again_after_the_close_and_while_pending()
    {
        var promise = new CapacityIsKept(Agents);
        foreach (var id in new[] { "c-1", "c-2", "c-3" }) promise.Sent(Create(id, Channel.Voice));
        Tell(promise, Event(0, EventTypes.Accepted, "c-1", "li"), Event(1, EventTypes.Closed, "c-1", "li"), Event(2, EventTypes.Accepted, "c-2", "li"),
            Event(3, EventTypes.Pending, "c-2", "li"), Event(4, EventTypes.Accepted, "c-3", "li"));

        Kept(promise);
    }
}
