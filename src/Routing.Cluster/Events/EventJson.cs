using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Routing.Cluster;

/// <summary>Events as JSON, in the document of their actor and in rows of a log.</summary>
internal static class EventJson
{
    /// <summary>As it stands in its actor's document: whose it is, is known there.</summary>
    public static void Write(Utf8JsonWriter json, LoggedEvent happened)
    {
        json.WriteStartObject();
        WriteRest(json, happened);
    }

    public static LoggedEvent Read(ActorKey actor, JsonElement json) => new(
        json.TryGetProperty("position", out var position) ? position.GetInt64() : 0,
        actor, json.GetProperty("number").GetInt64(), json.GetProperty("at").GetDateTimeOffset(), json.GetProperty("type").GetString()!,
        Text(json, "contact"), Text(json, "queue"), Text(json, "agent"), JsonMarshal.GetRawUtf8Value(json.GetProperty("data")).ToArray());

    /// <summary>A row of a log: each with its position and its actor.</summary>
    public static byte[] Row(IReadOnlyList<LoggedEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = StateJson.Options.Encoder, SkipValidation = true });
        json.WriteStartArray();
        foreach (var happened in events)
        {
            json.WriteStartObject();
            json.WriteNumber("position", happened.Position);
            json.WriteNumber("kind", (int)happened.Actor.Kind);
            json.WriteString("actor", happened.Actor.Id);
            WriteRest(json, happened);
        }
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static IEnumerable<LoggedEvent> OfRow(byte[] row)
    {
        using var document = JsonDocument.Parse(row);
        foreach (var happened in document.RootElement.EnumerateArray())
            yield return Read(new ActorKey((ActorKind)happened.GetProperty("kind").GetInt32(), happened.GetProperty("actor").GetString()!), happened);
    }

    private static void WriteRest(Utf8JsonWriter json, LoggedEvent happened)
    {
        json.WriteNumber("number", happened.Number);
        json.WriteString("at", happened.At);
        json.WriteString("type", happened.Type);
        if (happened.Contact is not null) json.WriteString("contact", happened.Contact);
        if (happened.Queue is not null) json.WriteString("queue", happened.Queue);
        if (happened.Agent is not null) json.WriteString("agent", happened.Agent);
        json.WritePropertyName("data");
        json.WriteRawValue(happened.Data.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
