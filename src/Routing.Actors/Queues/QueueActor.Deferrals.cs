namespace Routing.Actors;

/// <summary>Contacts put off until a moment: callbacks, and what is scheduled for later. They have no place in the order, and an alarm.</summary>
public partial class QueueActor
{
    public ValueTask<ContactCommandOutcome> RequestCallback(string contactId, DateTimeOffset? at, CancellationToken ct = default) =>
        Command(contactId, static _ => false, row => _queue.Config is { } config
            ? Defer(row, CallbackDecider.Request(row.Contact, config.Callback, Key.Id, at, Now))
            : ContactCommandOutcome.NotEligible);

    public ValueTask<ContactCommandOutcome> Schedule(string contactId, DateTimeOffset at, CancellationToken ct = default) =>
        Command(contactId, static _ => false, row =>
        {
            if (row.Contact.Phase == WaitingPhase.Deferred && row.Contact.Arrival.NotBefore == at) return ContactCommandOutcome.Repeated;
            var next = at > Now ? Deferral.Until(row.Contact, at, Now) : Deferral.End(row.Contact, Now);
            return Defer(row, Routing.Core.Turn.Of(ContactCommandOutcome.Done, next, new ContactScheduled(contactId, Key.Id, at, row.Contact.Arrival.Hop)));
        });

    /// <summary>It has another time; one that has none any more waits for the opening all the same.</summary>
    private ContactCommandOutcome Defer(QueueRow row, Turn<ContactCommandOutcome, WaitingContact> turn)
    {
        var outcome = Take(row, turn);
        _queue.LookAtHours(Now);
        if (_queue.IsClosed && row.Contact.Phase == WaitingPhase.Waiting) AwaitOpening(row);
        return outcome;
    }

    /// <summary>It is back from an agent whose call was not answered: put off again, or over.</summary>
    private void RetryCallback(QueueRow row)
    {
        var isTried = Take(row, CallbackDecider.Retry(row.Contact, _queue.Config!.Callback, Key.Id, Now));
        if (!isTried) Leave(row, ContactState.Abandoned, ContactClosed.CallbackNotAnswered);
    }

    /// <summary>Its time has come: it stands in the queue, at the age it had.</summary>
    private void Begin(QueueRow row)
    {
        if (row.Contact.Arrival.NotBefore > Now) return;
        _queue.Set(row, Deferral.End(row.Contact, Now), Now);
        Record(new ContactDue(row.Contact.ContactId, Key.Id));
        _queue.LookAtHours(Now);
        if (_queue.IsClosed)
        {
            if (Close(row)) _ = Depart(row);
            return;
        }
        if (row.Signature is { } signature) _queue.Pass(signature, came: 1);
    }

    private TOutcome Take<TOutcome>(QueueRow row, Turn<TOutcome, WaitingContact> turn)
    {
        if (!ReferenceEquals(turn.State, row.Contact)) _queue.Set(row, turn.State, Now);
        foreach (var happened in turn.Events) Record(happened);
        return turn.Outcome;
    }
}
