namespace Routing.Gateway;

/// <summary>Who makes a request.</summary>
/// <param name="Name">Names the caller for limits and stored answers: a key's id; on a server without keys all are one.</param>
/// <param name="Agent">The agent who acts; null when the caller is not bound to one.</param>
public sealed record Caller(string Name, Role Roles, string? Agent)
{
    /// <summary>Bound by its key to one agent and nothing else: it sees and does its own only.</summary>
    public bool IsOnlyAgent => (Roles & ~Role.Agent) == 0;

    public bool Has(Role any) => (Roles & any) != 0;

    /// <summary>Whether the caller may act for this agent.</summary>
    public bool MayActAs(string agent) => Agent is null || Agent == agent;

    /// <summary>Whether the caller may see what belongs to this agent.</summary>
    public bool MaySee(string? agent) => !IsOnlyAgent || Agent == agent;
}
