using System.Net;
using System.Runtime.CompilerServices;
using Routing.Client;

namespace Routing.Simulation;

/// <summary>The routing system as its HTTP API shows it.</summary>
public sealed class HttpRoutingPort(RoutingClient client) : IRoutingPort
{
    public Task PutGroup(string id, GroupRules rules, CancellationToken ct) => client.Groups.Put(id, rules, ct: ct);

    public Task PutQueue(string id, QueueConfig config, CancellationToken ct) => client.Queues.Put(id, config, ct: ct);

    public Task PutAgent(string id, AgentProfile profile, CancellationToken ct) => client.Agents.Put(id, profile, ct: ct);

    public Task<PortAnswer> PutCustomer(string id, CustomerProfile profile, CancellationToken ct) => Answer(() => client.Customers.Put(id, profile, ct: ct), ct);

    public Task<PortAnswer> SetPresence(string agent, PresenceKind presence, string? reason, CancellationToken ct) =>
        Answer(() => client.Agents.SetPresence(agent, presence, reason, ct), ct);

    public Task<PortAnswer> Create(CreateContact contact, CancellationToken ct) =>
        Answer(async () => (ContactView?)await client.Contacts.Create(contact, ct), ct);

    public Task<PortAnswer> Abandon(string contact, CancellationToken ct) => Answer(() => client.Contacts.Abandon(contact, ct: ct), ct);

    public Task<PortAnswer> RequestCallback(string contact, CancellationToken ct) => Answer(() => client.Contacts.RequestCallback(contact, ct: ct), ct);

    public Task<PortAnswer> Accept(string offer, string agent, CancellationToken ct) =>
        Answer(async () => (ContactView?)await client.Offers.Accept(offer, agent, ct), ct);

    public Task<PortAnswer> Decline(string offer, string agent, string reason, CancellationToken ct) =>
        Answer(() => client.Offers.Decline(offer, reason, agent, ct), ct);

    public Task<PortAnswer> Complete(string contact, string agent, Completion completion, CancellationToken ct) =>
        Answer(() => client.Contacts.Complete(contact, completion, agent, ct), ct);

    public Task<PortAnswer> Close(string contact, string agent, CancellationToken ct) => Answer(() => client.Contacts.Close(contact, agent, ct), ct);

    public Task<PortAnswer> StateOf(string contact, CancellationToken ct) =>
        Answer(async () => (ContactView?)await client.Contacts.Get(contact, ct), ct);

    public async Task<AgentInHand> InHand(string agent, CancellationToken ct)
    {
        var view = await client.Agents.Get(agent, ct);
        return new AgentInHand([.. view.Contacts.Select(c => (c.Id, c.Queue))], [.. view.Offers.Select(o => (o.Id, o.ContactId, o.Queue))]);
    }

    public async IAsyncEnumerable<SeenEvent> Events(string? after, Action connected, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var streamed in client.Events.Stream(after: after, connected: connected, ct: ct)) yield return SeenEvent.From(streamed.Cursor, streamed.Event);
    }

    private static Task<PortAnswer> Answer(Func<Task> call, CancellationToken ct) => Answer(async () =>
    {
        await call();
        return null;
    }, ct);

    private static async Task<PortAnswer> Answer(Func<Task<ContactView?>> call, CancellationToken ct)
    {
        try
        {
            return await call() is { } contact
                ? new PortAnswer(PortOutcome.Done, contact.State, contact.Queue, contact.Agent, contact.EstimatedWait?.Seconds)
                : PortAnswer.Done;
        }
        catch (RoutingProblemException problem)
        {
            return new PortAnswer(Outcome(problem.Status), Why: problem.Message);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException || (broken is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return new PortAnswer(PortOutcome.Unavailable, Why: broken.Message);
        }
    }

    private static PortOutcome Outcome(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => PortOutcome.NotFound,
        HttpStatusCode.Conflict => PortOutcome.Conflict,
        HttpStatusCode.Gone => PortOutcome.Gone,
        HttpStatusCode.TooManyRequests => PortOutcome.Unavailable,
        >= HttpStatusCode.InternalServerError => PortOutcome.Unavailable,
        _ => PortOutcome.Refused,
    };
}
