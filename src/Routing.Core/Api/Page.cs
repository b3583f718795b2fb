using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A page of a list: the items, and what to pass as <c>after</c> for the next page; null at the end.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);
