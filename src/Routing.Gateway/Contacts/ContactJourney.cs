namespace Routing.Gateway;

/// <summary>Brings a contact in by <see cref="ContactRouter"/>, and answers it as it stands.</summary>
internal sealed class ContactJourney(
    IActorDirectory actors, CustomerLookup customers, QueueLookup queues, ContactFinder finder, ContactViews views, RequestMeter meter)
{
    private readonly ContactRouter _router = new(actors);

    public async ValueTask<Reply> Create(Call call)
    {
        if (call.Read(ActionShape.Contact, out var malformed) is not { } sent) return malformed!;
        if (CustomerLookup.Check(sent) is { } noCustomer) return noCustomer;
        using var activity = Tracing.Begin("contact.create", call.Http);
        var request = ToRequest(sent, call.RepeatId, activity.TraceParent);
        if (ConfigCheck.Of(request) is { } fault) return fault;
        var (group, refused) = await GroupOf(request, call.Ct);
        if (refused is not null) return refused;
        var (customerId, customer) = await customers.Resolve(sent, call.Ct);
        request = request with { CustomerId = customerId };
        var (outcome, record, live) = await _router.Route(request, customer, group, call.Ct);
        if (outcome == RouteOutcome.OtherCustomer && await customers.Living(record!.Request.CustomerId, call.Ct) == customerId) outcome = RouteOutcome.Repeated;
        if (outcome == RouteOutcome.Routed) meter.Created(record!.Plan.Queue);
        return outcome switch
        {
            RouteOutcome.Routed => await Stands(call, live is null ? await finder.Find(request.Id, call.Ct) : new Located(record, live), 201),
            RouteOutcome.Repeated => await Stands(call, await finder.Find(request.Id, call.Ct), 200),
            RouteOutcome.OtherCustomer => Other(record!),
            RouteOutcome.ChannelNotTaken => ChannelNotTaken(record?.Plan.Queue ?? request.Queue ?? "", request.Channel),
            _ => ProblemKinds.RuleBroken.At("queue", $"The group {group} has no queue for this contact. Name a queue that exists, or set the defaultQueue of the group."),
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

    private static bool Takes(QueueConfig config, Channel channel) => config.Channels.IsDefaultOrEmpty || config.Channels.Contains(channel);

    private static Problem ChannelNotTaken(string queue, Channel channel) =>
        ProblemKinds.RuleBroken.At("channel", $"The queue {queue} does not take {Names<Channel>.Of(channel)}. Name another queue, or add the channel to it.");

    private static Problem Other(ContactRecord record) => new(ProblemKinds.OtherCustomer)
    {
        Field = "id",
        State = new Located(record, null).StateName,
        Detail = "A contact with this id is another customer's. Make a new id for a new contact.",
    };

    private static ContactRequest ToRequest(CreateContact sent, string? repeatId, string? traceParent) => new()
    {
        Id = sent.Id ?? $"c-{repeatId ?? Guid.CreateVersion7().ToString("N")}",
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
