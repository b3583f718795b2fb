namespace Routing.Core.Tests;

public sealed class LeastOccupiedSelectionTests
{
    private static Bid Chatting(string agent, int chats, int limit, double idleMinutes)
    {
        var profile = new AgentProfile { Name = agent, Channels = Given.Channels((Channel.Chat, limit)) };
        var load = Capacity.Of(profile, [.. Enumerable.Repeat(Given.Slot(Channel.Chat), chats)]).Load;
        return Choosing.Bid(agent, idleMinutes, load);
    }

    [Fact]
    public void The_emptiest_goes_first_and_among_equals_the_longest_idle() => // case 7
        Assert.Equal("DCAB", Choosing.Order("least-occupied", Choosing.Case(), Chatting("A", 3, 5, 5), Chatting("B", 3, 4, 3), Chatting("C", 3, 5, 7), Chatting("D", 0, 3, 2)));

    [Fact]
    public void The_dispatcher_narrows_in_the_same_order()
    {
        var policy = SelectionPolicies.Find("least-occupied");
        var bids = new[] { Chatting("A", 3, 5, 5), Chatting("B", 3, 4, 3), Chatting("C", 3, 5, 7), Chatting("D", 0, 3, 2) };
        var order = bids.OrderBy(b => policy.CandidateKey(Choosing.Candidate(b))).ThenBy(b => b.IdleSince).Select(b => b.Agent);
        Assert.Equal("DCAB", string.Concat(order));
    }

    [Theory]
    [InlineData("least-occupied")]
    [InlineData("best-bid")]
    public void Of_three_one_and_two_open_contacts_one_is_least_and_equals_go_by_idleness(string policy) // case 12
    {
        Assert.Equal("b", Choosing.Winner(policy, Choosing.Case(), Chatting("a", 3, 5, 5), Chatting("b", 1, 5, 1), Chatting("c", 2, 5, 9)));
        Assert.Equal("c", Choosing.Winner(policy, Choosing.Case(), Chatting("a", 1, 5, 2), Chatting("b", 1, 5, 1), Chatting("c", 1, 5, 9)));
    }
}
