using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Contacts at work on an agent: paused, completed, wrapped up, closed.</summary>
public static class AgentWork
{
    /// <summary>Holds or resumes; <paramref name="to"/> is Held or Handling. Setting aside is <see cref="AgentPending"/>'s.</summary>
    public static Turn<ContactCommandOutcome, AgentState> Pause(AgentState agent, string contactId, SlotState to, DateTimeOffset now)
    {
        if (agent.ByContact(contactId) is not { } slot) return Turn.Of(ContactCommandOutcome.NotHere, agent);
        if (slot.State == to) return Turn.Of(ContactCommandOutcome.Repeated, agent);
        if (slot.State is not (SlotState.Handling or SlotState.Held or SlotState.Pending)) return Turn.Of(ContactCommandOutcome.WrongState, agent);
        // Out of pending it takes capacity again, which other work may have filled meanwhile.
        if (slot.State == SlotState.Pending && !Capacity.Of(agent.Profile!, agent.Slots).HasRoom(slot.Channel))
            return Turn.Of(ContactCommandOutcome.Busy, agent);
        if (to == SlotState.Pending) return AgentPending.SetAside(agent, contactId, PendingOn.Customer, null, now);
        var card = slot.State == SlotState.Pending ? Targets.Resume(slot.Terms.Card, now) : slot.Terms.Card;
        var paused = slot.Of(card) with { State = to, Since = now, Held = slot.HeldUntil(now), Pended = slot.PendedUntil(now), PendingUntil = null };
        return Turn.Of(
            ContactCommandOutcome.Done,
            agent with { Slots = agent.Slots.Replace(slot, paused) },
            new ContactPaused(contactId, slot.Terms.Queue, agent.Id, to));
    }

    /// <summary>The talk is over; wrap-up begins, or the contact closes at once when there is none.</summary>
    public static Turn<ContactCommandOutcome, AgentState> Complete(AgentState agent, string contactId, Completion completion, DateTimeOffset now)
    {
        if (agent.ByContact(contactId) is not { } slot) return Turn.Of(ContactCommandOutcome.NotHere, agent);
        if (slot.CompletedAt is not null) return Turn.Of(ContactCommandOutcome.Repeated, agent);
        if (slot.State is not (SlotState.Handling or SlotState.Held or SlotState.Pending)) return Turn.Of(ContactCommandOutcome.WrongState, agent);
        var held = slot.HeldUntil(now);
        var done = slot with
        {
            State = SlotState.WrapUp,
            TakesNoUnit = slot.State == SlotState.Pending,
            Since = now,
            CompletedAt = now,
            Held = held,
            Pended = slot.PendedUntil(now),
            Completion = completion,
            ConsultingAgent = null,
            DropAt = null,
            WrapUpEndsAt = now + TimeSpan.FromSeconds(slot.Terms.WrapUpSeconds),
        };
        var next = agent with { Slots = agent.Slots.Replace(slot, done) };
        var handled = slot.HandledSeconds(now);
        ImmutableArray<RoutingEvent> events =
        [
            new ContactCompleted(contactId, slot.Terms.Queue, agent.Id, slot.Terms.Card.Intent, completion.Resolved, completion.Satisfaction, handled, held.TotalSeconds),
            new SurveyDue(contactId, slot.Terms.Queue, agent.Id),
        ];
        if (slot.Terms.WrapUpSeconds > 0) return Turn.Of(ContactCommandOutcome.Done, next, events);
        var closed = Close(next, contactId, now);
        return closed with { Events = events.AddRange(closed.Events) };
    }

    /// <summary>Wrap-up ends, by hand or by time: the slot is free, and the end is to be told.</summary>
    public static Turn<ContactCommandOutcome, AgentState> Close(AgentState agent, string contactId, DateTimeOffset now)
    {
        if (agent.ByContact(contactId) is not { } slot) return Turn.Of(ContactCommandOutcome.NotHere, agent);
        return slot.State == SlotState.WrapUp ? Close(agent, slot, now) : Turn.Of(ContactCommandOutcome.WrongState, agent);
    }

    public static Turn<ContactCommandOutcome, AgentState> Close(AgentState agent, Slot slot, DateTimeOffset now)
    {
        // The wrap-up of a contact that was transferred: it lives on elsewhere, and has not ended.
        if (slot.CompletedAt is null) return Turn.Of(ContactCommandOutcome.Done, Free(agent, slot, now), AgentMoves.WrappedUp(agent, slot, now));
        var handleSeconds = slot.HandledSeconds(now);
        var score = AgentTallies.ScoreOf(agent, slot.ContactId);
        // A score that came before is counted already, and stands for the agent's figure.
        var counted = score is null ? slot.Completion! : slot.Completion! with { Satisfaction = null };
        var next = Free(agent, slot, now) with
        {
            Tallies = AgentTallies.Add(agent.Tallies, slot.Terms.Card.Intent, counted, handleSeconds, slot.Terms.HalfLifeDays, now),
            Farewells = agent.Farewells.SetItem(slot.ContactId, FarewellOf(agent.Id, slot, ContactState.Closed, now, score)),
        };
        if (agent.Profile is { Kind: AgentKind.Bot }) next = next with { Bot = agent.Bot with { Contained = agent.Bot.Contained + 1 } };
        return Turn.Of(
            ContactCommandOutcome.Done,
            next,
            new ContactClosed(slot.ContactId, slot.Terms.Queue, agent.Id, ContactState.Closed, (now - slot.Since).TotalSeconds, null));
    }

    /// <summary>The connection did not come back and the contact ended with it.</summary>
    public static Turn<ContactCommandOutcome, AgentState> Drop(AgentState agent, Slot slot, DateTimeOffset now) => Turn.Of(
        ContactCommandOutcome.Done,
        Free(agent, slot, now) with
        {
            Farewells = agent.Farewells.SetItem(slot.ContactId, FarewellOf(agent.Id, slot, ContactState.Dropped, now, null)),
        },
        new ContactClosed(slot.ContactId, slot.Terms.Queue, agent.Id, ContactState.Dropped, 0, "connectionLost"));

    public static AgentState Free(AgentState agent, Slot slot, DateTimeOffset now) =>
        agent with
        {
            Slots = agent.Slots.Remove(slot),
            IdleSince = now,
            LastIntent = slot.Terms.Card.Intent,
            Ended = (agent.Ended.Length < AgentLimits.MaxEnded ? agent.Ended : agent.Ended.RemoveAt(0)).Add(slot.Terms.OfferId),
            EndedUpTo = agent.EndedUpTo > slot.Terms.IssuedAt ? agent.EndedUpTo : slot.Terms.IssuedAt,
        };

    private static Farewell FarewellOf(string agentId, Slot slot, ContactState state, DateTimeOffset now, int? score) => new(
        new ContactSnapshot
        {
            ContactId = slot.ContactId,
            State = state,
            Queue = slot.Terms.Queue,
            Channel = slot.Terms.Card.Channel,
            Agent = agentId,
            OfferId = slot.Terms.OfferId,
            AnsweredAt = slot.AnsweredAt,
            CompletedAt = slot.CompletedAt,
            EndedAt = now,
            Completion = slot.Completion,
            Reason = state == ContactState.Dropped ? "connectionLost" : null,
        },
        slot.Terms.Card.CustomerId,
        state == ContactState.Closed ? PastOf(agentId, slot, score) : null);

    /// <summary>A completed contact as its customer remembers it: the same from the end of the talk on, whatever the wrap-up takes.</summary>
    public static PastContact PastOf(string agentId, Slot slot, int? score) => new()
    {
        ContactId = slot.ContactId,
        Agent = agentId,
        Queue = slot.Terms.Queue,
        Intent = slot.Terms.Card.Intent,
        EndedAt = slot.CompletedAt!.Value,
        Region = slot.Terms.Card.Own.Region,
        Resolved = slot.Completion?.Resolved,
        Satisfaction = score ?? slot.Completion?.Satisfaction,
        IsRated = score is not null,
        HandleSeconds = slot.HandledSeconds(slot.CompletedAt.Value),
    };
}
