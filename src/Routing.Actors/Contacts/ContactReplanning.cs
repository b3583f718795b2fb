namespace Routing.Actors;

/// <summary>
/// Plans waiting contacts anew, for any gateway: plan, contact, queue. The contact keeps the correction before the queue goes
/// by it; so a repeat of one that was lost on the way finds what is left to do.
/// </summary>
public sealed class ContactReplanning(IActorDirectory actors, CustomerLookup customers, QueueLookup queues, ContactFinder finder)
{
    private const int MaxTries = 4;

    /// <param name="with">The request as it should have been, made from the present one.</param>
    public async ValueTask<ContactResult> Correct(string id, Func<ContactRequest, ContactRequest> with, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            var at = await finder.Find(id, ct);
            if (at.Record is not { } record) return Refusals.Missing($"contact {id}");
            if (record.Closed is not null) return Refusals.Conflict(at.State, $"The contact {id} has ended.");
            if (record.Owner is not { Kind: ActorKind.Queue } owner)
                return Refusals.Conflict(at.State, $"The contact {id} does not wait any more. Its agent says on completion what it was about.");
            var request = with(record.Request);
            if (Refusals.Of(ContactRequestRules.Check(request)) is { } fault) return fault;
            var (plan, refused) = await Plan(record, request, ct);
            if (plan is null) return refused!;
            var (outcome, after) = await actors.Contact(id).Replan(request, plan, record.Replan?.Number ?? 0, ct);
            // Corrected by another at the same time, or ended: looked at again.
            if (outcome is ContactCommandOutcome.WrongState && tries < MaxTries) continue;
            if (Refusals.Of(outcome, $"The contact {id}", at.State) is { } late) return late;
            var done = await actors.Queue(owner.Id).Replan(id, Order(after!), ct);
            if (done == ContactCommandOutcome.NotHere && tries < MaxTries) continue;
            at = await finder.Find(id, ct);
            return new ContactResult(at, Refusals.Of(done, $"The contact {id}", at.State), outcome == ContactCommandOutcome.Repeated && done == ContactCommandOutcome.Repeated);
        }
    }

    /// <summary>As its customer is now; nothing of the contact itself is corrected.</summary>
    public ValueTask<ContactResult> LookAgain(string id, CancellationToken ct = default) => Correct(id, static request => request, ct);

    private async ValueTask<(Plan? Plan, Refusal? Refused)> Plan(ContactRecord record, ContactRequest request, CancellationToken ct)
    {
        var group = record.Plan.Group;
        if (request.Queue is { } named && named != record.Request.Queue && await queues.Config(named, ct) is { } config) group = config.Group;
        var customer = await actors.Customer(await customers.Living(request.CustomerId, ct)).Get(ct);
        if (await actors.Dispatcher(group).PlanAnew(request, customer, record.Plan.Card.Pilot, ct) is not { } plan)
            return (null, Refusals.At(RefusalKind.RuleBroken, "queue", $"The group {group} has no queue for this contact. Name a queue that exists, or set the defaultQueue of the group."));
        return plan.TakesChannel || plan.Queue == record.Plan.Queue ? (plan, null) : (null, ContactIntake.ChannelNotTaken(plan.Queue, request.Channel));
    }

    private static ReplanOrder Order(ContactRecord contact)
    {
        var plan = contact.Plan;
        var toQueue = contact.Replan is { MoveTo: { } queue } replan && contact.Hops is [.., var last] && last.Hop == replan.AtHop ? queue : null;
        return new ReplanOrder(plan.Card, contact.Replan?.Former ?? plan.Card.Own, plan.Hold, toQueue, contact.Replan is { } replanned ? replanned.FormerBots : plan.Card.Bots);
    }
}
