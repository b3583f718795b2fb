using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The configuration of a customer (<c>PUT /v1/customers/{id}</c>); nothing is required.</summary>
public record CustomerProfile
{
    public string? Name { get; init; }

    /// <summary>Set by hand; null leaves it to the rules of the group.</summary>
    public string? Tier { get; init; }
    public string? Language { get; init; }
    public string? Region { get; init; }

    /// <summary>Phone numbers and e-mail addresses this customer is known by.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>The agents promised to this customer; null for none.</summary>
    public DedicatedAgents? Dedicated { get; init; }
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
}
