using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What time alone makes an agent do.</summary>
public static class AgentDeadlines
{
    /// <summary>The next moment at which <see cref="Pass"/> has something to do; null when there is none.</summary>
    public static DateTimeOffset? Next(AgentState agent)
    {
        var next = Earlier(Earlier(agent.LeaseEndsAt, agent.Shift?.ChangesAt), AgentAbilities.Next(agent));
        foreach (var slot in agent.Slots)
        {
            next = Earlier(Earlier(next, slot.DropAt), AgentBots.GivesUpAt(agent, slot));
            if (slot.State == SlotState.WrapUp) next = Earlier(next, slot.WrapUpEndsAt);
            if (slot.State is SlotState.Handling or SlotState.Held && Targets.Next(slot.Terms.Card.Targets) is { } promised) next = Earlier(next, promised);
            if (slot.State == SlotState.Pending) next = Earlier(next, slot.PendingUntil);
            if (slot.State == SlotState.Reserved) next = Earlier(next, slot.Terms.ExpiresAt + Defaults.ReservationGrace);
        }
        return next;
    }

    /// <summary>Does everything that is due, in the order: skills expired, what is planned, lost connection, contacts given up, those a bot had too long, wrap-ups over, reservations nobody settled.</summary>
    public static Turn<bool, AgentState> Pass(AgentState agent, DateTimeOffset now)
    {
        var events = ImmutableArray<RoutingEvent>.Empty;
        var state = agent;
        void Take<T>(Turn<T, AgentState> turn) => (state, events) = (turn.State, events.AddRange(turn.Events));

        Take(AgentAbilities.Pass(state, now));
        Take(AgentShifts.Pass(state, now));
        if (state.LeaseEndsAt <= now) Take(AgentDecider.LoseConnection(state, now));
        foreach (var slot in state.Slots)
        {
            if (slot.DropAt <= now)
            {
                // A contact that may not move any more ends here rather than staying with nobody.
                Take(AgentLimits.EndsWithConnection(slot.Channel) || slot.Terms.Hop >= ContactDecider.MaxHops
                    ? AgentWork.Drop(state, slot, now)
                    : AgentMoves.Begin(state, slot.ContactId, slot.Terms.Queue, null, MoveCause.ConnectionLost, keepAge: true, 0, null, now));
            }
            else if (AgentBots.GivesUpAt(state, slot) <= now)
            {
                var given = AgentBots.HandOver(state, slot.ContactId, null, "its time was over", failed: true, now);
                Take(given.Outcome == ContactCommandOutcome.Done ? given : AgentWork.Drop(state, slot, now));
            }
            else if (slot.State == SlotState.Pending && slot.PendingUntil <= now)
                Take(AgentPending.TakeUp(state, slot, now));
            else if (slot.State is SlotState.Handling or SlotState.Held && Targets.Next(slot.Terms.Card.Targets) <= now)
            {
                var due = Targets.Pass(slot.Terms.Card, slot.Terms.Queue, state.Id, now);
                (state, events) = (state with { Slots = state.Slots.Replace(slot, slot.Of(due.State)) }, events.AddRange(due.Events));
            }
            else if (slot.State == SlotState.WrapUp && slot.WrapUpEndsAt <= now)
                Take(AgentWork.Close(state, slot, now));
            else if (slot.State == SlotState.Reserved && slot.Terms.ExpiresAt + Defaults.ReservationGrace <= now)
                state = AgentOffers.Withdraw(state, slot.Terms.OfferId, now, slot.Terms.Queue);
        }
        return Turn.Of(!ReferenceEquals(state, agent), state, events);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
