namespace Routing.Actors;

/// <summary>Contacts coming in: stored first, then let in by the contact, and only then acknowledged or offered.</summary>
public partial class QueueActor
{
    private readonly Waits<EnterOutcome> _entering = new(host.Clock);

    public async ValueTask<EnqueueAnswer> Enqueue(Arrival arrival, ServeOrder? serve, CancellationToken ct = default)
    {
        var contactId = arrival.Card.ContactId;
        var isServed = false;
        EnqueueAnswer answer;
        Flush saved;
        try
        {
            await Turn(contactId);
            try
            {
                (answer, isServed, saved) = await Admit(arrival, serve);
            }
            finally
            {
                _turnstile.Leave(contactId);
            }
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            // The contact may have let it in: then a repeat is answered from there, and comes here no more.
            SweepLater();
            throw;
        }
        finally
        {
            // Nothing came in that the order could be carried out for; the dispatcher must not wait for it.
            if (serve is not null && !isServed)
                Host.Notices.Post(ActorKey.Dispatcher(Group), new Served(Key.Id, serve.Id, null, [], 0, null));
        }
        // Not at the turnstile: the first round asks for bids while this is written. What it offers is written after it.
        await saved;
        return answer;
    }

    /// <summary>Answers, whether the order is being carried out, and the write that the answer must wait for.</summary>
    private async Step<(EnqueueAnswer Answer, bool Serves, Flush Saved)> Admit(Arrival arrival, ServeOrder? serve)
    {
        if (_queue.Config is not { } config) return (new EnqueueAnswer(EnqueueOutcome.NoSuchQueue), false, default);
        if (_queue.TryGet(arrival.Card.ContactId, out var row))
        {
            if (row.Contact.Arrival.Hop > arrival.Hop) return (new EnqueueAnswer(EnqueueOutcome.Duplicate), false, default);
            if (row.Contact.Arrival.Hop == arrival.Hop && row.Contact.Phase != WaitingPhase.Arriving)
                return (new EnqueueAnswer(EnqueueOutcome.Queued, QueueViews.Live(_queue, row, Now)), false, Durable());
            // An older arrival that has moved on, its notice not yet here: the newer one takes its place.
            if (row.Contact.Arrival.Hop < arrival.Hop) _queue.Remove(row);
        }
        if (arrival.Hop == 1 && !config.Channels.IsEmpty && !config.Channels.Contains(arrival.Card.Channel))
            return (new EnqueueAnswer(EnqueueOutcome.ChannelNotTaken), false, default);
        if (row is null || !_queue.Has(row))
        {
            if (arrival.Cause == MoveCause.Transfer && !config.KeepAgeOnTransfer) arrival = arrival with { WaitingSince = Now };
            var card = Targets.Promise(config, arrival.Card, arrival.NotBefore > Now, Now);
            if (!ReferenceEquals(card, arrival.Card)) arrival = arrival with { Card = card };
            var sequence = _queue.NextSequence;
            var regained = RegainPlace(arrival);
            row = new QueueRow(new WaitingContact
            {
                Arrival = regained ?? arrival,
                IsRegained = regained is not null,
                Entry = $"{Epoch}-{sequence}",
                EnqueuedAt = Now,
                Sequence = sequence,
                OffersMade = arrival.OffersMade,
                Hold = arrival.Cause == MoveCause.Resumed ? AffinityBudget.Cap(config.Affinity, arrival.Hold, Now) : arrival.Hold,
                DirectedTo = arrival.DirectedTo,
                Refusals = [.. arrival.RefusedBy.Select(agent => new PastRefusal(agent, Now + QueueLimits.RefusalMemory))],
            });
            _queue.Add(row);
            await Save();
        }
        return await Confirm(row, serve);
    }

    /// <summary>Asks the contact to let the stored arrival in, and gives it its place.</summary>
    private async Step<(EnqueueAnswer Answer, bool Serves, Flush Saved)> Confirm(QueueRow row, ServeOrder? serve)
    {
        var contact = row.Contact;
        var entered = await _entering.For(Host.Actors.Contact(contact.ContactId).Enter(contact.Arrival.Hop, Key.Id, contact.Entry), Defaults.CallBound);
        if (entered != EnterOutcome.Entered)
        {
            _queue.Remove(row);
            return (new EnqueueAnswer(EnqueueOutcome.Duplicate), false, Save());
        }
        var waitingBefore = _queue.Waiting;
        if (contact.Arrival.Cause == MoveCause.CallbackRetry || contact.Arrival.NotBefore > Now) return await PutOff(row);
        _queue.Set(row, contact with { Phase = WaitingPhase.Waiting }, Now);
        Record(new ContactQueued(contact.ContactId, Key.Id, contact.Arrival.Hop, QueuePriority.Base(row.Contact, _queue.Config!), contact.Arrival.WaitingSince, contact.Arrival.Hop == 1 ? null : "move", contact.Arrival.Card.Pilot));
        Count(tally => tally with { Arrived = tally.Arrived + 1 });
        if (row.Contact.IsRegained) Record(new PlaceRegained(contact.ContactId, Key.Id, contact.Arrival.WaitingSince));
        _queue.LookAtHours(Now);
        _queue.LookAtTeams(Now);
        if (_queue.IsClosed)
        {
            Close(row);
            return await Settled(row);
        }
        Expect(row);
        if (QueueOverflow.OnArrival(_queue, row.Contact, waitingBefore) is { } overflow)
        {
            Overflow(row, overflow);
            return await Settled(row);
        }
        if (!_queue.Config!.Overflow.IsEmpty)
        {
            foreach (var number in QueueOverflow.Staying(_queue, row.Contact, waitingBefore).ToList()) Stay(row, number);
        }
        _queue.Pass(row.Signature!, came: 1);
        var saved = Save();
        var answer = new EnqueueAnswer(EnqueueOutcome.Queued, QueueViews.Live(_queue, row, Now));
        // The first round may begin while the arrival's event is being written: the arrival itself is durable.
        if (serve is not null) _ = Serve(serve);
        else TellHeads();
        return (answer, serve is not null, saved);
    }

    /// <summary>It has come, and is not to be served here and now: the answer, once that is durable.</summary>
    private async Step<(EnqueueAnswer Answer, bool Serves, Flush Saved)> Settled(QueueRow row)
    {
        var outcome = row.Contact.Phase switch
        {
            WaitingPhase.Moving => EnqueueOutcome.Moved,
            WaitingPhase.Leaving => EnqueueOutcome.Refused,
            _ => EnqueueOutcome.Queued,
        };
        var (live, stored) = (QueueViews.Live(_queue, row, Now), row.Contact);
        await Save();
        Continue(row, stored);
        TellHeads();
        return (new EnqueueAnswer(outcome, live), false, default);
    }

    /// <summary>It has come, and is not to be served yet.</summary>
    private async Step<(EnqueueAnswer Answer, bool Serves, Flush Saved)> PutOff(QueueRow row)
    {
        var contact = row.Contact;
        if (contact.Arrival.Cause == MoveCause.CallbackRetry) RetryCallback(row);
        else
        {
            Take(row, Routing.Core.Turn.Of(true, Deferral.Rest(contact, Now), new ContactScheduled(contact.ContactId, Key.Id, contact.Arrival.NotBefore!.Value, contact.Arrival.Hop)));
            Count(tally => tally with { Arrived = tally.Arrived + 1 });
        }
        return await Settled(row);
    }

    /// <summary>Takes a contact over from the owner that is moving it here.</summary>
    private async Step TakeOver(Arrive arrive)
    {
        var answer = await Enqueue(arrive.Arrival, null);
        Host.Notices.Post(arrive.From, new Arrived(arrive.Arrival.Card.ContactId, arrive.Arrival.Hop, answer.Outcome != EnqueueOutcome.NoSuchQueue, Key.Id));
    }
}
