namespace Routing.Core;

/// <summary>An agent's plan came to another phase: a shift began or ended, a break is due or over.</summary>
public sealed record AgentShiftChanged(string AgentId, ShiftPhase Phase, string? Break, DateTimeOffset? EndsAt) : RoutingEvent
{
    public override string Type => "agent.shift";
    public override string Agent => AgentId;
}
