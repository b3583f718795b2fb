using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>A customer as the API answers it (<c>GET /v1/customers/{id}</c>): profile and recent contacts.</summary>
public sealed record CustomerView : CustomerProfile
{
    [JsonConstructor]
    public CustomerView()
    {
    }

    [SetsRequiredMembers]
    public CustomerView(CustomerProfile profile) : base(profile)
    {
    }

    [JsonPropertyOrder(-1)]
    public string Id { get; init; } = "";

    /// <summary>Changes of the profile so far, 0 for one that was never put; also the ETag.</summary>
    public long Version { get; init; }
    /// <summary>By the rules of the group <c>default</c>, or as set by hand.</summary>
    public new string Tier { get; init; } = Defaults.CustomerTier;

    /// <summary>True where the tier was set by hand: it stays until a patch with <c>"tier":null</c> releases it.</summary>
    public bool TierByHand { get; init; }
    public ImmutableArray<PastContact> Recent { get; init; } = [];
    public string? MergedInto { get; init; }
}
