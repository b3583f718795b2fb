using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Makes the answers about an agent.</summary>
internal static class AgentViews
{
    private const string Free = "free";

    public static AgentView Of(AgentDescription agent, ImmutableArray<OfferView> offers) => new(agent.Profile)
    {
        Id = agent.Id,
        Group = agent.Group,
        Version = agent.Version,
        Presence = agent.Presence.Kind,
        PresenceReason = agent.Presence.Reason,
        PresenceSince = Known(agent.Presence.Since),
        Adjusted = agent.Adjusted,

        ReadyFor = agent.Presence.Queues,
        Shift = agent.Shift,
        Bot = agent.Profile.Kind == AgentKind.Bot ? agent.Bot : null,
        Load = agent.Load,
        IdleSince = Known(agent.IdleSince),
        Slots = Slots(agent),
        Offers = offers,
        Contacts = [.. agent.Slots.Where(s => s.State != SlotState.Reserved).Select(Contact)],
    };

    private static DateTimeOffset? Known(DateTimeOffset moment) => moment == DateTimeOffset.UnixEpoch ? null : moment;

    private static ImmutableArray<SlotView> Slots(AgentDescription agent)
    {
        var slots = ImmutableArray.CreateBuilder<SlotView>();
        foreach (var (channel, units) in (agent.Adjusted?.Channels ?? agent.Profile.Channels).OrderBy(c => c.Key))
        {
            var taken = 0;
            foreach (var slot in agent.Slots)
            {
                if (slot.Channel != channel) continue;
                slots.Add(new SlotView(channel, Names<SlotState>.Of(slot.State), slot.ContactId, slot.Since));
                if (slot.Occupies) taken++;
            }
            for (; taken < Math.Min(units, RequestLimits.MaxItems); taken++) slots.Add(new SlotView(channel, Free, null, null));
        }
        return slots.DrainToImmutable();
    }

    private static AgentContactView Contact(Slot slot) => new()
    {
        Id = slot.ContactId,
        State = slot.State,
        Queue = slot.Terms.Queue,
        Channel = slot.Channel,
        Intent = slot.Terms.Card.Intent,
        CustomerId = slot.Terms.Card.CustomerId,
        Since = slot.Since,
        AnsweredAt = slot.AnsweredAt,
        CompletedAt = slot.CompletedAt,
        WrapUpEndsAt = slot.WrapUpEndsAt,
        HeldSeconds = slot.Held.TotalSeconds,
        ConsultingAgent = slot.ConsultingAgent,
    };
}
