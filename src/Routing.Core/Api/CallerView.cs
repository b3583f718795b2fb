using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Who calls: the roles of the key, the agent it is bound to, and whether a key was asked for at all.</summary>
public sealed record CallerView(ImmutableArray<string> Roles, string? Agent, bool UsesKey);
