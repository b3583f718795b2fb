using System.Globalization;
using System.Text.Json;

namespace Routing.Simulation;

/// <summary>An event as a reader of the stream sees it, with the parts of its data that the player and promises use.</summary>
public sealed record SeenEvent
{
    public required string Cursor { get; init; }

    /// <summary>The actor that recorded it.</summary>
    public required string Source { get; init; }

    /// <summary>1, 2, 3 … per source.</summary>
    public required long Number { get; init; }
    public required string Type { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Contact { get; init; }
    public string? Queue { get; init; }
    public string? Agent { get; init; }

    public string? OfferId { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? WaitingSince { get; init; }
    public string? ToQueue { get; init; }
    public string? Presence { get; init; }

    /// <summary>What an overflow rule did.</summary>
    public string? Action { get; init; }

    /// <summary>Why this agent, in one line.</summary>
    public string? Why { get; init; }

    public static SeenEvent From(string cursor, EventView view) => new()
    {
        Cursor = cursor,
        Source = view.Source,
        Number = long.TryParse(view.Sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        Type = view.Type,
        At = view.Time,
        Contact = view.Contact,
        Queue = view.Queue,
        Agent = view.Agent,
        OfferId = Text(view.Data, "offerId"),
        ExpiresAt = Instant(view.Data, "expiresAt"),
        WaitingSince = Instant(view.Data, "waitingSince"),
        ToQueue = Text(view.Data, "toQueue"),
        Presence = Text(view.Data, "presence"),
        Action = Text(view.Data, "action"),
        Why = view.Data.ValueKind == JsonValueKind.Object && view.Data.TryGetProperty("decision", out var decision) ? Text(decision, "reason") : null,
    };

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Instant(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at) ? at : null;
}
