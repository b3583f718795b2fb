namespace Routing.Actors;

/// <summary>Keeps notes with contacts, for any gateway.</summary>
public sealed class ContactNoting(IActorDirectory actors, ContactFinder finder)
{
    public async ValueTask<ContactResult> Add(string id, ContactNote note, CancellationToken ct = default)
    {
        var outcome = await actors.Contact(id).Note(note, ct);
        if (outcome == ContactCommandOutcome.NotHere) return Refusals.Missing($"contact {id}");
        var at = await finder.Find(id, ct);
        return new ContactResult(at, Refusals.Of(outcome, $"The contact {id}", at.State), outcome == ContactCommandOutcome.Repeated);
    }
}
