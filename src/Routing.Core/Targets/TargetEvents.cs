namespace Routing.Core;

/// <summary>A promise to a contact is near its end, or broken.</summary>
/// <param name="AgentId">Who has the contact; null while it waits.</param>
public sealed record TargetReached(string ContactId, string QueueId, string? AgentId, TargetKind Target, bool IsBreached, DateTimeOffset? DueAt) : RoutingEvent
{
    public override string Type => IsBreached ? "target.breached" : "target.near";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string? Agent => AgentId;
}

/// <summary>A contact that waits was put forward, or sent on, as a promise to it is near its end.</summary>
public sealed record ContactEscalated(string ContactId, string QueueId, double AddedPriority, string? ToQueue) : RoutingEvent
{
    public override string Type => "contact.escalated";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}
