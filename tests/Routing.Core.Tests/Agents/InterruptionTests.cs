using System.Collections.Immutable;

namespace Routing.Core.Tests.Agents;

/// <summary>Which channel may be offered while another is in hand: a call may join chats, nothing may join a call.</summary>
public sealed class InterruptionTests
{
    private static readonly AgentProfile Agent = new()
    {
        Name = "a",
        Channels = Given.Channels((Channel.Voice, 1), (Channel.Chat, 2), (Channel.Email, 3)),
        InterruptedBy = ImmutableDictionary<Channel, ImmutableArray<Channel>>.Empty
            .Add(Channel.Voice, [])
            .Add(Channel.Chat, [Channel.Voice]),
    };

    [Theory]
    [InlineData(Channel.Voice, "")]
    [InlineData(Channel.Chat, "Voice Chat Callback")] // A callback is a call here.
    [InlineData(Channel.Email, "Voice Chat Email Callback")]
    public void Beside_a_contact_in_hand(Channel inHand, string open) =>
        Assert.Equal(open, string.Join(' ', Capacity.Of(Agent, [Given.Slot(inHand)]).Open));

    [Fact]
    public void The_record_says_so_and_what_is_set_aside_interrupts_nobody()
    {
        Assert.Equal(Eligible.Interrupts, Capacity.Of(Agent, [Given.Slot(Channel.Voice)]).Why(Channel.Chat));
        Assert.Equal(Eligible.Yes, Capacity.Of(Agent, [Given.Slot(Channel.Voice, SlotState.Pending)]).Why(Channel.Chat));
        // Room there is: whoever takes pending work up again does so by their own will.
        Assert.True(Capacity.Of(Agent, [Given.Slot(Channel.Voice)]).HasRoom(Channel.Chat));
    }
}
