using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Writes events as server-sent events whose data are CloudEvents 1.0; one writer per stream, nothing allocated per event but its cursor.</summary>
internal sealed class EventWriter : IDisposable
{
    private const string OfferedType = "contact.offered";
    private const string DecisionField = "decision";

    // CloudEvents hold ids and facts, no customer's text; relaxed escaping keeps Chinese skill names short.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private readonly Utf8JsonWriter _json;

    private readonly bool _withDecisions;

    /// <param name="withDecisions">Whether the reader may see how the agents compared: not for the agents themselves, nor for who only configures.</param>
    public EventWriter(bool withDecisions)
    {
        _withDecisions = withDecisions;
        _json = new Utf8JsonWriter(_buffer, Options);
    }

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void Clear() => _buffer.ResetWrittenCount();

    /// <summary>Moves the reader's cursor without an event: what it resumes from if nothing comes.</summary>
    public void Position(long position)
    {
        _buffer.Write("id: "u8);
        WriteCursor(position);
        _buffer.Write("\n\n"u8);
    }

    public void Heartbeat() => _buffer.Write(": alive\n"u8);

    public void Retry(int milliseconds) => Encoding.UTF8.GetBytes($"retry: {milliseconds}\n", _buffer);

    public void Event(LoggedEvent happened)
    {
        _buffer.Write("id: "u8);
        WriteCursor(happened.Position);
        _buffer.Write("\nevent: "u8);
        Encoding.UTF8.GetBytes(happened.Type, _buffer);
        _buffer.Write("\ndata: "u8);
        _json.Reset();
        Write(_json, happened, _withDecisions);
        _json.Flush();
        _buffer.Write("\n\n"u8);
    }

    /// <summary>One CloudEvent alone, whole.</summary>
    public static byte[] Alone(LoggedEvent happened)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        Write(json, happened, withDecisions: true);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An event that tells of nothing but itself.</summary>
    public static byte[] Test(string webhook, DateTimeOffset now)
    {
        var actor = $"/webhook/{webhook}";
        var told = new EventView { Id = $"{actor[1..]}/{now.UtcTicks}", Source = actor, Type = "webhook.test", Subject = webhook, Time = now, Sequence = "0", Data = JsonElement.Parse("{}") };
        return JsonSerializer.SerializeToUtf8Bytes(told, ApiJson.Default.EventView);
    }

    /// <summary>An event as a CloudEvent.</summary>
    public static void Write(Utf8JsonWriter to, LoggedEvent happened, bool withDecisions)
    {
        var actor = happened.Actor.ToString();
        to.WriteStartObject();
        to.WriteString("specversion"u8, "1.0"u8);
        to.WriteString("id"u8, $"{actor}/{happened.Number}");
        to.WriteString("source"u8, $"/{actor}");
        to.WriteString("type"u8, happened.Type);
        if ((happened.Contact ?? happened.Agent ?? happened.Queue) is { } subject) to.WriteString("subject"u8, subject);
        to.WriteString("time"u8, happened.At.UtcDateTime);
        to.WriteString("datacontenttype"u8, "application/json"u8);
        to.WriteString("sequence"u8, happened.Number.ToString());
        if (happened.Contact is { } contact) to.WriteString("contact"u8, contact);
        if (happened.Queue is { } queue) to.WriteString("queue"u8, queue);
        if (happened.Agent is { } agent) to.WriteString("agent"u8, agent);
        to.WritePropertyName("data"u8);
        if (withDecisions || happened.Type != OfferedType) to.WriteRawValue(happened.Data.Span, skipInputValidation: true);
        else WriteWithoutDecision(to, happened.Data);
        to.WriteEndObject();
    }

    private static void WriteWithoutDecision(Utf8JsonWriter to, ReadOnlyMemory<byte> data)
    {
        using var json = JsonDocument.Parse(data);
        to.WriteStartObject();
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (!property.NameEquals(DecisionField)) property.WriteTo(to);
        }
        to.WriteEndObject();
    }

    public void Dispose() => _json.Dispose();

    private void WriteCursor(long position) => Encoding.UTF8.GetBytes(EventCursor.Encode(position), _buffer);
}
