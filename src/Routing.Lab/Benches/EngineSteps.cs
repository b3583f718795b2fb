using System.Runtime.CompilerServices;
using System.Text.Json;
using Routing.Actors;

namespace Routing.Lab;

/// <summary>Journeys by calls of the actors in this process.</summary>
public sealed class EngineSteps(BenchCenter center) : IJourneySteps
{
    private readonly ContactRouter _router = new(center.Engine);

    public async Task Create(string contactId, string customerId, string queueId, CancellationToken ct)
    {
        var known = await center.Engine.Customer(customerId).Get(ct);
        var answer = await _router.Route(
            new ContactRequest { Id = contactId, CustomerId = customerId, Channel = Channel.Chat, Queue = queueId, Intent = "general" }, known, Defaults.Group, ct);
        if (answer.Outcome != RouteOutcome.Routed) throw new InvalidOperationException($"{contactId} was not routed: {answer.Outcome}.");
    }

    public async Task Accept(string offerId, string agentId, CancellationToken ct)
    {
        var queue = await center.Engine.Contact(OfferId.ContactOf(offerId)!).Get(ct);
        var answer = await center.Engine.Queue(queue!.Owner!.Value.Id).Accept(offerId, agentId, ct);
        if (answer.Outcome != AcceptOutcome.Accepted) throw new InvalidOperationException($"{offerId} to {agentId} was answered {answer.Outcome}.");
    }

    public async Task Complete(string contactId, string agentId, CancellationToken ct) =>
        Check(await center.Engine.Agent(agentId).Complete(contactId, new Completion(true, 5, null), ct), "completed", contactId, agentId);

    public async Task Close(string contactId, string agentId, CancellationToken ct) =>
        Check(await center.Engine.Agent(agentId).Close(contactId, ct), "closed", contactId, agentId);

    public async IAsyncEnumerable<JourneyNews> News(Action listening, [EnumeratorCancellation] CancellationToken ct)
    {
        var position = center.Store.Newest;
        listening();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await center.Store.WaitAfter(position, ct);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
            foreach (var logged in await center.Store.Read(position, 1000, CancellationToken.None))
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
