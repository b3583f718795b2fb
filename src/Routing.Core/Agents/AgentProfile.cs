using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The configuration of an agent (<c>PUT /v1/agents/{id}</c>). Only <see cref="Name"/> is required.</summary>
public record AgentProfile
{
    private Derived<ChannelPlaces> _places;

    public required string Name { get; init; }
    public string? Tier { get; init; }

    /// <summary>What it belongs to, by names of the center's own: a site, a ring, a back office. Queues and rules ask for them.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];
    public AgentKind Kind { get; init; }

    /// <summary>Where a bot is told of its contacts.</summary>
    public BotHook? Hook { get; init; }

    /// <summary>Languages spoken; empty means no contact is refused for its language.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Level of each skill, 1–10.</summary>
    public ImmutableDictionary<string, int> Skills { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Until when a skill is good for new contacts; one not named here does not expire.</summary>
    public ImmutableDictionary<string, DateTimeOffset> SkillExpiry { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;
    public ImmutableArray<string> Queues { get; init; } = [];

    /// <summary>Contacts at a time, per channel.</summary>
    public ImmutableDictionary<Channel, int> Channels
    {
        get;
        init => (field, _places) = (value, default);
    }
    = DefaultChannels;

    /// <summary>Regions whose customers' data this agent may see; empty means all.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];

    /// <summary>Bounds the contacts at a time over all channels; 0 is no bound.</summary>
    public int MaxConcurrent { get; init; }

    /// <summary>What one contact of a channel takes of <see cref="Capacity"/>.</summary>
    public ImmutableDictionary<Channel, int> ChannelCosts
    {
        get;
        init => (field, _places) = (value, default);
    }
    = ImmutableDictionary<Channel, int>.Empty;

    /// <summary>Units shared by all channels, with <see cref="ChannelCosts"/>; 0 is no bound.</summary>
    public int Capacity { get; init; }

    /// <summary>
    /// While a contact of a channel is in hand, what of other channels may be offered; a channel not named may be joined by all. Of its own
    /// channel capacity alone decides.
    /// </summary>
    public ImmutableDictionary<Channel, ImmutableArray<Channel>> InterruptedBy { get; init; } = ImmutableDictionary<Channel, ImmutableArray<Channel>>.Empty;

    /// <summary>Whether free places are filled while a contact is in wrap-up. Otherwise nothing is offered until that is over.</summary>
    public bool OffersInWrapUp { get; init; }

    /// <summary>When the agent works; null where nothing is planned.</summary>
    public ShiftPlan? Shifts { get; init; }

    /// <summary>Offers open at a time per channel.</summary>
    public int MaxOpenOffers { get; init; } = 1;

    /// <summary>Share of work under the weighted policy, 1–100.</summary>
    public int Weight { get; init; } = 10;

    /// <summary>Kept and told; no policy weighs it yet.</summary>
    public double CostPerHour { get; init; }

    /// <summary>The channel whose places a contact takes: a callback is a call, where nothing is said of callbacks.</summary>
    public Channel PlaceOf(Channel channel) => ByChannel.PlaceOf(channel);

    /// <summary>Contacts of a channel at a time.</summary>
    public int Places(Channel channel) => ByChannel.Of(channel);

    internal ChannelPlaces ByChannel => _places.Of(this, static profile => new ChannelPlaces(profile));

    /// <summary>One call, a callback being one too, and two chats at a time, and a few of what can wait.</summary>
    public static readonly ImmutableDictionary<Channel, int> DefaultChannels =
        ImmutableDictionary.CreateRange(new KeyValuePair<Channel, int>[]
        {
            new(Channel.Voice, 1), new(Channel.Chat, 2), new(Channel.Email, 3), new(Channel.Ticket, 3),
        });
}
