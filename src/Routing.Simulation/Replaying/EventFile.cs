using System.Globalization;
using System.Text;
using System.Text.Json;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>A file of events as <c>GET /v1/events</c> sends them, as saved by curl; or one CloudEvent a line.</summary>
internal static class EventFile
{
    private const string DataField = "data:";

    public static async Task Read(string file, HistoryFold fold, CancellationToken ct)
    {
        var number = 0;
        var any = false;
        await foreach (var line in File.ReadLinesAsync(file, ct))
        {
            number++;
            var json = line.StartsWith(DataField, StringComparison.Ordinal) ? line[DataField.Length..].Trim() : line.Trim();
            // The other fields of the stream, its heart-beats, and the empty lines between events.
            if (!json.StartsWith('{'))
            {
                if (IsOfStream(line)) continue;
                throw new ScenarioException(At(file, number), "is no line of an event stream; save what GET /v1/events?after=first sends, or write one event a line.");
            }
            any = true;
            if (One(json, At(file, number)) is var (at, happened)) fold.See(at, happened);
        }
        if (!any) throw new ScenarioException(file, "has no event in it; save what GET /v1/events?after=first sends.");
    }

    private static (DateTimeOffset At, RoutingEvent Event)? One(string json, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (!root.TryGetProperty("type", out var type) || type.GetString() is not { } name) throw new ScenarioException(place, "the event has no \"type\"; write it as GET /v1/events sends it.");
            if (!root.TryGetProperty("time", out var time) || !time.TryGetDateTimeOffset(out var at)) throw new ScenarioException(place, "the event has no \"time\", as \"2026-01-05T09:00:00Z\"; write it as GET /v1/events sends it.");
            if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) throw new ScenarioException(place, "the event has no \"data\"; write it as GET /v1/events sends it.");
            // Events of a kind not known are of a newer server, and say nothing that a replay needs.
            return EventCodec.Read(name, Encoding.UTF8.GetBytes(data.GetRawText())) is { } happened ? (at, happened) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new ScenarioException(place, $"is not an event: {broken.Message}");
        }
    }

    private static bool IsOfStream(string line) => string.IsNullOrWhiteSpace(line) || line[0] == ':' || line.StartsWith("id:", StringComparison.Ordinal)
        || line.StartsWith("event:", StringComparison.Ordinal) || line.StartsWith("retry:", StringComparison.Ordinal);

    private static string At(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}");
}
