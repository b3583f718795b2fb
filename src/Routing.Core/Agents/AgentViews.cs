using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>An agent as others see it.</summary>
public static class AgentViews
{
    public static AgentSnapshot Snapshot(AgentState agent, long version, ImmutableArray<IntentTally> tallies)
    {
        var capacity = Capacity.Of(agent.Effective!, agent.Slots);
        DateTimeOffset? busySince = null, wrapUpEndsAt = null;
        int wrapUps = 0, handling = 0;
        ImmutableArray<PendingCount> pending = [];
        foreach (var slot in agent.Slots)
        {
            if (slot.State == SlotState.Pending) pending = Count(pending, slot.Terms.Queue);
            if (slot.State == SlotState.WrapUp)
            {
                wrapUps++;
                if (slot.WrapUpEndsAt is { } end && (wrapUpEndsAt is null || end < wrapUpEndsAt)) wrapUpEndsAt = end;
            }
            else if (slot.Occupies && slot.State != SlotState.Reserved)
            {
                handling++;
                if (slot.AnsweredAt + slot.Pended is { } answered && (busySince is null || answered < busySince)) busySince = answered;
            }
        }
        return new AgentSnapshot
        {
            Agent = agent.Id,
            Version = version,
            Profile = agent.Effective!,
            AdjustedBy = agent.Adjustment?.Key,
            Presence = agent.Presence.Kind,
            ReadySince = agent.Presence.Kind == PresenceKind.Ready ? agent.Presence.Since : null,
            Open = agent.Presence.Kind == PresenceKind.Ready ? capacity.Open : [],
            Load = capacity.Load,
            IdleSince = agent.IdleSince,
            WrapUps = wrapUps,
            Handling = handling,
            Pending = pending,
            LastIntent = agent.LastIntent,
            Served = agent.Served,
            Tallies = tallies,
            BusySince = busySince,
            WrapUpEndsAt = wrapUpEndsAt,
        };
    }

    private static ImmutableArray<PendingCount> Count(ImmutableArray<PendingCount> counts, string queue)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i].Queue == queue) return counts.SetItem(i, counts[i] with { Contacts = counts[i].Contacts + 1 });
        }
        return counts.Add(new PendingCount(queue, 1));
    }

    public static LiveContact Live(AgentState agent, Slot slot) => new()
    {
        Card = slot.Terms.Card,
        State = slot.State switch
        {
            SlotState.Reserved => ContactState.Offered,
            SlotState.Held => ContactState.Held,
            SlotState.Pending => ContactState.Pending,
            SlotState.Moving => ContactState.Moving,
            SlotState.WrapUp => slot.CompletedAt is null ? ContactState.Moving : ContactState.WrapUp,
            _ => ContactState.Handling,
        },
        Queue = slot.Terms.Queue,
        Hop = slot.Terms.Hop,
        WaitingSince = slot.Terms.EnqueuedAt,
        Pending = slot.State == SlotState.Pending ? new PendingSpell(slot.PendingOn, slot.Since, slot.PendingUntil) : null,
        Agent = agent.Id,
        ConsultingAgent = slot.ConsultingAgent,
        Offer = slot.Terms,
        AnsweredAt = slot.AnsweredAt,
        CompletedAt = slot.CompletedAt,
        Completion = slot.Completion,
    };
}
