using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Routing.Core.Tests;

public sealed class CapacityTests
{
    private static readonly AgentProfile Plain = new() { Name = "a", Channels = Given.Channels((Channel.Voice, 1), (Channel.Chat, 3)) };

    [Fact]
    public void A_plain_agent_takes_each_channel_up_to_its_count()
    {
        var capacity = Capacity.Of(Plain, [Given.Slot(Channel.Voice)]);
        Assert.Equal(Eligible.NoCapacity, capacity.Why(Channel.Voice));
        Assert.Equal(Eligible.NoChannel, capacity.Why(Channel.Email));
        Assert.Equal(Channel.Chat, Assert.Single(capacity.Open));
        Assert.Equal(0.25, capacity.Load);
    }

    [Fact]
    public void One_voice_two_chats_and_two_emails_fit_in_a_hundred_units_and_a_third_chat_is_refused() // case 8
    {
        var agent = new AgentProfile
        {
            Name = "a",
            Capacity = 100,
            ChannelCosts = Given.Channels((Channel.Voice, 60), (Channel.Chat, 10), (Channel.Email, 10)),
            Channels = Given.Channels((Channel.Voice, 2), (Channel.Chat, 2), (Channel.Email, 2)),
        };
        Slot[] taken = [];
        foreach (var channel in (Channel[])[Channel.Voice, Channel.Chat, Channel.Chat, Channel.Email, Channel.Email])
        {
            Assert.True(Capacity.Of(agent, [.. taken]).Fits(channel), $"{channel} after {taken.Length}");
            taken = [.. taken, Given.Slot(channel)];
        }
        Assert.False(Capacity.Of(agent, [.. taken[..3]]).Fits(Channel.Chat));
        Assert.False(Capacity.Of(agent, [.. taken[..3]]).Fits(Channel.Voice));
        Assert.Empty(Capacity.Of(agent, [.. taken]).Open);
        Assert.Equal(1, Capacity.Of(agent, [.. taken]).Load);
    }

    [Fact]
    public void An_open_offer_holds_back_the_next_of_its_channel_only()
    {
        var capacity = Capacity.Of(Plain, [Given.Slot(Channel.Chat, SlotState.Reserved)]);
        Assert.Equal(Eligible.OfferOpen, capacity.Why(Channel.Chat));
        Assert.Equal(Eligible.Yes, capacity.Why(Channel.Voice));
        Assert.True(Capacity.Of(Plain, [Given.Slot(Channel.Chat)]).Fits(Channel.Chat));
    }

    [Fact]
    public void Nothing_is_offered_in_wrap_up_unless_the_agent_is_to_fill_its_free_places_meanwhile() // case 9
    {
        Slot[] taken = [Given.Slot(Channel.Chat, SlotState.WrapUp)];
        Assert.Equal(Eligible.InWrapUp, Capacity.Of(Plain, [.. taken]).Why(Channel.Chat));
        Assert.Equal(Eligible.InWrapUp, Capacity.Of(Plain, [.. taken]).Why(Channel.Voice));
        Assert.Empty(Capacity.Of(Plain, [.. taken]).Open);
        Assert.Equal(Capacity.Of(Plain, [Given.Slot(Channel.Chat)]).Open, Capacity.Of(Plain with { OffersInWrapUp = true }, [.. taken]).Open);
    }

    [Fact]
    public void By_the_defaults_a_callback_is_a_call() // case 27
    {
        var agent = new AgentProfile { Name = "a" };
        Assert.Equal(Eligible.NoCapacity, Capacity.Of(agent, [Given.Slot(Channel.Voice)]).Why(Channel.Callback));
        Assert.Equal(Eligible.NoCapacity, Capacity.Of(agent, [Given.Slot(Channel.Callback)]).Why(Channel.Voice));
        Assert.Equal(Eligible.Yes, Capacity.Of(agent, []).Why(Channel.Callback));
    }

    [Fact]
    public void Pending_contacts_take_nothing() =>
        Assert.Equal(0, Capacity.Of(Plain, [Given.Slot(Channel.Voice, SlotState.Pending)]).Load);

    [Fact]
    public void The_bound_over_all_channels_holds_and_counts_as_load()
    {
        var capacity = Capacity.Of(Plain with { MaxConcurrent = 2 }, [Given.Slot(Channel.Chat), Given.Slot(Channel.Chat)]);
        Assert.Empty(capacity.Open);
        Assert.Equal(1, capacity.Load);
    }

    [Fact]
    public void A_limit_lowered_below_what_is_handled_refuses_and_loads_no_more_than_full()
    {
        var capacity = Capacity.Of(Plain with { Channels = Given.Channels((Channel.Chat, 1)) }, [Given.Slot(Channel.Chat), Given.Slot(Channel.Voice)]);
        Assert.Empty(capacity.Open);
        Assert.Equal(1, capacity.Load);
    }

    [Fact]
    public void Taking_only_what_fits_never_passes_a_bound()
    {
        var scenario =
            from voice in Gen.Choose(0, 3)
            from chat in Gen.Choose(0, 4)
            from bound in Gen.Choose(0, 5)
            from units in Gen.Choose(0, 100)
            from wanted in Gen.Elements(Channel.Voice, Channel.Chat).ArrayOf(12)
            select (voice, chat, bound, units, wanted);
        Prop.ForAll(scenario.ToArbitrary(), s =>
        {
            var agent = new AgentProfile
            {
                Name = "a",
                Channels = Given.Channels((Channel.Voice, s.voice), (Channel.Chat, s.chat)),
                MaxConcurrent = s.bound,
                Capacity = s.units,
                ChannelCosts = Given.Channels((Channel.Voice, 30), (Channel.Chat, 7)),
            };
            var slots = ImmutableArray<Slot>.Empty;
            foreach (var channel in s.wanted)
            {
                if (Capacity.Of(agent, slots).Fits(channel)) slots = slots.Add(Given.Slot(channel));
            }
            var voice = slots.Count(x => x.Channel is Channel.Voice);
            var chat = slots.Length - voice;
            Assert.True(voice <= s.voice && chat <= s.chat);
            Assert.True(s.bound == 0 || slots.Length <= s.bound);
            Assert.True(s.units == 0 || (voice * 30) + (chat * 7) <= s.units);
            Assert.InRange(Capacity.Of(agent, slots).Load, 0, 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }
}
