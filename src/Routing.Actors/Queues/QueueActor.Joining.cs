namespace Routing.Actors;

/// <summary>Several contacts of one customer: merged into one, or joined to one agent.</summary>
public partial class QueueActor
{
    public ValueTask<ContactCommandOutcome> Merge(string contactId, string into, CancellationToken ct = default) =>
        Command(contactId, contact => contact.Leaving?.MergedInto == into, row =>
        {
            Record(new ContactMerged(contactId, Key.Id, into));
            Leave(row, ContactState.Closed, "merged", into);
            return ContactCommandOutcome.Done;
        });

    public ValueTask<ContactCommandOutcome> Absorb(string contactId, string other, DateTimeOffset since, ContactTargets? clock, CancellationToken ct = default) =>
        Command(contactId, static _ => false, row =>
        {
            var arrival = row.Contact.Arrival;
            var card = Targets.AtLeast(arrival.Card, clock?.UsedAt(Now) ?? TimeSpan.Zero, Now);
            if (arrival.WaitingSince <= since && ReferenceEquals(card, arrival.Card)) return ContactCommandOutcome.Repeated;
            var oldest = since < arrival.WaitingSince ? since : arrival.WaitingSince;
            _queue.Set(row, row.Contact with { Arrival = arrival with { WaitingSince = oldest, Card = card } }, Now);
            Record(new ContactAbsorbed(contactId, Key.Id, other, oldest));
            return ContactCommandOutcome.Done;
        }, static _ => true);

    /// <summary>Contacts of a customer joined at a time: a program that writes tickets as a customer would have thousands.</summary>
    private const int MostJoined = 64;

    /// <summary>An agent has a contact of this customer: the others are kept for that agent, for as long as affinity may cost.</summary>
    private void JoinOthers(QueueRow taken, string agentId)
    {
        if (_queue.Config is not { Affinity: { Enabled: true, JoinsContacts: true, MaxHoldSeconds: > 0 } rule }) return;
        foreach (var row in _queue.OfCustomer(taken.Contact.Card.CustomerId).Take(MostJoined))
        {
            if (ReferenceEquals(row, taken) || row.Contact is not { Phase: WaitingPhase.Waiting, DirectedTo: null } contact || contact.Hold?.Agent == agentId || contact.IsRefusedBy(agentId)) continue;
            var bidding = !row.IsOpen;
            _queue.Set(row, contact with { Hold = new AffinityHold(agentId, Now.AddSeconds(rule.MaxHoldSeconds)) }, Now);
            // A round has it, and opens it again if nothing comes of that.
            if (bidding) _queue.Shut(row);
            Record(new ContactJoined(contact.ContactId, Key.Id, agentId, taken.Contact.ContactId));
        }
    }
}
