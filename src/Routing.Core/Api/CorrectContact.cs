using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>What of a contact may be corrected while it waits (<c>PATCH /v1/contacts/{id}</c>); it is planned anew by that.</summary>
public sealed record CorrectContact
{
    public string? Queue { get; init; }

    /// <summary>Null to have it found again.</summary>
    public string? Intent { get; init; }
    public string? Text { get; init; }
    public string? Language { get; init; }
    public string? Region { get; init; }
    public ImmutableArray<SkillLevel> Requirements { get; init; } = [];

    /// <summary>Points added to the priority, −100 to 100.</summary>
    public int Urgency { get; init; }
    public string? PreferredAgent { get; init; }
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Where its recording is kept. At any time, also after the contact's end; by itself it plans nothing anew.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RecordingUrl { get; init; }

    /// <summary>Where its transcript is kept; as <see cref="RecordingUrl"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TranscriptUrl { get; init; }

    public static CorrectContact Of(ContactRequest request) => new()
    {
        Queue = request.Queue,
        Intent = request.Intent,
        Text = request.Text,
        Language = request.Language,
        Region = request.Region,
        Requirements = request.Requirements,
        Urgency = request.Urgency,
        PreferredAgent = request.PreferredAgent,
        Attributes = request.Attributes,
    };

    public ContactRequest On(ContactRequest request) => request with
    {
        Queue = Queue,
        Intent = Intent,
        Text = Text,
        Language = Language,
        Region = Region,
        Requirements = Requirements,
        Urgency = Urgency,
        PreferredAgent = PreferredAgent,
        Attributes = Attributes,
    };
}
