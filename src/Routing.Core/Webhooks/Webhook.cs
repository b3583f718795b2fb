using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A subscription: which events are sent where, and the secret they are signed with.</summary>
public sealed record Webhook(string Url)
{
    public string? Name { get; init; }

    /// <summary>Names of types, or of families as <c>contact.*</c>; none means all.</summary>
    public ImmutableArray<string> Types { get; init; } = [];
    public string? Queue { get; init; }
    public string? Agent { get; init; }

    /// <summary>Nothing is sent; what happens meanwhile is sent once this ends.</summary>
    public bool Paused { get; init; }
    public string Secret { get; init; } = "";

    /// <summary>Not what is in it: this may come into a log, and the secret must not.</summary>
    public override string ToString() => nameof(Webhook);
}

/// <summary>A subscription as kept.</summary>
/// <param name="Revision">Another whenever somebody else than who delivers has changed how far it is.</param>
public sealed record WebhookKept(string Id, Webhook Webhook, long Version, long Revision, DateTimeOffset CreatedAt);

/// <summary>A subscription, and how far it is.</summary>
public sealed record WebhookStanding(WebhookKept Kept, WebhookProgress Progress, WebhookDead Dead);

/// <summary>Every subscription there is.</summary>
public sealed record WebhookRoster(ImmutableArray<WebhookStanding> Items)
{
    public WebhookStanding? Find(string id) => Items.FirstOrDefault(one => one.Kept.Id == id);
}
