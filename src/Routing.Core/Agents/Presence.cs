using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Whether an agent is there for work.</summary>
public enum PresenceKind
{
    Offline,
    NotReady,
    Ready,

    /// <summary>Finishes what it has, gets nothing new.</summary>
    Draining,
}

/// <summary>An agent's presence, with the reason given and since when.</summary>
public sealed record Presence(PresenceKind Kind, string? Reason, DateTimeOffset Since)
{
    /// <summary>The queues a ready agent is ready for; empty for all of its own.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];

    public static readonly Presence Initial = new(PresenceKind.Offline, null, DateTimeOffset.UnixEpoch);
}
