using System.Text.Json;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>
/// An event of the stream: CloudEvents 1.0 in its JSON form. <see cref="Source"/> names the actor
/// (<c>/queue/after-sales</c>), <see cref="Sequence"/> counts its events without gaps, <see cref="Id"/> is both.
/// </summary>
public sealed record EventView
{
    [JsonPropertyName("specversion")]
    public string SpecVersion { get; init; } = "1.0";
    public required string Id { get; init; }
    public required string Source { get; init; }

    /// <summary>As in <c>contact.queued</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The contact, else the agent or queue, the event is about.</summary>
    public string? Subject { get; init; }
    public required DateTimeOffset Time { get; init; }

    [JsonPropertyName("datacontenttype")]
    public string DataContentType { get; init; } = "application/json";
    public required string Sequence { get; init; }
    public string? Contact { get; init; }
    public string? Queue { get; init; }
    public string? Agent { get; init; }
    public JsonElement Data { get; init; }
}
