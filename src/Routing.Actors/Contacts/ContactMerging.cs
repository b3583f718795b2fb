namespace Routing.Actors;

/// <summary>
/// Merges two contacts of one customer, for any gateway. First the one that goes on takes the age of the older, then the other
/// ends: whatever is lost between, a repeat does what is left.
/// </summary>
public sealed class ContactMerging(IActorDirectory actors, CustomerLookup customers, ContactFinder finder)
{
    private const int MaxTries = 3;

    public async ValueTask<ContactResult> Merge(string id, string into, CancellationToken ct = default)
    {
        if (id == into) return Refusals.At(RefusalKind.InvalidValue, "into", "Name another contact than the one that is merged.");
        for (var tries = 1; ; tries++)
        {
            var (gone, survivor) = (await finder.Find(id, ct), await finder.Find(into, ct));
            if (await WhyNot(id, gone, into, survivor, ct) is { } refused) return refused;
            if (gone.Record!.Closed is not null) return new ContactResult(survivor, IsRepeat: true);
            if (gone.Record.Owner is not { Kind: ActorKind.Queue } owner || gone.Live is not { } live)
                return Refusals.Conflict(gone.State, $"The contact {id} is with an agent, who completes it. Merge {into} into it instead, if that one waits.");
            // An agent who has the survivor needs no age of it.
            if (survivor.Record!.Owner is { Kind: ActorKind.Queue } keeper)
            {
                var kept = await actors.Queue(keeper.Id).Absorb(into, id, live.WaitingSince ?? live.Card.CreatedAt, live.Card.Targets, ct);
                if (kept == ContactCommandOutcome.NotHere && tries < MaxTries) continue;
                if (Refusals.Of(kept, $"The contact {into}", survivor.State) is { } late) return late;
            }
            var outcome = await actors.Queue(owner.Id).Merge(id, into, ct);
            if (outcome == ContactCommandOutcome.NotHere && tries < MaxTries) continue;
            return new ContactResult(await finder.Find(into, ct), Refusals.Of(outcome, $"The contact {id}", gone.State), outcome == ContactCommandOutcome.Repeated);
        }
    }

    private async ValueTask<Refusal?> WhyNot(string id, Located gone, string into, Located survivor, CancellationToken ct)
    {
        if (gone.Record is null) return Refusals.Missing($"contact {id}");
        if (survivor.Record is null) return Refusals.At(RefusalKind.RuleBroken, "into", $"There is no contact {into}. Name one that exists.");
        if (gone.Record.Closed is { } end && end.MergedInto != into) return Refusals.Conflict(gone.State, $"The contact {id} has ended.");
        if (gone.Record.Closed is null && survivor.Record.Closed is not null) return Refusals.At(RefusalKind.RuleBroken, "into", $"The contact {into} has ended. Name one that goes on, or reopen it.");
        return await customers.Living(gone.Record.Request.CustomerId, ct) == await customers.Living(survivor.Record.Request.CustomerId, ct)
            ? null
            : Refusals.At(RefusalKind.RuleBroken, "into", $"The contact {into} is another customer's. Merge the customers first, if they are one person.");
    }
}
