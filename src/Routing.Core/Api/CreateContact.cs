using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>The body of <c>POST /v1/contacts</c>. <see cref="Channel"/> is required, and one of customer id and address.</summary>
public sealed record CreateContact
{
    /// <summary>Made by the server if absent; give one, so that a repeat is the same contact.</summary>
    public string? Id { get; init; }
    public string? CustomerId { get; init; }

    /// <summary>A phone number or e-mail: the customer known by it, or a new one.</summary>
    public string? CustomerAddress { get; init; }
    public required Channel Channel { get; init; }
    public string? Queue { get; init; }
    public string? Intent { get; init; }
    public string? Text { get; init; }
    public string? Language { get; init; }
    public string? Region { get; init; }
    public ImmutableArray<SkillLevel> Requirements { get; init; } = [];

    /// <summary>Points added to the priority, −100 to 100.</summary>
    public int Urgency { get; init; }
    public string? PreferredAgent { get; init; }

    /// <summary>Not before this moment: until then it waits outside its queue.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>Where its recording and its transcript are kept: an https address, a urn, or a path or id of your own store. Never fetched.</summary>
    public string? RecordingUrl { get; init; }
    public string? TranscriptUrl { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableDictionary<string, string>? Attributes { get; init; }
}
