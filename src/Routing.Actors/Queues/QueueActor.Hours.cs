namespace Routing.Actors;

/// <summary>Opening hours: what comes or waits while the queue is closed goes elsewhere, or waits for the opening with the clock of the service level stopped.</summary>
public partial class QueueActor
{
    /// <summary>How long a queue is taken to stay closed that never opens again as it is configured.</summary>
    private static readonly TimeSpan NeverOpens = TimeSpan.FromDays(370);

    /// <summary>The queue is closed to a contact that has its place; true when it leaves.</summary>
    private bool Close(QueueRow row)
    {
        var outside = _queue.Config!.OpeningHours!.OutsideAt(Now);
        // One that came from elsewhere is not turned away, nor whoever was promised a call.
        if (outside is null || (outside.Refuse && !QueueOverflow.MayRefuse(row.Contact))) AwaitOpening(row);
        else
        {
            Overflow(row, outside.Rule);
            if (row.Contact.Phase == WaitingPhase.Waiting) AwaitOpening(row);
        }
        return row.Contact.Phase != WaitingPhase.Deferred;
    }

    private void AwaitOpening(QueueRow row)
    {
        var opens = _queue.HoursChangeAt ?? Now + NeverOpens;
        _queue.Set(row, Deferral.Until(row.Contact, opens, Now, atOurs: true) with { AwaitsOpening = true }, Now);
        Record(new ContactScheduled(row.Contact.ContactId, Key.Id, opens, row.Contact.Arrival.Hop));
    }

    /// <summary>The hours are others: whoever waits for the opening, or waits though it is closed now, is looked at again.</summary>
    private void LookAgainAtHours()
    {
        _queue.LookAtHours(Now, anew: true);
        foreach (var row in _queue.Rows.Where(row => row.Contact.AwaitsOpening && row.Contact.Phase == WaitingPhase.Deferred).ToList())
        {
            if (_queue.IsClosed) AwaitOpening(row);
            else
            {
                _queue.Set(row, row.Contact with { Arrival = row.Contact.Arrival with { NotBefore = Now } }, Now);
                Begin(row);
            }
        }
        foreach (var row in _queue.Rows.Where(row => row.Contact.Phase == WaitingPhase.Waiting).ToList())
        {
            if (_queue.IsClosed) PassTime(row);
            else QueueDeadlines.Arm(_queue, row);
        }
    }
}
