namespace Routing.Actors;

/// <summary>Contacts leaving without an agent: abandoned, refused, moved to another queue; and those kept for one agent.</summary>
public partial class QueueActor
{
    public ValueTask<ContactCommandOutcome> Abandon(string contactId, string? reason, CancellationToken ct = default) =>
        Command(contactId, static contact => contact.Leaving is { State: ContactState.Abandoned }, row =>
        {
            var goal = _queue.Config?.ServiceLevel ?? new ServiceLevelGoal();
            var waited = Waited(row);
            Count(tally => QueueTallies.Abandoned(tally, waited, goal));
            if (row.Signature is { } signature) _queue.Pass(signature, gaveUp: 1);
            KeepPlace(row);
            Leave(row, ContactState.Abandoned, reason, waited: waited);
            return ContactCommandOutcome.Done;
        });

    public ValueTask<ContactCommandOutcome> Move(string contactId, MoveOrder order, CancellationToken ct = default) =>
        order.ToQueue == Key.Id && order.DirectedTo is null
            ? ValueTask.FromResult(ContactCommandOutcome.Repeated)
            : Command(contactId, contact => contact.Phase == WaitingPhase.Moving && contact.MoveTo == order.ToQueue, row => BeginMove(row, order) ? ContactCommandOutcome.Done : ContactCommandOutcome.MovedTooOften);

    public ValueTask<ContactCommandOutcome> Assign(string contactId, string agentId, CancellationToken ct = default) =>
        Command(contactId, static _ => false, row =>
        {
            _queue.Set(row, row.Contact with { DirectedTo = agentId, Hold = null, Refusals = [] }, Now);
            return ContactCommandOutcome.Done;
        });

    /// <summary>Does something with a contact that waits, taking it back first from the agent it is offered to.</summary>
    /// <param name="isRepeat">Of one that is leaving or moving: whether that is what is asked for.</param>
    /// <param name="leavesOffer">Whether an open offer may stand; null for never.</param>
    private async ValueTask<ContactCommandOutcome> Command(
        string contactId, Func<WaitingContact, bool> isRepeat, Func<QueueRow, ContactCommandOutcome> change, Func<WaitingContact, bool>? leavesOffer = null)
    {
        await Turn(contactId);
        try
        {
            if (!_queue.TryGet(contactId, out var row)) return ContactCommandOutcome.NotHere;
            if (WhyNot(row.Contact, isRepeat) is { } refusal) return refusal;
            if (row.Contact.Phase == WaitingPhase.Offered && leavesOffer?.Invoke(row.Contact) != true && !await SettleOffer(row, OfferEnd.Withdrawn, null)) return ContactCommandOutcome.WrongState;
            // Back in waiting a rule may have sent it off already.
            if (WhyNot(row.Contact, isRepeat) is { } late) return late;
            var outcome = change(row);
            var stored = row.Contact;
            await Save();
            Continue(row, stored);
            TellHeads();
            return outcome;
        }
        finally
        {
            _turnstile.Leave(contactId);
        }
    }

    private static ContactCommandOutcome? WhyNot(WaitingContact contact, Func<WaitingContact, bool> isRepeat) => contact.Phase switch
    {
        WaitingPhase.Leaving or WaitingPhase.Moving when isRepeat(contact) => ContactCommandOutcome.Repeated,
        WaitingPhase.Leaving => ContactCommandOutcome.WrongState,
        WaitingPhase.Moving or WaitingPhase.Arriving => ContactCommandOutcome.NotHere,
        _ => null,
    };

    private void Overflow(QueueRow row, Overflow rule)
    {
        if (rule.Refuse)
        {
            Count(tally => tally with { Refused = tally.Refused + 1 });
            Leave(row, ContactState.Refused, rule.Message ?? "the queue is full");
        }
        else if (rule.MoveTo is { } target)
        {
            // On the way only: where there is no such queue it stays, and needs what it needed.
            BeginMove(row, new MoveOrder(target, MoveCause.Overflow, null, rule.AddPriority, rule.SetPriority), rule);
        }
    }

    /// <summary>A rule changes a contact that waits on.</summary>
    private void Stay(QueueRow row, int number)
    {
        var rule = _queue.Config!.Overflow[number];
        var wasRaised = row.Contact.IsRaised;
        _queue.Set(row, QueueOverflow.Stay(row.Contact, rule, number), Now);
        Record(new ContactOverflowed(row.Contact.ContactId, Key.Id, rule.Action, row.Contact.Card.Channel, wasRaised ? 0 : rule.AddPriority, wasRaised ? null : rule.SetPriority) { AddedRequirements = rule.AddRequirements });
    }

    /// <summary>The rules are others: no contact has passed any of them.</summary>
    private void LookAgainAtOverflow()
    {
        foreach (var row in _queue.Rows.Where(row => row.Contact.OverflowsPassed != 0).ToList())
        {
            var bidding = row.Contact.Phase == WaitingPhase.Waiting && !row.IsOpen;
            _queue.Set(row, row.Contact with { OverflowsPassed = 0, OverflowsApplied = 0 }, Now);
            if (bidding) _queue.Shut(row);
        }
    }

    /// <summary>False for one that has been moved as often as it may be: it stays.</summary>
    /// <param name="rule">What changes it on the way; null leaves it as it is.</param>
    private bool BeginMove(QueueRow row, MoveOrder order, Overflow? rule = null)
    {
        var contact = row.Contact;
        if (contact.Arrival.Hop >= ContactDecider.MaxHops) return false;
        var leaving = Deferral.Leave(contact, Now);
        var arrival = leaving with
        {
            Card = rule is null ? contact.Card : QueueOverflow.Card(contact.Card, rule),
            Hop = contact.Arrival.Hop + 1,
            WaitingSince = order.KeepAge ? contact.Arrival.WaitingSince : Now,
            Stopped = order.KeepAge ? leaving.Stopped : TimeSpan.Zero,
            AddedPriority = contact.Arrival.AddedPriority + order.AddPriority,
            SetPriority = order.SetPriority ?? contact.Arrival.SetPriority,
            Cause = order.Cause,
            Hold = order.Hold,
            Pace = null,
            DirectedTo = order.DirectedTo,
            OffersMade = contact.OffersMade,
            RefusedBy = [],
        };
        _queue.Set(row, contact with { Phase = WaitingPhase.Moving, MoveTo = order.ToQueue, Move = arrival }, Now);
        Count(tally => tally with { MovedOut = tally.MovedOut + 1 });
        Record(new ContactMoved(contact.ContactId, Key.Id, null, order.ToQueue, arrival.Hop, order.Cause, order.AddPriority, order.SetPriority) { AddedRequirements = rule?.AddRequirements ?? [] });
        return true;
    }

    private void Leave(QueueRow row, ContactState state, string? reason, string? mergedInto = null, TimeSpan? waited = null)
    {
        var contact = row.Contact;
        _queue.Set(row, contact with
        {
            Phase = WaitingPhase.Leaving,
            Leaving = new ContactSnapshot
            {
                ContactId = contact.ContactId,
                State = state,
                Queue = Key.Id,
                Channel = contact.Card.Channel,
                OfferId = contact.OffersMade > 0 ? OfferId.Make(contact.ContactId, contact.OffersMade) : null,
                EndedAt = Now,
                Reason = reason,
                MergedInto = mergedInto,
            },
        }, Now);
        Record(new ContactClosed(contact.ContactId, Key.Id, null, state, 0, reason) { WaitSeconds = waited?.TotalSeconds });
    }

    /// <summary>Sees a departure through, once it is durable; the sweep repeats what got lost.</summary>
    /// <param name="stored">
    /// The contact as it is stored for certain. One that has begun to depart since then may not be: whoever began that sees it through.
    /// </param>
    private void Continue(QueueRow row, WaitingContact stored)
    {
        if (!ReferenceEquals(row.Contact.Move, stored.Move) || !ReferenceEquals(row.Contact.Leaving, stored.Leaving)) return;
        if (row.Contact.Phase == WaitingPhase.Moving)
            Host.Notices.Post(ActorKey.Queue(row.Contact.MoveTo!), new Arrive(Key, row.Contact.Move!));
        else if (row.Contact.Phase == WaitingPhase.Leaving)
            _ = SayFarewell(row);
        else return;
        SweepLater();
    }

    private async Task SayFarewell(QueueRow row)
    {
        try
        {
            await Host.Actors.Contact(row.Contact.ContactId).Close(row.Contact.Leaving!);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            // The row stays, and the sweep tells it again.
            return;
        }
        if (!_queue.Has(row)) return;
        _queue.Remove(row);
        await Save();
    }

    private async Step LetGo(Arrived arrived)
    {
        await Turn(arrived.ContactId);
        try
        {
            if (!_queue.TryGet(arrived.ContactId, out var row) || row.Contact.Phase != WaitingPhase.Moving || row.Contact.Move!.Hop != arrived.Hop) return;
            // A refusal said twice: it is on its way elsewhere by now, under the same number.
            if (!arrived.Taken && arrived.Queue is { } refuser && refuser != row.Contact.MoveTo) return;
            if (arrived.Taken) _queue.Remove(row);
            // There is no such queue: it stays here rather than nowhere, as if it had not left.
            else
            {
                Count(tally => tally with { MovedOut = Math.Max(0, tally.MovedOut - 1) });
                Record(new QueueMissing(arrived.ContactId, row.Contact.MoveTo!, Key.Id));
                _queue.Set(row, Deferral.Rest(row.Contact with { Move = null, MoveTo = null }, Now), Now);
                if (_queue.IsClosed && row.Contact.Phase == WaitingPhase.Waiting) AwaitOpening(row);
            }
            await Save();
            TellHeads();
        }
        finally
        {
            _turnstile.Leave(arrived.ContactId);
        }
    }

    /// <summary>The agent that contacts were kept for is gone for now, or cannot take them: they are anybody's.</summary>
    private async Step EndHolds(HoldEnded ended)
    {
        foreach (var row in _queue.Rows.Where(row => row.Contact.Phase == WaitingPhase.Waiting && row.Contact.OnlyAgent == ended.Agent).ToList())
        {
            if (ended.Signature is { } only && !only.Equals(row.Signature)) continue;
            var bidding = !row.IsOpen;
            _queue.Set(row, row.Contact with { Hold = null, DirectedTo = null }, Now);
            // A round has it, and opens it again if nothing comes of that.
            if (bidding) _queue.Shut(row);
        }
        await Save();
        TellHeads();
    }
}
