namespace Routing.Actors;

/// <summary>Keeps with contacts what is said of them and where they were recorded, for any gateway.</summary>
public sealed class ContactNoting(IActorDirectory actors, ContactFinder finder)
{
    public async ValueTask<ContactResult> Add(string id, ContactNote note, CancellationToken ct = default)
    {
        return await Told(id, await actors.Contact(id).Note(note, ct), ct);
    }

    /// <param name="change">Checked before (<see cref="RecordingChange.Check"/>).</param>
    public async ValueTask<ContactResult> Refer(string id, RecordingChange change, CancellationToken ct = default) =>
        await Told(id, await actors.Contact(id).Refer(change, ct), ct);

    private async ValueTask<ContactResult> Told(string id, ContactCommandOutcome outcome, CancellationToken ct)
    {
        if (outcome == ContactCommandOutcome.NotHere) return Refusals.Missing($"contact {id}");
        var at = await finder.Find(id, ct);
        return new ContactResult(at, Refusals.Of(outcome, $"The contact {id}", at.State), outcome == ContactCommandOutcome.Repeated);
    }
}
