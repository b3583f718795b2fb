namespace Routing.Actors;

/// <summary>
/// Brings a contact in, for any gateway: plan, begin, enqueue. Every step knows its repeat by the contact's id, so that
/// the whole may be repeated at will until it is answered. A customer not known before is from its first contact on.
/// </summary>
public sealed class ContactRouter(IActorDirectory actors)
{
    /// <param name="customer">What the customer actor answered for the request's customer.</param>
    public async ValueTask<RouteAnswer> Route(ContactRequest request, CustomerRecord customer, string group, CancellationToken ct = default)
    {
        // A gateway that traces its own work, and said nothing of it.
        if (request.TraceParent is null && JourneyTrace.Parent is { } parent) request = request with { TraceParent = parent };
        var plan = await actors.Dispatcher(group).Plan(request, customer, ct);
        // Who is here already stays, whatever queues and rules have become: its repeat is answered, not planned.
        var known = plan is { TakesChannel: true } ? null : await actors.Contact(request.Id).Get(ct);
        if (known is null && plan is not { TakesChannel: true }) return new RouteAnswer(plan is null ? RouteOutcome.NoQueue : RouteOutcome.ChannelNotTaken, null, null);
        var (begun, record) = known is null ? await actors.Contact(request.Id).Begin(request, plan!, ct) : new BeginAnswer(ContactDecider.Again(known, request), known);
        var first = begun != BeginOutcome.OtherCustomer && record.Hops.IsEmpty && record.Closed is null && plan?.Queue == record.Plan.Queue;
        // Planned in vain: whom the plan spoke for must not wait for a contact that does not come.
        if (!first && plan?.Serve is { } unused) await actors.Dispatcher(group).Forgo(unused.Id, ct);
        if (begun == BeginOutcome.OtherCustomer) return new RouteAnswer(RouteOutcome.OtherCustomer, record, null);
        // One write more, for a first contact only. Of two at once the first makes the customer; a contact that has ended makes nobody anew.
        if (!customer.IsKnown && record.Closed is null) await actors.Customer(record.Request.CustomerId).Configure(new CustomerProfile(), 0, ct);
        // A first attempt may have died between begin and enqueue; its repeat takes it up from there.
        if (!record.Hops.IsEmpty || record.Closed is not null) return new RouteAnswer(RouteOutcome.Repeated, record, null);
        var answer = await Enqueue(record, record.Plan.Queue, first ? plan : null, ct);
        if (answer.Outcome == EnqueueOutcome.NoSuchQueue && await actors.Dispatcher(group).Plan(record.Request, customer, ct) is { } again)
            answer = await Enqueue(record, again.Queue, again, ct);
        return answer.Outcome switch
        {
            EnqueueOutcome.NoSuchQueue => new RouteAnswer(RouteOutcome.NoQueue, record, null),
            EnqueueOutcome.ChannelNotTaken => new RouteAnswer(RouteOutcome.ChannelNotTaken, record, null),
            _ => new RouteAnswer(begun == BeginOutcome.Begun ? RouteOutcome.Routed : RouteOutcome.Repeated, record, answer.Contact),
        };
    }

    /// <param name="now">The plan made just now, for what of it is good for this moment only.</param>
    private ValueTask<EnqueueAnswer> Enqueue(ContactRecord record, string queue, Plan? now, CancellationToken ct)
    {
        var arrival = new Arrival
        {
            Card = record.Plan.Card,
            Hop = 1,
            WaitingSince = record.CreatedAt,
            Hold = queue == record.Plan.Queue ? record.Plan.Hold : null,
            NotBefore = record.Request.ScheduledFor,
            Pace = now?.Pace,
        };
        return actors.Queue(queue).Enqueue(arrival, now?.Serve, ct);
    }
}

/// <summary>What became of a contact handed in.</summary>
public enum RouteOutcome
{
    Routed,
    Repeated,
    OtherCustomer,
    NoQueue,
    ChannelNotTaken,
}

/// <summary>The outcome, the contact's record, and how it stands in its queue where that is known.</summary>
public sealed record RouteAnswer(RouteOutcome Outcome, ContactRecord? Record, LiveContact? Contact);
