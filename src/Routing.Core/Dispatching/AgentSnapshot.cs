using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What an agent tells the dispatcher whenever it changes. The counters are cumulative and the whole is versioned, so a
/// late or repeated copy does no harm.
/// </summary>
public sealed record AgentSnapshot
{
    public required string Agent { get; init; }

    /// <summary>Rises with every change, across activations: the later is the truth.</summary>
    public required long Version { get; init; }
    public required AgentProfile Profile { get; init; }

    /// <summary>The key of the adjustment in <see cref="Profile"/>; null where it is as configured.</summary>
    public string? AdjustedBy { get; init; }
    public required PresenceKind Presence { get; init; }

    /// <summary>Since when it is ready; null while it is not.</summary>
    public DateTimeOffset? ReadySince { get; init; }

    /// <summary>Channels on which the agent could be offered something now.</summary>
    public ImmutableArray<Channel> Open { get; init; } = [];
    public double Load { get; init; }
    public DateTimeOffset IdleSince { get; init; }
    public int WrapUps { get; init; }
    public int Handling { get; init; }

    /// <summary>Contacts of its queues that are pending with it.</summary>
    public ImmutableArray<PendingCount> Pending { get; init; } = [];
    public string? LastIntent { get; init; }

    /// <summary>Contacts offered so far, over all queues, for round-robin.</summary>
    public long Served { get; init; }

    /// <summary>Tallies that changed since the last copy (all of them after an activation).</summary>
    public ImmutableArray<IntentTally> Tallies { get; init; } = [];

    /// <summary>Since when the contact is handled that has been handled longest; null when none is.</summary>
    public DateTimeOffset? BusySince { get; init; }

    /// <summary>When the wrap-up that ends first is over; null when there is none.</summary>
    public DateTimeOffset? WrapUpEndsAt { get; init; }
}

/// <summary>How many contacts of a queue are pending with an agent.</summary>
public sealed record PendingCount(string Queue, int Contacts);
