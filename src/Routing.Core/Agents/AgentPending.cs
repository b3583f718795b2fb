namespace Routing.Core;

/// <summary>Contacts that wait for the customer or another department: they hold no slot, and the clock of what was promised stands.</summary>
public static class AgentPending
{
    /// <summary>How long a contact that was pending is kept for its agent, who is ready and busy; less where its queue keeps less.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    public static Turn<ContactCommandOutcome, AgentState> SetAside(AgentState agent, string contactId, PendingOn on, DateTimeOffset? until, DateTimeOffset now)
    {
        if (agent.ByContact(contactId) is not { } slot) return Turn.Of(ContactCommandOutcome.NotHere, agent);
        var isAside = slot.State == SlotState.Pending;
        if (isAside && slot.PendingOn == on && slot.PendingUntil == until) return Turn.Of(ContactCommandOutcome.Repeated, agent);
        if (slot.State is not (SlotState.Handling or SlotState.Held or SlotState.Pending)) return Turn.Of(ContactCommandOutcome.WrongState, agent);
        var aside = slot.Of(Targets.Pause(slot.Terms.Card, now)) with
        {
            State = SlotState.Pending,
            Since = isAside ? slot.Since : now,
            Held = slot.HeldUntil(now),
            PendingOn = on,
            PendingUntil = until,
        };
        return Turn.Of(
            ContactCommandOutcome.Done,
            agent with { Slots = agent.Slots.Replace(slot, aside) },
            new ContactPaused(contactId, slot.Terms.Queue, agent.Id, SlotState.Pending, on, until));
    }

    /// <summary>Whom it waited for has answered: the same agent goes on with it, who has room; else it goes back to its queue, kept for that agent a while.</summary>
    public static Turn<ContactCommandOutcome, AgentState> TakeUp(AgentState agent, string contactId, DateTimeOffset now)
    {
        if (agent.ByContact(contactId) is not { } slot) return Turn.Of(ContactCommandOutcome.NotHere, agent);
        return slot.State switch
        {
            SlotState.Pending => TakeUp(agent, slot, now),
            SlotState.Moving when slot.Move!.Cause == MoveCause.Resumed => Turn.Of(ContactCommandOutcome.Repeated, agent),
            _ => Turn.Of(ContactCommandOutcome.WrongState, agent),
        };
    }

    internal static Turn<ContactCommandOutcome, AgentState> TakeUp(AgentState agent, Slot slot, DateTimeOffset now)
    {
        var isReady = agent.Presence.Kind == PresenceKind.Ready;
        if (isReady && Capacity.Of(agent.Profile!, agent.Slots).HasRoom(slot.Channel)) return AgentWork.Pause(agent, slot.ContactId, SlotState.Handling, now);
        // Its time is used up, whatever comes of the move.
        if (slot.PendingUntil is not null) agent = agent with { Slots = agent.Slots.Replace(slot, slot with { PendingUntil = null }) };
        // One that may not move any more waits for its agent.
        if (slot.Terms.Hop >= ContactDecider.MaxHops) return Turn.Of(ContactCommandOutcome.Busy, agent);
        var hold = isReady ? new AffinityHold(agent.Id, now + KeptFor) : null;
        return AgentMoves.Begin(agent, slot.ContactId, slot.Terms.Queue, null, MoveCause.Resumed, keepAge: true, 0, null, now, hold);
    }
}

/// <summary>Whom a pending contact waits for.</summary>
public enum PendingOn
{
    Customer,
    Department,
}
