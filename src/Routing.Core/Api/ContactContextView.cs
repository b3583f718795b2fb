using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What whoever handles a contact should know of it (<c>GET /v1/contacts/{id}/context</c>, and with each offer).</summary>
public sealed record ContactContextView
{
    /// <summary>Who it is from; left out with an offer, which says so itself.</summary>
    public OfferCustomerView? Customer { get; init; }

    /// <summary>What the customer wrote, and what they were just doing.</summary>
    public string? Text { get; init; }
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The customer's last contacts, newest first.</summary>
    public ImmutableArray<PastContactView> History { get; init; } = [];

    /// <summary>Whispers of supervisors and transcripts of bots, oldest first.</summary>
    public ImmutableArray<ContactNote> Notes { get; init; } = [];

    /// <summary>Where its recording and its transcript so far are kept, where that is known.</summary>
    public string? RecordingUrl { get; init; }
    public string? TranscriptUrl { get; init; }

    /// <summary>Where the answer may be found, by the configuration of its intent or queue.</summary>
    public AnswerSource? AnswerSource { get; init; }
}

/// <summary>A contact of the past, as the next agent sees it.</summary>
public sealed record PastContactView(string ContactId, string Queue, string Intent, string Agent, DateTimeOffset EndedAt, bool? Resolved, int? Satisfaction);

/// <summary>The body of <c>POST /v1/contacts/{id}:whisper</c>.</summary>
public sealed record Whisper(string Text);
