namespace Routing.Core;

/// <summary>A translation that stands in for an agent who speaks the customer's language.</summary>
/// <param name="From">The customer's language.</param>
/// <param name="Session">What the translator calls it, for the agent's desktop; null where it gave none, or none was asked.</param>
public sealed record Translation(string From, string? Session, DateTimeOffset OpenedAt);

/// <summary>What a translator is asked: to stand by for a contact. It answers <c>{"open":true,"session":"…"}</c>; the session may be left out.</summary>
public sealed record TranslationQuestion(string ContactId, string Queue, Channel Channel, string Intent, string From);

/// <summary>A translator's answer: its session, if it gave one, or why there is no translation.</summary>
public sealed record TranslationAnswer(string? Session, string? Failure)
{
    public static TranslationAnswer None(string failure) => new(null, failure);
}

/// <summary>No speaker of the customer's language took the contact in time: from now on anybody may, with a translation.</summary>
public sealed record ContactTranslated(string ContactId, string QueueId, string From, string? Session) : RoutingEvent
{
    public override string Type => "contact.translated";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>No translation was to be had: the contact waits on for a speaker of its language. Told once, and again only for another reason.</summary>
public sealed record TranslationFailed(string ContactId, string QueueId, string From, string Reason) : RoutingEvent
{
    public override string Type => "contact.translationFailed";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}
