using System.Collections.Immutable;
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
        var events = (await log.OfContact(call.Id, MaxEvents, call.Ct)).Select(View).ToImmutableArray();
        return Reply.Of(new Page<EventView>(events, null), ApiJson.Default.EventPage);
    }

    private static EventView View(LoggedEvent happened)
    {
        using var data = JsonDocument.Parse(happened.Data);
        return new EventView
        {
            Id = $"{happened.Actor}/{happened.Number}",
            Source = $"/{happened.Actor}",
            Type = happened.Type,
            Subject = happened.Contact ?? happened.Agent ?? happened.Queue,
            Time = happened.At,
            Sequence = happened.Number.ToString(),
            Contact = happened.Contact,
            Queue = happened.Queue,
            Agent = happened.Agent,
            Data = data.RootElement.Clone(),
        };
    }
}
