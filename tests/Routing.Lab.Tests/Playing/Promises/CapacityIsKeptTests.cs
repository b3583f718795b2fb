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
    public void A_channel_without_a_stated_cost_takes_one_unit()
    {
        var chats = Agents["li"] with { Channels = Agents["li"].Channels.SetItem(Channel.Chat, 9), Capacity = 2 };
        var promise = new CapacityIsKept(new Dictionary<string, AgentProfile> { ["li"] = chats });
        for (var n = 1; n <= 3; n++)
        {
            promise.Sent(Create($"c-{n}", Channel.Chat));
            Tell(promise, Event(n, EventTypes.Accepted, $"c-{n}", "li", $"c-{n}~1"));
        }

        Broken(promise, "c-3", "li has a capacity of 2", "its contacts cost 3");
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
