namespace Routing.Core;

/// <summary>A contact that a queue owns and that has no place in its order until a moment: by its time asked for, or until the queue opens.</summary>
public static class Deferral
{
    /// <param name="atOurs">It waits for us to open, and for nothing of the customer's: the clock of what it was promised goes by the hours alone.</param>
    public static WaitingContact Until(WaitingContact contact, DateTimeOffset at, DateTimeOffset now, bool atOurs = false) => contact with
    {
        Phase = WaitingPhase.Deferred,
        DeferredAt = contact.DeferredAt ?? now,
        AwaitsOpening = false,
        Expected = null,
        Arrival = contact.Arrival with { NotBefore = at, Card = atOurs ? contact.Card : Targets.Pause(contact.Card, now) },
    };

    /// <summary>
    /// It waits from now on, at the age it had. What passes by itself (relaxations, overflow) counts from here where it was
    /// put off, and the clock of the service level stood still meanwhile: nobody could have answered.
    /// </summary>
    public static WaitingContact End(WaitingContact contact, DateTimeOffset now) => contact.DeferredAt is not { } since
        ? contact with { Phase = WaitingPhase.Waiting, Arrival = Resumed(contact.Arrival, now) }
        : contact with
        {
            Phase = WaitingPhase.Waiting,
            DeferredAt = null,
            AwaitsOpening = false,
            EnqueuedAt = now,
            OverflowsPassed = 0,
            Announced = 0,
            Arrival = contact.Arrival with { Card = Targets.Resume(contact.Card, now), NotBefore = null, Stopped = contact.Arrival.Stopped + (now - since) },
        };

    // Put off elsewhere, and here only after its time: the clock stood, and nothing else would let it go on.
    private static Arrival Resumed(Arrival arrival, DateTimeOffset now) => Targets.Resume(arrival.Card, now) is var card && ReferenceEquals(card, arrival.Card) ? arrival : arrival with { Card = card };

    /// <summary>As it rests in the queue when nothing else is done with it.</summary>
    public static WaitingContact Rest(WaitingContact contact, DateTimeOffset now) =>
        contact.Arrival.NotBefore is { } at && at > now ? Until(contact, at, now) with { AwaitsOpening = contact.AwaitsOpening } : End(contact, now);

    /// <summary>As it goes to another queue: a time of its own goes along, the opening of this queue is nothing to that one.</summary>
    public static Arrival Leave(WaitingContact contact, DateTimeOffset now) => contact.DeferredAt is not { } since
        ? contact.Arrival
        : contact.Arrival with
        {
            NotBefore = contact.AwaitsOpening ? null : contact.Arrival.NotBefore,
            Stopped = contact.Arrival.Stopped + (now - since),
        };
}
