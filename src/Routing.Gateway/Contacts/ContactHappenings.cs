using System.Text.Json;

namespace Routing.Gateway;

/// <summary><c>GET /v1/contacts/{id}/events</c>: what happened to one contact, oldest first, as the stream told it.</summary>
internal sealed class ContactHappenings(IEventLog log, ContactFinder finder)
{
    /// <summary>A contact has some ten; one that was moved in circles is cut here.</summary>
    private const int MaxEvents = 2000;

    public static void Map(OperationMap map, ContactHappenings reads) => map.Add(
        new Operation("GET", "/v1/contacts/{id}/events", "listContactEvents", "Lists what happened to a contact, oldest first.", Role.Gateway | Role.Supervisor | Role.Auditor, reads.List)
        { Reply = typeof(Page<EventView>), Problems = [404] });

    public async ValueTask<Reply> List(Call call)
    {
        if ((await finder.Find(call.Id, call.Ct)).Record is null) return Outcomes.Missing($"contact {call.Id}");
        return new EventsReply(await log.OfContact(call.Id, MaxEvents, call.Ct));
    }

    /// <summary>The events as the stream writes them.</summary>
    private sealed class EventsReply(IReadOnlyList<LoggedEvent> events) : Reply(200)
    {
        public override void Write(Utf8JsonWriter to)
        {
            to.WriteStartObject();
            to.WriteStartArray("items"u8);
            foreach (var happened in events) EventWriter.Write(to, happened, withDecisions: true);
            to.WriteEndArray();
            to.WriteNull("next"u8);
            to.WriteEndObject();
        }
    }
}
