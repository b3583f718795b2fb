namespace Routing.Core;

/// <summary>Contacts that leave an agent for a queue, and colleagues who listen in.</summary>
public static class AgentMoves
{
    /// <summary>Starts a move: the slot keeps the contact until the queue has it, and the wrap-up of this agent runs meanwhile.</summary>
    /// <param name="hold">For one agent there, for a while.</param>
    /// <param name="keepAge">The customer's waiting counts on; otherwise it starts anew.</param>
    public static Turn<ContactCommandOutcome, AgentState> Begin(
        AgentState agent, string contactId, string toQueue, string? directedTo, MoveCause cause, bool keepAge, double addPriority, double? setPriority, DateTimeOffset now, AffinityHold? hold = null)
    {
        if (agent.ByContact(contactId) is not { } slot) return Turn.Of(ContactCommandOutcome.NotHere, agent);
        if (slot.State == SlotState.Moving) return Turn.Of(slot.MoveTo == toQueue ? ContactCommandOutcome.Repeated : ContactCommandOutcome.WrongState, agent);
        if (slot.State is not (SlotState.Handling or SlotState.Held or SlotState.Pending)) return Turn.Of(ContactCommandOutcome.WrongState, agent);
        if (slot.Terms.Hop >= ContactDecider.MaxHops) return Turn.Of(ContactCommandOutcome.MovedTooOften, agent);
        var card = slot.State == SlotState.Pending ? Targets.Resume(slot.Terms.Card, now) : slot.Terms.Card;
        if (cause == MoveCause.CallbackRetry)
        {
            // The customer did not answer: back to where it came from, whose rule says what follows.
            var callback = card.Callback ?? (card.Channel == Channel.Callback ? new Callback(card.CreatedAt, card.Channel, null) : null);
            if (callback is null) return Turn.Of(ContactCommandOutcome.WrongState, agent);
            card = card with { Callback = callback with { Unanswered = callback.Unanswered + 1 } };
        }
        if (cause == MoveCause.BotHandover) card = card with { Bots = BotUse.Never };
        // Whoever is handed on was reached: the next queue's answer is one.
        if (cause == MoveCause.Transfer && card.Callback is { Unanswered: > 0 } reached) card = card with { Callback = reached with { Unanswered = 0 } };
        var arrival = new Arrival
        {
            Card = card,
            Hop = slot.Terms.Hop + 1,
            WaitingSince = keepAge ? slot.Terms.EnqueuedAt : now,
            // It keeps its age among those who wait; but whoever talked, or was away, did not wait, and that first wait has been counted.
            Stopped = keepAge ? now - slot.Terms.EnqueuedAt : TimeSpan.Zero,
            Cause = cause,
            DirectedTo = directedTo,
            Hold = hold,
            AddedPriority = slot.Terms.AddedPriority + addPriority,
            SetPriority = setPriority ?? slot.Terms.SetPriority,
            OffersMade = OfferId.NumberOf(slot.Terms.OfferId),
            // Nor when the colleague it was for is not there after all.
            RefusedBy = cause == MoveCause.Transfer && directedTo != agent.Id ? [agent.Id] : [],
        };
        var moving = slot with
        {
            State = SlotState.Moving,
            TakesNoUnit = slot.State == SlotState.Pending,
            Since = now,
            Held = slot.HeldUntil(now),
            Pended = slot.PendedUntil(now),
            Move = arrival,
            MoveTo = toQueue,
            ConsultingAgent = null,
            DropAt = null,
            WrapUpEndsAt = cause == MoveCause.Transfer ? now + TimeSpan.FromSeconds(slot.Terms.WrapUpSeconds) : now,
        };
        var next = agent with { Slots = agent.Slots.Replace(slot, moving) };
        var moved = new ContactMoved(contactId, slot.Terms.Queue, agent.Id, toQueue, arrival.Hop, cause, addPriority, setPriority, HasWrapUp: moving.WrapUpEndsAt > now);
        return cause == MoveCause.CallbackRetry
            ? Turn.Of(ContactCommandOutcome.Done, next, new CallbackNotAnswered(contactId, slot.Terms.Queue, agent.Id, card.Callback!.Unanswered), moved)
            : Turn.Of(ContactCommandOutcome.Done, next, moved);
    }

    /// <summary>The queue has it: what is left here is wrap-up. Where the queue does not exist, the contact stays in hand.</summary>
    /// <param name="queue">Who says so; null where that is not known.</param>
    public static Turn<ContactCommandOutcome, AgentState> End(AgentState agent, string contactId, int hop, bool taken, string? queue, DateTimeOffset now)
    {
        // By its hop: the contact may be back already, under a later offer.
        if (agent.Slots.FirstOrDefault(slot => slot.State == SlotState.Moving && slot.ContactId == contactId && slot.Move!.Hop == hop) is not { } slot)
            return Turn.Of(ContactCommandOutcome.Repeated, agent);
        // A refusal said twice: it is on its way elsewhere by now, under the same number. Whoever took it has it, wherever it was sent since.
        if (!taken && queue is not null && queue != slot.MoveTo) return Turn.Of(ContactCommandOutcome.Repeated, agent);
        // Back in the hands of somebody who is away it would be nobody's.
        if (!taken && slot.Move!.Cause == MoveCause.ConnectionLost && agent.Presence.Kind == PresenceKind.Offline) return AgentWork.Drop(agent, slot, now);
        // It is for people: where there is no such queue, for those of the one it came from.
        if (!taken && slot.Move!.Cause == MoveCause.BotHandover)
        {
            return slot.MoveTo == slot.Terms.Queue
                ? AgentWork.Drop(agent, slot, now)
                : Turn.Of(ContactCommandOutcome.Done, agent with { Slots = agent.Slots.Replace(slot, slot with { MoveTo = slot.Terms.Queue }) });
        }
        if (!taken)
            return Turn.Of(ContactCommandOutcome.Done, agent with { Slots = agent.Slots.Replace(slot, slot with { State = slot.TakesNoUnit ? SlotState.Pending : SlotState.Handling, TakesNoUnit = false, Move = null, MoveTo = null, WrapUpEndsAt = null }) });
        if (slot.Move!.Cause == MoveCause.BotHandover)
        {
            // Not to have ended it counts as such: else a bot would be thought to resolve all it takes.
            var tallies = AgentTallies.Add(agent.Tallies, slot.Terms.Card.Intent, new Completion(false, null, null), slot.HandledSeconds(now), slot.Terms.HalfLifeDays, now);
            agent = agent with { Tallies = AgentTallies.Transfer(tallies, slot.Terms.Card.Intent) };
        }
        if (slot.Move!.Cause == MoveCause.Transfer) agent = agent with { Tallies = AgentTallies.Transfer(agent.Tallies, slot.Terms.Card.Intent) };
        if (slot.WrapUpEndsAt > now) return Turn.Of(ContactCommandOutcome.Done, agent with { Slots = agent.Slots.Replace(slot, slot with { State = SlotState.WrapUp, Move = null, MoveTo = null }) });
        var free = Turn.Of(ContactCommandOutcome.Done, AgentWork.Free(agent, slot, now));
        return slot.WrapUpEndsAt > slot.Since ? free with { Events = [WrappedUp(agent, slot, slot.WrapUpEndsAt.Value)] } : free;
    }

    /// <summary>The wrap-up of a contact that was handed on is over.</summary>
    public static ContactWrapUpEnded WrappedUp(AgentState agent, Slot slot, DateTimeOffset at) =>
        new(slot.ContactId, slot.Terms.Queue, agent.Id, slot.Terms.Hop, (at - slot.Since).TotalSeconds);

    public static Turn<ContactCommandOutcome, AgentState> Consult(AgentState agent, string contactId, string? colleague)
    {
        if (agent.ByContact(contactId) is not { } slot) return Turn.Of(ContactCommandOutcome.NotHere, agent);
        if (colleague == agent.Id) return Turn.Of(ContactCommandOutcome.NotEligible, agent);
        if (slot.ConsultingAgent == colleague) return Turn.Of(ContactCommandOutcome.Repeated, agent);
        if (slot.State is not (SlotState.Handling or SlotState.Held)) return Turn.Of(ContactCommandOutcome.WrongState, agent);
        if (colleague is not null && slot.ConsultingAgent is not null) return Turn.Of(ContactCommandOutcome.Busy, agent);
        return Turn.Of(
            ContactCommandOutcome.Done,
            agent with { Slots = agent.Slots.Replace(slot, slot with { ConsultingAgent = colleague }) },
            new ContactConsulted(contactId, slot.Terms.Queue, agent.Id, colleague ?? slot.ConsultingAgent!, colleague is not null));
    }

    /// <summary>Takes a place beside a colleague, if there is one free; it counts as load like any contact.</summary>
    public static Turn<ContactCommandOutcome, AgentState> Join(AgentState agent, OfferTerms terms, DateTimeOffset now)
    {
        if (agent.Profile is not { } profile) return Turn.Of(ContactCommandOutcome.NoSuchTarget, agent);
        if (agent.ByOffer(terms.OfferId) is not null) return Turn.Of(ContactCommandOutcome.Repeated, agent);
        if (agent.Presence.Kind != PresenceKind.Ready || !Eligibility.MaySee(profile, terms.Card.Own.Region)) return Turn.Of(ContactCommandOutcome.NotEligible, agent);
        if (!Capacity.Of(profile, agent.Slots).HasRoom(terms.Card.Channel)) return Turn.Of(ContactCommandOutcome.Busy, agent);
        return Turn.Of(
            ContactCommandOutcome.Done,
            agent with { Slots = agent.Slots.Add(new Slot { Terms = terms, State = SlotState.Consulting, Since = now, AnsweredAt = now }) });
    }

    /// <param name="owner">Who says that the talk is over: a later owner's goes on. Null for any.</param>
    public static AgentState Leave(AgentState agent, string contactId, string? owner = null)
    {
        var slots = agent.Slots.RemoveAll(slot => slot.State == SlotState.Consulting && slot.ContactId == contactId && (owner ?? slot.Terms.AgentId) == slot.Terms.AgentId);
        return slots == agent.Slots ? agent : agent with { Slots = slots };
    }
}
