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
    public ImmutableArray<PastContact> Recent { get; init; } = [];
    public string? MergedInto { get; init; }
}
