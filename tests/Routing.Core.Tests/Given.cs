using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>Plain instances to begin a story with; a test states only what it is about.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static ImmutableDictionary<Channel, int> Channels(params (Channel Channel, int Count)[] counts) =>
        counts.ToImmutableDictionary(c => c.Channel, c => c.Count);

    public static ContactCard Card(string id = "c-1", string intent = "repair", Channel channel = Channel.Chat) => new()
    {
        ContactId = id,
        CustomerId = "u-1",
        Channel = channel,
        Intent = intent,
        Tier = "standard",
        Own = new Requirement(channel),
        CreatedAt = Noon,
    };

    public static Slot Slot(Channel channel, SlotState state = SlotState.Handling) => new()
    {
        State = state,
        Since = Noon,
        Terms = new OfferTerms
        {
            OfferId = "c-1~1",
            AgentId = "a",
            Queue = "q",
            Card = Card(channel: channel),
            Hop = 1,
            EnqueuedAt = Noon,
            IssuedAt = Noon,
            ExpiresAt = Noon.AddSeconds(20),
        },
    };
}
