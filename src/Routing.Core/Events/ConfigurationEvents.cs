using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A queue was created or changed.</summary>
/// <param name="ServiceLevel">What answers are measured by from now on.</param>
public sealed record QueueConfigured(string QueueId, long Version, ServiceLevelGoal? ServiceLevel = null) : RoutingEvent
{
    public override string Type => "queue.configured";
    public override string Queue => QueueId;
}

/// <summary>A queue was deleted.</summary>
public sealed record QueueDeleted(string QueueId) : RoutingEvent
{
    public override string Type => "queue.deleted";
    public override string Queue => QueueId;
}

/// <summary>A pilot of a group started or came to an end.</summary>
/// <param name="Pilot">Its name.</param>
public sealed record PilotChanged(string Group, string Pilot, PilotStatus Status, string? Reason) : RoutingEvent
{
    /// <summary>By its guard, or as its days are over; nobody asked for it.</summary>
    public bool ByRule { get; init; }

    public override string Type => Status switch
    {
        PilotStatus.Running => "pilot.started",
        PilotStatus.Promoted => "pilot.promoted",
        PilotStatus.RolledBack => "pilot.rolledBack",
        _ => "pilot.stopped",
    };
}

/// <summary>An agent was created or changed.</summary>
/// <param name="CostPerHour">What its time costs from now on.</param>
public sealed record AgentConfigured(string AgentId, long Version, double CostPerHour = 0) : RoutingEvent
{
    /// <summary>What is planned now for one with shifts.</summary>
    public ShiftPhase? Planned { get; init; }
    public bool IsBot { get; init; }
    public override string Type => "agent.configured";
    public override string Agent => AgentId;
}

/// <summary>An agent was deleted.</summary>
public sealed record AgentDeleted(string AgentId) : RoutingEvent
{
    public override string Type => "agent.deleted";
    public override string Agent => AgentId;
}

/// <summary>An agent's presence changed.</summary>
public sealed record AgentPresenceChanged(string AgentId, PresenceKind Presence, string? Reason) : RoutingEvent
{
    /// <summary>The queues it is ready for, where not all of its own.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];
    public override string Type => "agent.presence";
    public override string Agent => AgentId;
}

/// <summary>A customer was created or changed.</summary>
public sealed record CustomerConfigured(string CustomerId, long Version) : RoutingEvent
{
    public override string Type => "customer.configured";
}

/// <summary>All that names a customer was taken out of the history of the contacts that had ended by then.</summary>
public sealed record CustomerErased(string CustomerId) : RoutingEvent
{
    public override string Type => "customer.erased";
}

/// <summary>The rules of a routing group changed.</summary>
public sealed record RulesPublished(string Group, long Version) : RoutingEvent
{
    public override string Type => "rules.published";
}

/// <summary>A routing group was deleted, with all that was kept for it.</summary>
public sealed record GroupDeleted(string Group) : RoutingEvent
{
    public override string Type => "group.deleted";
}

/// <summary>A routing group classifies texts by a model it has learned.</summary>
/// <param name="Contacts">Of its own contacts that it was learned from.</param>
public sealed record IntentsLearned(string Group, int Contacts, int Intents, double RightShare) : RoutingEvent
{
    public override string Type => "intents.learned";
}
