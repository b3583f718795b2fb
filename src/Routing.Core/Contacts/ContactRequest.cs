using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A contact as its gateway hands it in, after validation (<c>POST /v1/contacts</c>).</summary>
public sealed record ContactRequest
{
    public required string Id { get; init; }
    public required string CustomerId { get; init; }
    public required Channel Channel { get; init; }
    public string? Queue { get; init; }
    public string? Intent { get; init; }
    public string? Text { get; init; }
    public string? Language { get; init; }
    public string? Region { get; init; }
    public ImmutableArray<SkillLevel> Requirements { get; init; } = [];

    /// <summary>Points added to the priority by the gateway, −100 to 100.</summary>
    public int Urgency { get; init; }
    public string? PreferredAgent { get; init; }

    /// <summary>The contact that had ended and goes on in this one.</summary>
    public string? Reopens { get; init; }

    /// <summary>Not before this moment; null for at once.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
    public string? TraceParent { get; init; }

    /// <summary>Known already as it came in; null where not. Kept apart from the request, as it changes.</summary>
    public Recording? Recording { get; init; }
}
