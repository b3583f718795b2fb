namespace Routing.Actors;

/// <summary>
/// Offers: durable before the slot is reserved, settled before there is another. A time-out is not a refusal: the
/// contact stays offered until the agent has said what became of it.
/// </summary>
public partial class QueueActor
{
    private readonly Waits<ReserveOutcome> _reserving = new(host.Clock);
    private readonly Waits<HandleAnswer> _handing = new(host.Clock);
    private readonly Waits<SettleOutcome> _settling = new(host.Clock);

    public async ValueTask<AcceptAnswer> Accept(string offerId, string? agentId, CancellationToken ct = default)
    {
        if (OfferId.ContactOf(offerId) is not { } contactId) return new AcceptAnswer(AcceptOutcome.NotHere);
        await Turn(contactId);
        try
        {
            if (!_queue.TryGet(contactId, out var row)) return new AcceptAnswer(AcceptOutcome.NotHere);
            if (row.Contact.Offer is not { } terms || terms.OfferId != offerId) return new AcceptAnswer(OfferId.NumberOf(offerId) > row.Contact.OffersMade ? AcceptOutcome.NeverMade : AcceptOutcome.Gone);
            if (agentId is not null && terms.AgentId != agentId) return new AcceptAnswer(AcceptOutcome.NotYours);
            if (row.Unsettled is null && terms.ExpiresAt > Now) return await HandOver(row, terms);
            await SettleOffer(row, row.Unsettled ?? OfferEnd.Expired, null);
            return new AcceptAnswer(_queue.Has(row) ? AcceptOutcome.Gone : AcceptOutcome.Accepted);
        }
        finally
        {
            _turnstile.Leave(contactId);
        }
    }

    public async ValueTask<DeclineOutcome> Decline(string offerId, string? agentId, string? reason, CancellationToken ct = default)
    {
        if (OfferId.ContactOf(offerId) is not { } contactId) return DeclineOutcome.NotHere;
        await Turn(contactId);
        try
        {
            if (!_queue.TryGet(contactId, out var row)) return DeclineOutcome.NotHere;
            if (row.Contact.Offer is not { } terms || terms.OfferId != offerId) return OfferId.NumberOf(offerId) > row.Contact.OffersMade ? DeclineOutcome.NeverMade : DeclineOutcome.Gone;
            if (agentId is not null && terms.AgentId != agentId) return DeclineOutcome.NotYours;
            return await SettleOffer(row, OfferEnd.Declined, reason) ? DeclineOutcome.Declined : DeclineOutcome.AlreadyAccepted;
        }
        finally
        {
            _turnstile.Leave(contactId);
        }
    }

    private async Step<ReserveOutcome> Offer(QueueRow row, Award award, DecisionRecord decision, bool isToBot)
    {
        var (contact, config) = (row.Contact, _queue.Config!);
        var terms = new OfferTerms
        {
            OfferId = decision.OfferId!,
            AgentId = award.Agent,
            Queue = Key.Id,
            Card = contact.Card,
            Hop = contact.Arrival.Hop,
            EnqueuedAt = contact.Arrival.WaitingSince,
            IssuedAt = Now,
            ExpiresAt = Now.AddSeconds(config.OfferTimeoutSeconds),
            MaxPerAgent = config.MaxPerAgent,
            MaxLoad = config.MaxLoad,
            HalfLifeDays = config.LearningHalfLifeDays,
            Translation = decision.Translation,
            IsTakenAtOnce = isToBot,
            Reason = decision.Reason,
            Why = OfferWhy.Of(decision),
        }.Of(contact, config);
        _queue.Set(row, contact with { Phase = WaitingPhase.Offered, Offer = terms, OffersMade = contact.OffersMade + 1 }, Now);
        await Save();
        return await Reserve(row, terms, decision, again: false);
    }

    private async Step<ReserveOutcome> Reserve(QueueRow row, OfferTerms terms, DecisionRecord decision, bool again)
    {
        row.Unsettled = OfferEnd.Withdrawn;
        var outcome = await _reserving.For(Host.Actors.Agent(terms.AgentId).Reserve(terms, decision, again), Defaults.CallBound);
        row.Unsettled = null;
        switch (outcome)
        {
            case ReserveOutcome.Reserved when terms.IsTakenAtOnce || _queue.Config is { AutoAccept: true }:
                await HandOver(row, terms);
                break;
            case ReserveOutcome.Handling:
                _queue.Remove(row);
                CountAnswer(row);
                await Save();
                break;
            case ReserveOutcome.Refused or ReserveOutcome.Settled:
                _queue.Set(row, row.Contact with { Phase = WaitingPhase.Waiting, Offer = null }, Now);
                if (!again) _queue.Shut(row);
                break;
        }
        return outcome;
    }

    /// <summary>The agent's answer is final; the queue lets go of what the agent handles.</summary>
    private async Step<AcceptAnswer> HandOver(QueueRow row, OfferTerms terms)
    {
        terms = terms.Of(row.Contact, _queue.Config);
        using var traced = JourneyTrace.Continue("offer.handOver", terms.Card);
        row.Unsettled = OfferEnd.Withdrawn;
        HandleAnswer answer;
        try
        {
            answer = await _handing.For(Host.Actors.Agent(terms.AgentId).Handle(terms), Defaults.CallBound);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            SweepLater();
            throw;
        }
        row.Unsettled = null;
        if (answer.Outcome != HandleOutcome.Handling)
        {
            await PutBack(row, OfferEnd.Withdrawn, "the agent had let the offer go");
            return new AcceptAnswer(AcceptOutcome.Gone);
        }
        _queue.Remove(row);
        CountAnswer(row);
        JoinOthers(row, terms.AgentId);
        await Save();
        if (!Host.IsSimulated) ContactMeter.Accepted(Key.Id);
        TellHeads();
        return new AcceptAnswer(AcceptOutcome.Accepted, answer.Contact);
    }

    /// <summary>Finds out and fixes what became of the open offer. True when the contact is back in waiting, false when the agent has it.</summary>
    private async Step<bool> SettleOffer(QueueRow row, OfferEnd how, string? reason)
    {
        var terms = row.Contact.Offer!;
        row.Unsettled = how;
        SettleOutcome outcome;
        try
        {
            outcome = await _settling.For(Host.Actors.Agent(terms.AgentId).Settle(terms, how, _queue.Config?.OnNoAnswer ?? NoAnswerAction.NotReady), Defaults.CallBound);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            SweepLater();
            throw;
        }
        row.Unsettled = null;
        if (outcome == SettleOutcome.Withdrawn)
        {
            await PutBack(row, how, reason);
            return true;
        }
        _queue.Remove(row);
        CountAnswer(row);
        await Save();
        if (!Host.IsSimulated) ContactMeter.Accepted(Key.Id);
        return false;
    }

    /// <summary>Back to waiting, with its age and place kept.</summary>
    private async Step PutBack(QueueRow row, OfferEnd how, string? reason)
    {
        var (contact, terms) = (row.Contact, row.Contact.Offer!);
        var refusals = how == OfferEnd.Withdrawn ? contact.Refusals : contact.Refusals.Add(new PastRefusal(terms.AgentId, Now + QueueLimits.RefusalMemory));
        if (refusals.Length > QueueLimits.MaxRefusals) refusals = refusals.RemoveAt(0);
        row.Unsettled = null;
        _queue.Set(row, contact with
        {
            Phase = WaitingPhase.Waiting,
            Offer = null,
            Refusals = refusals,
            Hold = contact.Hold?.Agent == terms.AgentId ? null : contact.Hold,
            DirectedTo = contact.DirectedTo == terms.AgentId ? null : contact.DirectedTo,
        }, Now);
        Record(new OfferEnded(contact.ContactId, Key.Id, terms.AgentId, terms.OfferId, how, reason));
        if (how == OfferEnd.Declined) Count(tally => tally with { OffersDeclined = tally.OffersDeclined + 1 });
        if (how == OfferEnd.Expired) Count(tally => tally with { OffersExpired = tally.OffersExpired + 1 });
        LookAgain(row);
        // It may have closed while the offer was open.
        _queue.LookAtHours(Now);
        if (_queue.IsClosed) Close(row);
        var stored = row.Contact;
        await Save();
        if (!Host.IsSimulated) ContactMeter.Ended(Key.Id, how);
        Continue(row, stored);
        TellHeads();
    }

    /// <summary>An agent withdrew by itself (logged out, lost its connection): offered elsewhere at once.</summary>
    private async Step TakeBack(OfferReturned returned)
    {
        if (OfferId.ContactOf(returned.OfferId) is not { } contactId) return;
        await Turn(contactId);
        try
        {
            if (_queue.TryGet(contactId, out var row) && row.Contact.Phase == WaitingPhase.Offered && row.Contact.Offer?.OfferId == returned.OfferId)
                await PutBack(row, OfferEnd.Withdrawn, returned.Reason);
        }
        finally
        {
            _turnstile.Leave(contactId);
        }
    }
}
