using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>An agent as the dispatcher sees it: the latest snapshot, and whether it is spoken for.</summary>
public sealed class BoardAgent(AgentSnapshot snapshot)
{
    public AgentSnapshot Snapshot { get; set; } = snapshot;

    /// <summary>Those of the queues it names that exist.</summary>
    public ImmutableArray<BoardQueue> Queues { get; internal set; } = [];

    /// <summary>The order under way that means this agent; null when it is nobody's.</summary>
    public long? EngagedBy { get; private set; }

    /// <summary>The queue of that order.</summary>
    public string? EngagedFor { get; private set; }

    /// <summary>It refused for a cause of its own, or missed a bound: not asked until it notifies.</summary>
    public bool IsSilent { get; set; }

    /// <summary>A try that only a change of the agent, or of the queue's configuration, can make worth repeating.</summary>
    public const long ForNow = long.MaxValue;

    /// <summary>Heads that nothing came of, by the change up to which they were tried: not again until they or the agent change.</summary>
    public Dictionary<(string Queue, Requirement Signature), long> Tried { get; } = [];

    public string Id => Snapshot.Agent;

    public bool IsPresent => Snapshot.Presence is PresenceKind.Ready or PresenceKind.NotReady;

    /// <summary>Whether its places in the indexes hold: nothing that an index looks at is another in a later snapshot.</summary>
    public bool IsPlacedAs(AgentSnapshot later) =>
        EngagedBy is null && !IsSilent && later.Open == Snapshot.Open && later.Load == Snapshot.Load && later.IdleSince == Snapshot.IdleSince
        && later.Served == Snapshot.Served && later.Tallies.IsEmpty && ReferenceEquals(later.Profile, Snapshot.Profile);

    public void Engage(long order, string queue) => (EngagedBy, EngagedFor) = (order, queue);

    public void Disengage() => (EngagedBy, EngagedFor) = (null, null);

    public bool IsOpen(Channel channel) => EngagedBy is null && !IsSilent && Snapshot.Open.Contains(channel);
}
