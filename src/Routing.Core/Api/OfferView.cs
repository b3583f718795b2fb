using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>An open offer as its agent's desktop sees it (<c>GET /v1/agents/{id}/offers</c>).</summary>
public sealed record OfferView
{
    public required string Id { get; init; }
    public required string ContactId { get; init; }
    public required string Queue { get; init; }
    public required Channel Channel { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required OfferCustomerView Customer { get; init; }

    /// <summary>Why this agent, in one line.</summary>
    public required string Reason { get; init; }

    /// <summary>The same as figures, for whoever says it in another language; null where they are not known.</summary>
    public OfferWhy? Why { get; init; }
    public string Agent { get; init; } = "";

    /// <summary>By what the agent, who does not speak it, and the customer understand each other.</summary>
    public Translation? Translation { get; init; }
    public string Intent { get; init; } = Defaults.Intent;
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>What the agent should know: history, notes, where the answer may be.</summary>
    public ContactContextView? Context { get; init; }
}

/// <summary>Who an offered contact is from.</summary>
public sealed record OfferCustomerView(string Id, string? Name, string Tier, string? Language, string? Region)
{
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
}
