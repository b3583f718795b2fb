namespace Routing.Gateway;

/// <summary>
/// Erases a customer wherever contacts that have ended name them: in the contacts, and in history. The log keeps that it was
/// so and when, as history may be made from it again, and must then forget again.
/// </summary>
internal sealed class HistoryErasure(HistoryHost host, IActorDirectory actors)
{
    private const int AtATime = 500;
    private const int AskedAtOnce = 16;

    /// <summary>A repeat of one that was broken off does the rest.</summary>
    public async ValueTask<Erasure> Of(string customer, CancellationToken ct)
    {
        await host.CatchUpWholly(ct);
        var contacts = new List<string>();
        var query = new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, AtATime) { Customer = customer };
        while (await host.History.Journeys(query, ct) is { Count: > 0 } some)
        {
            if (some.FirstOrDefault(journey => journey.EndedAt is null) is { } going) return new Erasure(0, going.Id);
            contacts.AddRange(some.Select(journey => journey.Id));
            query = query with { After = (some[^1].CreatedAt, some[^1].Id) };
        }
        var known = contacts.Count;
        // What the customer remembers may be gone from history, which is kept for another time.
        contacts.AddRange((await actors.Customer(customer).Get(ct)).Recent.Select(past => past.ContactId));
        string? open = null;
        // All are looked at before the first is erased: of a customer that is refused nothing may be gone.
        await ForEach(contacts, ct, async (contact, stop) =>
        {
            if (await contact.Get(stop) is { Closed: null } going) open = going.Request.Id;
        });
        if (open is not null) return new Erasure(0, open);
        await ForEach(contacts, ct, async (contact, stop) =>
        {
            if (await contact.Erase(stop) == ContactCommandOutcome.WrongState) throw new InvalidOperationException("A contact that had ended goes on.");
        });
        await actors.Customer(customer).EraseHistory(ct);
        // One that has begun meanwhile is none of what was asked; those that had ended go by the event, too.
        return new Erasure(Math.Max(known, (await host.Erase(customer, ct)).Journeys), null);
    }

    private ValueTask ForEach(IEnumerable<string> contacts, CancellationToken ct, Func<IContact, CancellationToken, ValueTask> act) => new(Parallel.ForEachAsync(
        contacts.Distinct(StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = ct }, (id, stop) => act(actors.Contact(id), stop)));
}
