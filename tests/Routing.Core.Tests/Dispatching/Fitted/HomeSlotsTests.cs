using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>How many contacts of a fit an agent takes at a time, and when that cannot be said.</summary>
public sealed class HomeSlotsTests
{
    private static readonly AgentProfile Usual = new() { Name = "li-na" };

    public static TheoryData<string, AgentProfile, Channel[], int?> Cases => new()
    {
        { "as many as the channel has places", Usual, [Channel.Chat], 2 },
        { "a callback is a call", Usual with { Channels = Given.Channels((Channel.Voice, 1)) }, [Channel.Voice, Channel.Callback], 1 },
        { "none of a channel it has not", Usual with { Channels = Given.Channels((Channel.Voice, 1)) }, [Channel.Chat], 0 },
        { "the bound over all channels", Usual with { MaxConcurrent = 1 }, [Channel.Chat, Channel.Voice], 1 },
        { "any of two channels, up to the bound", Usual with { MaxConcurrent = 2 }, [Channel.Chat, Channel.Email], 2 },
        { "units shared", Usual with { Capacity = 100, ChannelCosts = Costs((Channel.Email, 40)) }, [Channel.Email], 2 },
        { "two chats or one call: which, depends", Usual, [Channel.Chat, Channel.Voice], null },
        { "units of unequal contacts", Usual with { Capacity = 100, ChannelCosts = Costs((Channel.Email, 40), (Channel.Chat, 20)) }, [Channel.Chat, Channel.Email], null },
        { "one channel must not be interrupted", Usual with { MaxConcurrent = 2, InterruptedBy = ImmutableDictionary<Channel, ImmutableArray<Channel>>.Empty.Add(Channel.Chat, []) }, [Channel.Chat, Channel.Email], null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_agent_counts_for_as_many_as_it_takes(string why, AgentProfile profile, Channel[] channels, int? slots) =>
        Assert.True(HomeSlots.Of(profile, channels) == slots, $"{why}: {HomeSlots.Of(profile, channels)}");

    private static ImmutableDictionary<Channel, int> Costs(params (Channel Channel, int Units)[] costs) => costs.ToImmutableDictionary(c => c.Channel, c => c.Units);
}
