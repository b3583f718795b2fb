namespace Routing.Actors;

/// <summary>A contact: arbiter of its arrivals and locator of its owner, never the owner. Key: the contact id. Awaits nobody.</summary>
public interface IContact
{
    /// <summary>The first plan for a contact id wins; a repeat is answered with it.</summary>
    ValueTask<BeginAnswer> Begin(ContactRequest request, Plan plan, CancellationToken ct = default);

    /// <param name="hop">Number of this arrival; one more than the last to be let in.</param>
    /// <param name="entry">The queue's own id for this arrival, so that its repeat is not taken for another.</param>
    ValueTask<EnterOutcome> Enter(int hop, string queueId, string entry, CancellationToken ct = default);
    /// <summary>Takes a corrected request with its plan, once; what follows from it is told to the owner by the caller.</summary>
    /// <param name="number">Corrections the caller knew of (<see cref="ContactReplan.Number"/>): with another since, it is refused.</param>
    ValueTask<ReplanAnswer> Replan(ContactRequest request, Plan plan, int number, CancellationToken ct = default);

    /// <summary>An agent took it over; told by the agent until it is answered.</summary>
    ValueTask Answered(Answer answer, CancellationToken ct = default);

    /// <summary>The contact has ended; answers what its customer said of it so far.</summary>
    ValueTask<Rating?> Close(ContactSnapshot snapshot, CancellationToken ct = default);

    /// <summary>The customer's own word, 1–5; the answer names the agent who is to hear of it.</summary>
    ValueTask<ContactCommandOutcome> Rate(int score, string? comment, CancellationToken ct = default);

    /// <summary>Keeps a note for whoever handles it; a repeat changes nothing.</summary>
    ValueTask<ContactCommandOutcome> Note(ContactNote note, CancellationToken ct = default);

    /// <summary>Takes where its recording or transcript is kept, also after its end; a repeat changes nothing.</summary>
    ValueTask<ContactCommandOutcome> Refer(RecordingChange change, CancellationToken ct = default);

    /// <summary>Forgets its customer and all that was said, once it has ended; a repeat changes nothing.</summary>
    ValueTask<ContactCommandOutcome> Erase(CancellationToken ct = default);
    ValueTask<ContactRecord?> Get(CancellationToken ct = default);

    /// <summary>
    /// Whether this offer was accepted, or is over for good. The answer is certain, at the cost of a write: it is not from the memory of an
    /// activation that another has taken over, since by it a contact may be offered again.
    /// </summary>
    ValueTask<bool> IsPast(string offerId, int hop, CancellationToken ct = default);
}

/// <summary>The outcome of a begin, and the contact as it stands.</summary>
public sealed record BeginAnswer(BeginOutcome Outcome, ContactRecord Record);

/// <summary>The outcome of a correction, and the contact as it stands.</summary>
public sealed record ReplanAnswer(ContactCommandOutcome Outcome, ContactRecord? Record);
