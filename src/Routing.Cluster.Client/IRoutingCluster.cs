namespace Routing.Cluster.Client;

/// <summary>
/// The cluster, as a gateway outside calls it. A call is made again, within <see cref="RoutingClientOptions.CallBound"/>, while no silo can
/// take it; whoever repeats one whose answer was lost repeats nothing, as long as the ids are the same. Safe for concurrent use.
/// </summary>
/// <exception cref="RoutingRefusedException">What was asked for is malformed, or cannot be done as things stand.</exception>
/// <exception cref="StoreUnavailableException">The cluster could not take it in time; nothing acknowledged is lost, and it may be tried again.</exception>
public interface IRoutingCluster
{
    /// <summary>Hands a contact in; durable once answered. Without an id it is given one, of which its repeat by the caller knows nothing.</summary>
    Task<ContactView> Route(CreateContact contact, CancellationToken ct = default);

    /// <summary>The contact as it stands; null when there is none of that id.</summary>
    Task<ContactView?> Find(string contactId, CancellationToken ct = default);

    /// <summary>What whoever handles it should know: customer, history, notes, where the answer may be; null when there is none of that id.</summary>
    Task<ContactContextView?> Context(string contactId, CancellationToken ct = default);

    /// <summary>The customer has left before being answered.</summary>
    Task<ContactView> Abandon(string contactId, string? reason = null, CancellationToken ct = default);

    /// <summary>The customer may hang up and is called back, in order or at a time; the place is kept.</summary>
    Task<ContactView> RequestCallback(string contactId, DateTimeOffset? at = null, CancellationToken ct = default);

    /// <summary>The agent called back, and the customer did not answer: it is tried again later, or given up.</summary>
    /// <inheritdoc cref="Complete"/>
    Task<ContactView> NotAnswered(string contactId, string? agent = null, CancellationToken ct = default);

    /// <summary>Puts a waiting contact off until a moment.</summary>
    Task<ContactView> Schedule(string contactId, DateTimeOffset at, CancellationToken ct = default);

    /// <summary>The customer's own score, 1–5.</summary>
    Task<ContactView> Rate(string contactId, int score, string? comment = null, CancellationToken ct = default);

    /// <param name="agent">The agent who accepts; null for the one who was made the offer.</param>
    Task<ContactView> Accept(string offerId, string? agent = null, CancellationToken ct = default);

    /// <inheritdoc cref="Accept"/>
    Task<ContactView> Decline(string offerId, string? reason = null, string? agent = null, CancellationToken ct = default);

    /// <summary>Ends the talk; wrap-up follows.</summary>
    /// <param name="agent">The agent who has the contact; null for whoever has it.</param>
    Task<ContactView> Complete(string contactId, Completion completion, string? agent = null, CancellationToken ct = default);

    /// <summary>Ends wrap-up early.</summary>
    /// <inheritdoc cref="Complete"/>
    Task<ContactView> Close(string contactId, string? agent = null, CancellationToken ct = default);

    /// <inheritdoc cref="Complete"/>
    Task<ContactView> Hold(string contactId, string? agent = null, CancellationToken ct = default);

    /// <inheritdoc cref="Complete"/>
    Task<ContactView> Resume(string contactId, string? agent = null, CancellationToken ct = default);

    /// <summary>From its agent to a queue, or to another agent.</summary>
    /// <inheritdoc cref="Complete"/>
    Task<ContactView> Transfer(string contactId, Transfer to, string? agent = null, CancellationToken ct = default);

    /// <summary>Asks a colleague to listen in: one who is ready and has room; it counts as load there.</summary>
    /// <inheritdoc cref="Complete"/>
    Task<ContactView> Consult(string contactId, string colleague, string? agent = null, CancellationToken ct = default);

    /// <summary>Lets the colleague go; none there to go is no fault.</summary>
    /// <inheritdoc cref="Complete"/>
    Task<ContactView> EndConsult(string contactId, string? agent = null, CancellationToken ct = default);

    /// <summary>Keeps the contact for one agent, at a supervisor's word, whether it waits or is handled.</summary>
    Task<ContactView> Assign(string contactId, string toAgent, CancellationToken ct = default);

    /// <summary>Notes something for whoever handles the contact, now or next; the customer does not see it.</summary>
    /// <param name="by">Whose word it is, as the note tells.</param>
    Task<ContactView> Whisper(string contactId, string text, string by, CancellationToken ct = default);

    /// <summary>Corrects a contact that waits, its urgency for one: it is planned anew at once, its age kept.</summary>
    /// <param name="with">Makes of what it came with what it should have been; may be called more than once.</param>
    Task<ContactView> Correct(string contactId, Func<CorrectContact, CorrectContact> with, CancellationToken ct = default);

    /// <summary>Tells where its recording or transcript is kept, at any time, also after its end. Null leaves one as it is, empty removes it.</summary>
    Task<ContactView> Refer(string contactId, string? recordingUrl = null, string? transcriptUrl = null, CancellationToken ct = default);

    /// <summary>Sets it aside until the customer or another department answers: it takes no slot, and its clocks stand.</summary>
    /// <inheritdoc cref="Complete"/>
    Task<ContactView> SetPending(string contactId, SetPending? aside = null, string? agent = null, CancellationToken ct = default);

    /// <summary>Whom a pending contact waited for has answered: the same agent goes on, if free soon, or else the queue.</summary>
    Task<ContactView> Answered(string contactId, CancellationToken ct = default);

    /// <summary>Ends a waiting contact in another of the same customer, which has the age of the older, and is answered.</summary>
    Task<ContactView> Merge(string contactId, string into, CancellationToken ct = default);

    /// <summary>Goes on with a contact that has ended, as a new one: with its agent first, or else its queue.</summary>
    Task<ContactView> Reopen(string contactId, Reopen? asked = null, CancellationToken ct = default);

    /// <param name="reason">Where the agent's group lists reasons, one of them, for whoever is not ready.</param>
    Task SetPresence(string agent, PresenceKind presence, string? reason = null, CancellationToken ct = default);

    /// <summary>Ready for these of its queues only.</summary>
    Task SetReady(string agent, IEnumerable<string> queues, CancellationToken ct = default);

    /// <summary>The agent's desktop is there, and will say so again within the lease; when it does not, its contacts are given up.</summary>
    Task Heartbeat(string agent, TimeSpan lease, CancellationToken ct = default);

    /// <summary>
    /// Offers as they are made, each once, and while they are open: to one agent, beginning with those open now; or to everybody, from now
    /// on, in one stream that serves all agents of a gateway.
    /// </summary>
    IAsyncEnumerable<OfferView> Offers(string? agent = null, CancellationToken ct = default);

    /// <summary>
    /// Events as they happen, without gap or repeat, whatever silo dies; ends by cancellation, or by a failure when no silo answers for
    /// <see cref="RoutingClientOptions.StreamBound"/>. Nothing is read ahead of the reader.
    /// </summary>
    /// <param name="after">The cursor to go on from, of this stream or of the HTTP API's; <see cref="EventCursor.First"/> for all that are kept; null for those from now on.</param>
    IAsyncEnumerable<StreamedEvent> Events(EventFilter? filter = null, string? after = null, CancellationToken ct = default);
}
