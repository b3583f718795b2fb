using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>What time, and the absence of agents, make of a contact that waits.</summary>
public partial class QueueActor
{
    private void PassTime(QueueRow row)
    {
        if (row.Contact.Phase == WaitingPhase.Deferred) Begin(row);
        if (row.Contact.Phase != WaitingPhase.Waiting) return;
        Announce(row);
        _queue.LookAtHours(Now);
        _queue.LookAtTeams(Now);
        if (!row.IsOpen)
        {
            // A round is bidding for it; look again as soon as that can be over.
            _queue.Schedule(row, Now + Defaults.BidBound);
            return;
        }
        if (_queue.IsClosed)
        {
            if (Close(row)) _ = Depart(row);
            return;
        }
        OfferCallback(row);
        if (TranslationDue.At(_queue, row.Contact) <= Now) AskTranslator(row);
        if (Promised(row)) return;
        var (number, passed) = QueueOverflow.AfterWait(_queue, row.Contact, Now);
        if (passed != row.Contact.OverflowsPassed) _queue.Set(row, row.Contact with { OverflowsPassed = passed }, Now);
        if (number is not { } due) QueueDeadlines.Pass(_queue, row, Now);
        else if (_queue.Config!.Overflow[due] is var rule && !rule.Leaves)
        {
            Stay(row, due);
            // Another may be due at the same moment; each applies once, so this ends.
            PassTime(row);
        }
        else
        {
            Overflow(row, rule);
            _ = Depart(row);
        }
    }

    /// <summary>By its treatment the customer is to be offered a callback now.</summary>
    private void OfferCallback(QueueRow row)
    {
        if (row.Contact is not { IsOfferedCallback: false, Card: { Callback: null, Treated: { OfferCallbackAfterSeconds: { } after } treated } card } || row.Contact.EnqueuedAt.AddSeconds(after) > Now) return;
        _queue.Note(row, row.Contact with { IsOfferedCallback = true });
        Record(new ContactOverflowed(card.ContactId, Key.Id, OverflowAction.CallbackOffered, card.Channel, 0, null) { Treatment = treated.Name });
    }

    /// <summary>What the moment makes of what it was promised; true when it leaves for that.</summary>
    private bool Promised(QueueRow row)
    {
        var turn = Targets.Pass(row.Contact.Card, Key.Id, null, Now);
        if (ReferenceEquals(turn.State, row.Contact.Card)) return false;
        var contact = row.Contact with { Arrival = row.Contact.Arrival with { Card = turn.State } };
        foreach (var happened in turn.Events) Record(happened);
        var rules = _queue.Config!.Targets;
        if (!turn.Outcome || rules is null || (rules.AddPriority == 0 && rules.MoveTo is null))
        {
            _queue.Set(row, contact, Now);
            return false;
        }
        Record(new ContactEscalated(contact.ContactId, Key.Id, rules.AddPriority, rules.MoveTo));
        _queue.Set(row, contact with { Arrival = contact.Arrival with { AddedPriority = contact.Arrival.AddedPriority + rules.AddPriority } }, Now);
        if (rules.MoveTo is not { } queue || !BeginMove(row, new MoveOrder(queue, MoveCause.Escalated, contact.DirectedTo))) return false;
        _ = Depart(row);
        return true;
    }

    private async Task Depart(QueueRow row)
    {
        try
        {
            var stored = row.Contact;
            await Save();
            Continue(row, stored);
        }
        catch (StoreUnavailableException)
        {
            // This activation is over; the next one takes the departure up from the stored row, or decides anew.
        }
    }

    private async Step NoteAgents(AgentsPresent present)
    {
        if (present.Version <= _presentVersion) return;
        _presentVersion = present.Version;
        _queue.LookAtTeams(Now);
        var wereSome = _queue.AgentsPresent != 0;
        (_queue.AgentsPresent, _queue.Sites) = (present.Present, present.Sites);
        // One that a round has in hand is looked at as the round ends.
        var others = present.Vacant is { } vacant ? _queue.SetVacant(vacant.ToImmutableHashSet()) : [];
        // Now that somebody is there, a translation may help.
        if (!wereSome && _queue.AgentsPresent > 0 && _queue.Config is { Translation: not null }) others = [.. _queue.Rows.Where(row => row.IsOpen)];
        var overdue = wereSome && MovesForWantOfAgents ? _queue.Rows.Where(row => row.IsOpen && row.Contact.OverflowsPassed != 0).ToList() : [];
        if (others.Count == 0 && overdue.Count == 0) return;
        foreach (var row in others) QueueDeadlines.Pass(_queue, row, Now);
        foreach (var row in overdue) PassTime(row);
        await Save();
        TellHeads();
    }

    /// <summary>Nobody is present, and a rule waits for that.</summary>
    private bool MovesForWantOfAgents => _queue.AgentsPresent == 0 && _queue.Config is { } config && config.Overflow.Any(rule => rule.WhenNoAgents && rule.AfterSeconds is not null);

    /// <summary>It was offered or bid for when the last agent left, and so passed over: its rules are looked at again at once.</summary>
    private void LookAgain(QueueRow row)
    {
        if (MovesForWantOfAgents && _queue.Has(row) && row.IsOpen && row.Contact.OverflowsPassed != 0) _queue.Schedule(row, Now);
    }
}
