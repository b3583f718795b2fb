using System.Runtime.CompilerServices;
using Routing.Client;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>Journeys over HTTP: four requests each, offers from the event stream.</summary>
public sealed class HttpSteps(RoutingClient client) : IJourneySteps
{
    public Task Create(string contactId, string customerId, string queueId, CancellationToken ct) =>
        client.Contacts.Create(new CreateContact { Id = contactId, CustomerId = customerId, Channel = Channel.Chat, Queue = queueId, Intent = "general" }, ct);

    public Task Accept(string offerId, string agentId, CancellationToken ct) => client.Offers.Accept(offerId, agentId, ct);

    public Task Complete(string contactId, string agentId, CancellationToken ct) => client.Contacts.Complete(contactId, new Completion(true, 5, null), agentId, ct);

    public Task Close(string contactId, string agentId, CancellationToken ct) => client.Contacts.Close(contactId, agentId, ct);

    public async IAsyncEnumerable<JourneyNews> News(Action listening, [EnumeratorCancellation] CancellationToken ct)
    {
        var stream = client.Events.Stream(new EventFilter { Types = ["contact.offered", "contact.closed"] }, connected: listening, ct: ct).GetAsyncEnumerator(ct);
        await using (stream)
        {
            while (await Next(stream))
            {
                var happened = stream.Current.Event;
                if (happened.Contact is not { } contact || happened.Agent is not { } agent) continue;
                var offer = happened.Type == "contact.offered" ? happened.Data.GetProperty("offerId").GetString() : null;
                yield return new JourneyNews(contact, agent, offer, happened.Time);
            }
        }
    }

    private static async ValueTask<bool> Next(IAsyncEnumerator<StreamedEvent> stream)
    {
        try
        {
            return await stream.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
