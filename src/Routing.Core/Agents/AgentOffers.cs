namespace Routing.Core;

/// <summary>Offers at an agent: reserved, settled, handled. What is settled stays settled, what is handled stays handled.</summary>
public static class AgentOffers
{
    /// <param name="again">Asked before: a refusal is then recorded, since an activation that is past might refuse what a later one has reserved.</param>
    /// <param name="past">The contact says that this offer is over for good (asked for repeats, and for those that may have ended here).</param>
    public static Turn<ReserveOutcome, AgentState> Reserve(AgentState agent, OfferTerms terms, DecisionRecord decision, bool again, bool past, DateTimeOffset now)
    {
        if (agent.IsSettled(terms.OfferId)) return Turn.Of(ReserveOutcome.Settled, agent);
        if (agent.ByOffer(terms.OfferId) is { } known)
            return Turn.Of(known.State == SlotState.Reserved ? ReserveOutcome.Reserved : ReserveOutcome.Handling, agent);
        if (past || agent.HasEnded(terms)) return Turn.Of(ReserveOutcome.Handling, agent);
        if (AgentBids.Check(agent, terms.Queue, decision.Need, terms.MaxPerAgent, terms.MaxLoad) != Eligible.Yes)
            return again ? Turn.Of(ReserveOutcome.Settled, Withdraw(agent, terms.OfferId, now)) : Turn.Of(ReserveOutcome.Refused, agent);
        var reserved = agent with
        {
            Slots = agent.Slots.Add(new Slot { Terms = terms, State = SlotState.Reserved, Since = now }),
            Served = agent.Served + 1,
            // Who has work in hand is idle for no time: of such agents whoever was given some earliest comes first.
            IdleSince = agent.Slots.IsEmpty ? agent.IdleSince : now,
        };
        return Turn.Of(
            ReserveOutcome.Reserved,
            reserved,
            new ContactOffered(terms.Card.ContactId, terms.Queue, agent.Id, terms.OfferId, terms.ExpiresAt, decision));
    }

    /// <summary>Fixes what became of an offer; one never heard of is withdrawn from now on.</summary>
    /// <param name="past">The contact says that this offer was accepted, or is over.</param>
    public static Turn<SettleOutcome, AgentState> Settle(AgentState agent, OfferTerms terms, bool past, OfferEnd how, NoAnswerAction onNoAnswer, DateTimeOffset now)
    {
        if (agent.IsSettled(terms.OfferId)) return Turn.Of(SettleOutcome.Withdrawn, agent);
        var slot = agent.ByOffer(terms.OfferId);
        if (slot is { State: not SlotState.Reserved }) return Turn.Of(SettleOutcome.Handling, agent);
        if (slot is null && (past || agent.HasEnded(terms))) return Turn.Of(SettleOutcome.Handling, agent);
        var next = Withdraw(agent, terms.OfferId, now);
        // A bot is told as it has the contact: that it was not told in time is no fault of its own.
        if (how != OfferEnd.Expired || agent.Profile is { Kind: AgentKind.Bot } || onNoAnswer != NoAnswerAction.NotReady || agent.Presence.Kind != PresenceKind.Ready)
            return Turn.Of(SettleOutcome.Withdrawn, next);
        var away = AgentDecider.SetPresence(next, PresenceKind.NotReady, "noAnswer", now);
        return Turn.Of(SettleOutcome.Withdrawn, away.State, away.Events);
    }

    /// <summary>The hand-over. Without the reservation behind it there is no hand-over: the offer is settled as withdrawn.</summary>
    public static Turn<HandleOutcome, AgentState> Handle(AgentState agent, OfferTerms terms, bool past, DateTimeOffset now)
    {
        if (agent.IsSettled(terms.OfferId)) return Turn.Of(HandleOutcome.Settled, agent);
        if (agent.ByOffer(terms.OfferId) is not { } slot)
        {
            return past || agent.HasEnded(terms)
                ? Turn.Of(HandleOutcome.Handling, agent)
                : Turn.Of(HandleOutcome.Settled, Withdraw(agent, terms.OfferId, now));
        }
        if (slot.State != SlotState.Reserved) return Turn.Of(HandleOutcome.Handling, agent);
        // What was due while it was offered is told here: nobody else would.
        var due = Targets.Pass(terms.Card, terms.Queue, agent.Id, now);
        // By the queue's word of now: the contact may have changed since the slot was reserved.
        var handling = slot with { Terms = terms with { Card = Targets.Answer(due.State) }, State = SlotState.Handling, Since = now, AnsweredAt = now };
        return Turn.Of(
            HandleOutcome.Handling,
            agent with { Slots = agent.Slots.Replace(slot, handling) },
            [.. due.Events, Accepted(terms, agent.Id, now)]);
    }

    private static ContactAccepted Accepted(OfferTerms terms, string agent, DateTimeOffset now) =>
        new(terms.Card.ContactId, terms.Queue, agent, terms.OfferId, Math.Max(0, (now - (terms.WaitedFrom ?? terms.EnqueuedAt)).TotalSeconds)) { IsFurtherCall = terms.Card.Callback is { Unanswered: > 0 } };

    /// <param name="untold">The queue it came from, when that has not asked for it.</param>
    public static AgentState Withdraw(AgentState agent, string offerId, DateTimeOffset now, string? untold = null)
    {
        var oldest = now - AgentLimits.SettledFor;
        var settled = agent.Settled.RemoveAll(offer => offer.At < oldest);
        if (settled.Length >= AgentLimits.MaxSettled) settled = settled.RemoveAt(0);
        return agent with
        {
            Slots = agent.Slots.RemoveAll(slot => slot.Terms.OfferId == offerId && slot.State == SlotState.Reserved),
            Settled = settled.Add(new SettledOffer(offerId, now, untold)),
        };
    }

    public static AgentState WithdrawAll(AgentState agent, DateTimeOffset now) =>
        agent.Slots.Where(slot => slot.State == SlotState.Reserved).Aggregate(agent, (next, slot) => Withdraw(next, slot.Terms.OfferId, now, slot.Terms.Queue));
}
