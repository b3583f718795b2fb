using System.Runtime.InteropServices;
using System.Text.Json;

namespace Routing.Cluster;

/// <summary>A change of a row that is durable here and not yet in its page; a null value removes the row.</summary>
/// <param name="IsInherited">Written by an earlier activation, which may have begun to move it: it must reach its page.</param>
internal sealed record JournalEntry(int Page, byte[]? Value, bool IsInherited);

/// <summary>
/// The head document of an actor as JSON: the commit point of every write. It holds the epoch, the small parts as they
/// are, changes of rows that have not reached their pages, and the events that the log has not answered for.
/// </summary>
internal sealed class HeadDocument
{
    public long Epoch { get; set; }
    public long LastEvent { get; set; }

    /// <summary>Pages of rows, numbered from 0.</summary>
    public int Pages { get; set; }
    public SortedDictionary<string, byte[]> Parts { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JournalEntry> Journal { get; init; } = new(StringComparer.Ordinal);
    public List<LoggedEvent> Outbox { get; } = [];

    public static HeadDocument Read(ActorKey key, byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var head = new HeadDocument
        {
            Epoch = root.GetProperty("epoch").GetInt64(),
            LastEvent = root.GetProperty("lastEvent").GetInt64(),
            Pages = root.TryGetProperty("pages", out var pages) ? pages.GetInt32() : 0,
        };
        if (root.TryGetProperty("parts", out var parts))
        {
            foreach (var part in parts.EnumerateObject()) head.Parts[part.Name] = Raw(part.Value);
        }
        if (root.TryGetProperty("journal", out var journal))
        {
            foreach (var row in journal.EnumerateObject())
                head.Journal[row.Name] = new JournalEntry(row.Value.GetProperty("page").GetInt32(), row.Value.TryGetProperty("value", out var value) ? Raw(value) : null, IsInherited: true);
        }
        if (root.TryGetProperty("outbox", out var outbox))
        {
            foreach (var happened in outbox.EnumerateArray()) head.Outbox.Add(EventJson.Read(key, happened));
        }
        return head;
    }

    /// <summary>Puts an event into the outbox.</summary>
    public void Append(RecordedEvent recorded)
    {
        var happened = recorded.Event;
        byte[] data;
        using (var scratch = JsonScratch.Take())
        {
            EventCodec.Write(happened, scratch.Buffer);
            data = scratch.ToArray();
        }
        Outbox.Add(new LoggedEvent(0, recorded.Actor, recorded.Number, recorded.At, happened.Type, happened.Contact, happened.Queue, happened.Agent, data));
        LastEvent = recorded.Number;
    }

    public byte[] Write()
    {
        using var scratch = JsonScratch.Take();
        var json = scratch.Json;
        json.WriteStartObject();
        json.WriteNumber("epoch", Epoch);
        json.WriteNumber("lastEvent", LastEvent);
        if (Pages > 0) json.WriteNumber("pages", Pages);
        if (Parts.Count > 0) WriteParts(json, Parts);
        if (Journal.Count > 0) WriteJournal(json);
        if (Outbox.Count > 0) WriteOutbox(json);
        json.WriteEndObject();
        return scratch.ToArray();
    }

    private static void WriteParts(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        json.WriteStartObject("parts");
        foreach (var (name, value) in parts)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }
        json.WriteEndObject();
    }

    private void WriteJournal(Utf8JsonWriter json)
    {
        json.WriteStartObject("journal");
        foreach (var (name, entry) in Journal)
        {
            json.WriteStartObject(name);
            json.WriteNumber("page", entry.Page);
            if (entry.Value is { } value)
            {
                json.WritePropertyName("value");
                json.WriteRawValue(value, skipInputValidation: true);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void WriteOutbox(Utf8JsonWriter json)
    {
        json.WriteStartArray("outbox");
        foreach (var happened in Outbox) EventJson.Write(json, happened);
        json.WriteEndArray();
    }

    private static byte[] Raw(JsonElement value) => JsonMarshal.GetRawUtf8Value(value).ToArray();
}
