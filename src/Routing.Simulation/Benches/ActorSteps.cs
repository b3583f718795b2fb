using System.Runtime.CompilerServices;
using System.Text.Json;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>Journeys by calls of the actors, on any engine.</summary>
public sealed class ActorSteps(IActorDirectory actors, IEventLog log, BenchSize size) : IJourneySteps
{
    private readonly ContactRouter _router = new(actors);
    private readonly Dictionary<string, string> _groups = Enumerable.Range(0, size.Queues).ToDictionary(BenchSize.QueueId, size.Group, StringComparer.Ordinal);

    public async Task Create(string contactId, string customerId, string queueId, CancellationToken ct)
    {
        var known = await actors.Customer(customerId).Get(ct);
        var answer = await _router.Route(
            new ContactRequest { Id = contactId, CustomerId = customerId, Channel = Channel.Chat, Queue = queueId, Intent = "general" }, known, _groups[queueId], ct);
        if (answer.Outcome != RouteOutcome.Routed) throw new InvalidOperationException($"{contactId} was not routed: {answer.Outcome}.");
    }

    public async Task Accept(string offerId, string agentId, CancellationToken ct)
    {
        var queue = await actors.Contact(OfferId.ContactOf(offerId)!).Get(ct);
        var answer = await actors.Queue(queue!.Owner!.Value.Id).Accept(offerId, agentId, ct);
        if (answer.Outcome != AcceptOutcome.Accepted) throw new InvalidOperationException($"{offerId} to {agentId} was answered {answer.Outcome}.");
    }

    public async Task Complete(string contactId, string agentId, CancellationToken ct) =>
        Check(await actors.Agent(agentId).Complete(contactId, new Completion(true, 5, null), ct), "completed", contactId, agentId);

    public async Task Close(string contactId, string agentId, CancellationToken ct) =>
        Check(await actors.Agent(agentId).Close(contactId, ct), "closed", contactId, agentId);

    public async IAsyncEnumerable<JourneyNews> News(Action listening, [EnumeratorCancellation] CancellationToken ct)
    {
        var position = log.Newest;
        listening();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await log.WaitAfter(position, ct);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
            foreach (var logged in await log.Read(position, 1000, CancellationToken.None))
            {
                position = logged.Position;
                if (logged.Type == "contact.offered") yield return new JourneyNews(logged.Contact!, logged.Agent!, OfferOf(logged.Data.Span), logged.At);
                else if (logged.Type == "contact.closed") yield return new JourneyNews(logged.Contact!, logged.Agent!, null, logged.At);
            }
        }
    }

    private static void Check(CommandAnswer answer, string what, string contactId, string agentId)
    {
        if (answer.Outcome is not (ContactCommandOutcome.Done or ContactCommandOutcome.Repeated)) throw new InvalidOperationException($"{contactId} was not {what} by {agentId}: {answer.Outcome}.");
    }

    private static string OfferOf(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("offerId"u8) && reader.Read()) return reader.GetString()!;
        }
        throw new InvalidDataException("An offer without its id was logged.");
    }
}
