using System.Text.Json.Serialization.Metadata;

namespace Routing.Client;

/// <summary>Contacts: <c>/v1/contacts</c>, and what is done to them.</summary>
public sealed class ContactCalls
{
    private readonly ApiConnection _connection;

    internal ContactCalls(ApiConnection connection) => _connection = connection;

    /// <summary>Hands a contact in; durable once answered.</summary>
    public Task<ContactView> Create(CreateContact contact, CancellationToken ct = default)
    {
        var call = ApiCall.Post("v1/contacts", contact, ApiJson.Default.CreateContact);
        return _connection.Send(contact.Id is null ? call : call.KnownById(), ApiJson.Default.ContactView, ct);
    }

    public Task<ContactView> Get(string id, CancellationToken ct = default) => _connection.Send(ApiCall.Get(Path(id)), ApiJson.Default.ContactView, ct);

    /// <summary>Why it went where it went.</summary>
    public Task<DecisionsView> Decision(string id, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Get($"{Path(id)}/decision"), ApiJson.Default.DecisionsView, ct);

    /// <summary>What whoever handles it should know.</summary>
    public Task<ContactContextView> Context(string id, string? agent = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Get($"{Path(id)}/context").As(agent), ApiJson.Default.ContactContextView, ct);

    /// <summary>Notes something for whoever handles it (supervisor); the customer does not see it.</summary>
    public Task Whisper(string id, string text, CancellationToken ct = default) => Act(id, "whisper", new Whisper(text), ApiJson.Default.Whisper, null, ct);

    /// <summary>The customer left.</summary>
    public Task Abandon(string id, string? reason = null, CancellationToken ct = default) =>
        Act(id, "abandon", new WithReason(reason), ApiJson.Default.WithReason, null, ct);

    public Task Complete(string id, Completion completion, string? agent = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Post($"{Path(id)}:complete", completion, ApiJson.Default.Completion).KnownById().As(agent), ct);

    /// <summary>Ends wrap-up early.</summary>
    public Task Close(string id, string? agent = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Post($"{Path(id)}:close").KnownById().As(agent), ct);

    public Task Hold(string id, string? agent = null, CancellationToken ct = default) => Act(id, "hold", agent, ct);

    public Task Resume(string id, string? agent = null, CancellationToken ct = default) => Act(id, "resume", agent, ct);

    public Task Consult(string id, string colleague, string? agent = null, CancellationToken ct = default) =>
        Act(id, "consult", new ToAgent(colleague), ApiJson.Default.ToAgent, agent, ct);

    public Task Transfer(string id, Transfer to, string? agent = null, CancellationToken ct = default) =>
        Act(id, "transfer", to, ApiJson.Default.Transfer, agent, ct);

    /// <summary>Gives a waiting contact to an agent (supervisor).</summary>
    public Task Assign(string id, string toAgent, CancellationToken ct = default) =>
        Act(id, "assign", new ToAgent(toAgent), ApiJson.Default.ToAgent, null, ct);

    /// <summary>The customer hangs up and is called: in order, or at a time.</summary>
    public Task RequestCallback(string id, DateTimeOffset? at = null, CancellationToken ct = default) =>
        Act(id, "requestCallback", new RequestCallback(at), ApiJson.Default.RequestCallback, null, ct);

    /// <summary>The customer did not answer the callback.</summary>
    public Task NoAnswer(string id, string? agent = null, CancellationToken ct = default) => Act(id, "noAnswer", agent, ct);

    /// <summary>Puts a waiting contact off until a moment.</summary>
    public Task Schedule(string id, DateTimeOffset at, CancellationToken ct = default) =>
        Act(id, "schedule", new Schedule(at), ApiJson.Default.Schedule, null, ct);

    /// <summary>Corrects a contact that waits: it is planned anew at once, its age kept. Whole: what is not there is nothing from then on.</summary>
    public Task<ContactView> Correct(string id, CorrectContact contact, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Patch(Path(id), contact, ApiJson.Default.CorrectContact), ApiJson.Default.ContactView, ct);

    /// <summary>Tells where its recording or transcript is kept, at any time, also after its end. Null leaves one as it is, empty removes it.</summary>
    public Task<ContactView> Refer(string id, string? recordingUrl = null, string? transcriptUrl = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Patch(Path(id), new RecordingChange(recordingUrl, transcriptUrl), ApiJson.Default.RecordingChange), ApiJson.Default.ContactView, ct);

    /// <summary>Sets it aside until the customer or another department answers: it takes no slot, and its clocks stand.</summary>
    public Task SetPending(string id, SetPending? aside = null, string? agent = null, CancellationToken ct = default) =>
        Act(id, "pending", aside ?? new SetPending(), ApiJson.Default.SetPending, agent, ct);

    /// <summary>Whom a pending contact waited for has answered: the same agent goes on, if free soon, or else the queue.</summary>
    public Task Answered(string id, CancellationToken ct = default) => Act(id, "answered", null, ct);

    /// <summary>Goes on with a contact that has ended, as a new one: with its agent first, or else its queue.</summary>
    public Task<ContactView> Reopen(string id, Reopen? asked = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Post($"{Path(id)}:reopen", asked ?? new Reopen(), ApiJson.Default.Reopen), ApiJson.Default.ContactView, ct);

    /// <summary>Ends a waiting contact in another of the same customer, which has the age of the older, and is answered.</summary>
    public Task<ContactView> Merge(string id, string into, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Post($"{Path(id)}:merge", new MergeInto(into), ApiJson.Default.MergeInto), ApiJson.Default.ContactView, ct);

    /// <summary>Lets the colleague go who listens in.</summary>
    public Task EndConsult(string id, string? agent = null, CancellationToken ct = default) => Act(id, "endConsult", agent, ct);

    /// <summary>The customer's own score, 1–5.</summary>
    public Task Rate(string id, int score, string? comment = null, CancellationToken ct = default) =>
        Act(id, "rate", new Rate(score, comment), ApiJson.Default.Rate, null, ct);

    private Task Act(string id, string verb, string? agent, CancellationToken ct) =>
        _connection.Send(ApiCall.Post($"{Path(id)}:{verb}").As(agent), ct);

    private Task Act<T>(string id, string verb, T body, JsonTypeInfo<T> type, string? agent, CancellationToken ct) =>
        _connection.Send(ApiCall.Post($"{Path(id)}:{verb}", body, type).As(agent), ct);

    private static string Path(string id) => $"v1/contacts/{ApiCall.Segment(id)}";
}
