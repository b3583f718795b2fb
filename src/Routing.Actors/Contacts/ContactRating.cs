namespace Routing.Actors;

/// <summary>Takes the customer's own word on a contact, for any gateway.</summary>
public sealed class ContactRating(IActorDirectory actors, CustomerLookup customers, ContactFinder finder)
{
    public async ValueTask<ContactResult> Rate(string id, Rate rating, CancellationToken ct = default)
    {
        var outcome = await actors.Contact(id).Rate(rating.Score, rating.Comment, ct);
        if (outcome == ContactCommandOutcome.NotHere) return Refusals.Missing($"contact {id}");
        var at = await finder.Find(id, ct);
        if (Refusals.Of(outcome, $"The contact {id}", at.State) is { } refused) return refused;
        if (at.Record?.Answer is { } answer)
        {
            // Learning prefers the customer's word to the agent's figure; the contact awaits nobody, so agent and customer hear it from here.
            var figure = (at.Live?.Completion ?? at.Record.Closed?.Completion)?.Satisfaction;
            await actors.Agent(answer.Agent).Rate(id, at.Record.Plan.Card.Intent, figure, rating.Score, ct);
            await actors.Customer(await customers.Living(at.Record.Plan.Card.CustomerId, ct)).Rate(id, rating.Score, ct);
        }
        return at;
    }
}
