namespace Routing.Gateway;

/// <summary>Brings a contact in: plan, begin, enqueue. Every step knows its repeat by the contact's id, so the whole may be repeated at will.</summary>
internal sealed class ContactJourney(
    IActorDirectory actors, CustomerLookup customers, QueueLookup queues, ContactFinder finder, ContactViews views, RequestMeter meter)
{
    public async ValueTask<Reply> Create(Call call)
    {
        if (call.Read(ActionShape.Contact, out var malformed) is not { } sent) return malformed!;
        if (CustomerLookup.Check(sent) is { } noCustomer) return noCustomer;
        using var activity = Tracing.Begin("contact.create", call.Http);
        var request = ToRequest(sent, activity.TraceParent);
        if (ConfigCheck.Of(request) is { } fault) return fault;
        var (group, refused) = await GroupOf(request, call.Ct);
        if (refused is not null) return refused;
        var (customerId, customer) = await customers.Resolve(sent, call.Ct);
        request = request with { CustomerId = customerId };
        if (await actors.Dispatcher(group).Plan(request, customer, call.Ct) is not { } plan)
            return ProblemKinds.RuleBroken.At("queue", $"The group {group} has no queue for this contact. Name a queue that exists, or set the defaultQueue of the group.");
        if (await NotTaken(plan.Queue, request.Channel, call.Ct) is { } notTaken) return notTaken;
        return await BeginAndEnqueue(call, request, plan);
    }

    private async ValueTask<Reply> BeginAndEnqueue(Call call, ContactRequest request, Plan plan)
    {
        var (outcome, record) = await actors.Contact(request.Id).Begin(request, plan, call.Ct);
        if (outcome == BeginOutcome.OtherCustomer && await customers.Living(record.Request.CustomerId, call.Ct) != request.CustomerId)
            return Other(record);
        var status = outcome == BeginOutcome.Begun ? 201 : 200;
        if (outcome == BeginOutcome.Begun) meter.Created(plan.Queue);
        // A first attempt may have died between begin and enqueue; its repeat takes it up from there.
        if (!record.Hops.IsEmpty || record.Closed is not null) return await Stands(call, await finder.Find(request.Id, call.Ct), status);
        var (queued, problem) = await Enqueue(record, plan, call.Ct);
        if (problem is not null) return problem;
        return await Stands(call, queued is null ? await finder.Find(request.Id, call.Ct) : new Located(record, queued), status);
    }

    /// <summary>The first arrival; answers the contact in its queue, or null when it went elsewhere.</summary>
    private async ValueTask<(LiveContact? Queued, Problem? Problem)> Enqueue(ContactRecord record, Plan plan, CancellationToken ct)
    {
        var queue = record.Plan.Queue;
        var arrival = new Arrival { Card = record.Plan.Card, Hop = 1, WaitingSince = record.CreatedAt, Hold = record.Plan.Hold };
        var answer = await actors.Queue(queue).Enqueue(arrival, plan.Queue == queue ? plan.Serve : null, ct);
        if (answer.Outcome == EnqueueOutcome.NoSuchQueue)
        {
            // Deleted since it was planned: the fresh plan, or the group's default queue, takes its place.
            queues.Forget(queue);
            if (await actors.Dispatcher(record.Plan.Group).Plan(record.Request, CustomerRecord.Unknown, ct) is not { } again || again.Queue == queue)
                return (null, ProblemKinds.RuleBroken.At("queue", $"The queue {queue} was deleted. Name one that exists."));
            answer = await actors.Queue(again.Queue).Enqueue(arrival, again.Serve, ct);
        }
        return answer.Outcome switch
        {
            EnqueueOutcome.Queued => (answer.Contact, null),
            EnqueueOutcome.ChannelNotTaken => (null, ChannelNotTaken(queue, record.Request.Channel)),
            EnqueueOutcome.NoSuchQueue => (null, Failures.Busy()),
            _ => (null, null),
        };
    }

    private async ValueTask<Reply> Stands(Call call, Located at, int status)
    {
        var view = await views.Of(at, call.Ct);
        return Reply.Of(view, ApiJson.Default.ContactView, status, location: status == 201 ? $"/v1/contacts/{view.Id}" : null);
    }

    private async ValueTask<(string Group, Problem? Problem)> GroupOf(ContactRequest request, CancellationToken ct)
    {
        if (request.Queue is not { } queue || await queues.Config(queue, ct) is not { } config) return (Defaults.Group, null);
        return (config.Group, Takes(config, request.Channel) ? null : ChannelNotTaken(queue, request.Channel));
    }

    private async ValueTask<Problem?> NotTaken(string queue, Channel channel, CancellationToken ct) =>
        await queues.Config(queue, ct) is { } config && !Takes(config, channel) ? ChannelNotTaken(queue, channel) : null;

    private static bool Takes(QueueConfig config, Channel channel) => config.Channels.IsDefaultOrEmpty || config.Channels.Contains(channel);

    private static Problem ChannelNotTaken(string queue, Channel channel) =>
        ProblemKinds.RuleBroken.At("channel", $"The queue {queue} does not take {Names<Channel>.Of(channel)}. Name another queue, or add the channel to it.");

    private static Problem Other(ContactRecord record) => new(ProblemKinds.OtherCustomer)
    {
        Field = "id",
        State = new Located(record, null).StateName,
        Detail = "A contact with this id is another customer's. Make a new id for a new contact.",
    };

    private static ContactRequest ToRequest(CreateContact sent, string? traceParent) => new()
    {
        Id = sent.Id ?? $"c-{Guid.CreateVersion7():N}",
        CustomerId = sent.CustomerId ?? CustomerLookup.Unresolved,
        Channel = sent.Channel,
        Queue = sent.Queue,
        Intent = sent.Intent,
        Text = sent.Text,
        Language = sent.Language,
        Region = sent.Region,
        Requirements = sent.Requirements,
        Urgency = sent.Urgency,
        PreferredAgent = sent.PreferredAgent,
        Attributes = sent.Attributes ?? System.Collections.Immutable.ImmutableDictionary<string, string>.Empty,
        TraceParent = traceParent,
    };
}
