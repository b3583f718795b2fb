using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>
/// Takes a contact in, for any gateway: checks it, finds its group and its customer, and brings it in by <see cref="ContactRouter"/>.
/// To be repeated at will with the same id.
/// </summary>
public sealed class ContactIntake(IActorDirectory actors, CustomerLookup customers, QueueLookup queues, ContactFinder finder)
{
    private readonly ContactRouter _router = new(actors);

    /// <param name="sent">What was handed in.</param>
    /// <param name="id">Of the contact: the one handed in, or the one made for it.</param>
    /// <param name="traceParent">What the trace of its journey goes on from.</param>
    public ValueTask<ContactResult> Take(CreateContact sent, string id, string? traceParent, CancellationToken ct = default) => Take(sent, id, traceParent, null, ct);

    /// <param name="reopens">The contact, ended, that goes on in this one.</param>
    internal async ValueTask<ContactResult> Take(CreateContact sent, string id, string? traceParent, string? reopens, CancellationToken ct)
    {
        if (CustomerLookup.Check(sent) is { } noCustomer) return noCustomer;
        var request = ToRequest(sent, id, traceParent) with { Reopens = reopens };
        if (Refusals.Of(ContactRequestRules.Check(request)) is { } fault) return fault;
        var group = request.Queue is { } queue && await queues.Config(queue, ct) is { } config ? config.Group : Defaults.Group;
        var (customerId, customer) = await customers.Resolve(sent, ct);
        request = request with { CustomerId = customerId };
        var (outcome, record, live) = await _router.Route(request, customer, group, ct);
        if (outcome == RouteOutcome.OtherCustomer && await customers.Living(record!.Request.CustomerId, ct) == customerId) outcome = RouteOutcome.Repeated;
        return outcome switch
        {
            RouteOutcome.Routed => live is null ? await finder.Find(id, ct) : new Located(record, live),
            RouteOutcome.Repeated => new ContactResult(await finder.Find(id, ct), IsRepeat: true),
            RouteOutcome.OtherCustomer => Other(await finder.Find(id, ct)),
            RouteOutcome.ChannelNotTaken => ChannelNotTaken(record?.Plan.Queue ?? request.Queue ?? "", request.Channel),
            _ => Refusals.At(RefusalKind.RuleBroken, "queue", $"The group {group} has no queue for this contact. Name a queue that exists, or set the defaultQueue of the group."),
        };
    }

    internal static Refusal ChannelNotTaken(string queue, Channel channel) =>
        Refusals.At(RefusalKind.RuleBroken, "channel", $"The queue {queue} does not take {channel.ToString().ToLowerInvariant()}. Name another queue, or add the channel to it.");

    private static Refusal Other(Located contact) => new(RefusalKind.OtherCustomer, "A contact with this id is another customer's. Make a new id for a new contact.")
    {
        Field = "id",
        State = contact.State,
    };

    /// <summary>What a gateway was sent, as the actors take it.</summary>
    public static ContactRequest ToRequest(CreateContact sent, string id, string? traceParent) => new()
    {
        Id = id,
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
        ScheduledFor = sent.ScheduledFor,
        Attributes = sent.Attributes ?? ImmutableDictionary<string, string>.Empty,
        TraceParent = traceParent,
        Recording = sent.RecordingUrl is null && sent.TranscriptUrl is null ? null : new Recording(sent.RecordingUrl, sent.TranscriptUrl),
    };
}
