namespace Routing.Actors;

/// <summary>Contacts that go on by a new plan: corrected, or their customer another by now.</summary>
public partial class QueueActor
{
    public ValueTask<ContactCommandOutcome> Replan(string contactId, ReplanOrder order, CancellationToken ct = default)
    {
        var toQueue = order.ToQueue == Key.Id ? null : order.ToQueue;
        return Command(
            contactId,
            contact => contact.Phase == WaitingPhase.Moving && contact.MoveTo == toQueue,
            row =>
            {
                var card = Replanning.Card(row.Contact.Card, order.Former, order.FormerBots, order.Planned);
                // Whoever is of another tier now, or more urgent, may be promised more.
                if (_queue.Config is { } config) card = Targets.Promise(config, card, row.Contact.Phase == WaitingPhase.Deferred, Now);
                var isAlike = Replanning.IsAlike(row.Contact.Card, card);
                if (isAlike && toQueue is null) return ContactCommandOutcome.Repeated;
                // A translation is from one language, and asked for again where it is another now.
                var speaks = card.Own.Language == row.Contact.Card.Own.Language;
                // Whom it was held for may be no better than others for what it is now.
                var contact = row.Contact with { Arrival = row.Contact.Arrival with { Card = card }, Hold = row.Contact.Phase == WaitingPhase.Offered ? row.Contact.Hold : order.Hold };
                if (!speaks) contact = contact with { Translation = null, TranslationTriedAt = null, TranslationsFailed = 0, TranslationFailure = null };
                if (toQueue is null) _queue.Set(row, contact, Now);
                else
                {
                    if (contact.Arrival.Hop >= ContactDecider.MaxHops) return ContactCommandOutcome.MovedTooOften;
                    _queue.Note(row, contact);
                    BeginMove(row, new MoveOrder(toQueue, MoveCause.Replanned, contact.DirectedTo) { Hold = order.Hold });
                }
                return ContactCommandOutcome.Done;
            },
            contact => toQueue is null && Replanning.LeavesOffer(contact.Card, Replanning.Card(contact.Card, order.Former, order.FormerBots, order.Planned)));
    }
}
