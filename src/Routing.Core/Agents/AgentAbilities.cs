using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What of an agent's profile holds now: skills expire, and an agent may be ready for some of its queues only. Whoever matches sees
/// the profile so reduced; what was configured stays as it is.
/// </summary>
public static class AgentAbilities
{
    /// <summary>The agent with what holds of its profile at a moment. The same reduced profile while nothing changes: those who match compare by reference.</summary>
    public static AgentState At(AgentState agent, DateTimeOffset now)
    {
        if (agent.Profile is not { } profile) return agent.Reduced is null ? agent : agent with { Reduced = null };
        var skills = profile.Skills;
        foreach (var (skill, at) in profile.SkillExpiry)
        {
            if (at <= now) skills = skills.Remove(skill);
        }
        var some = agent.Presence.Queues;
        var queues = some.IsDefaultOrEmpty ? profile.Queues : profile.Queues.RemoveAll(queue => !some.Contains(queue));
        // What is the agent's own business is told to nobody: it would go along with every word of how the agent stands.
        var isWhole = ReferenceEquals(skills, profile.Skills) && queues == profile.Queues && profile is { SkillExpiry.IsEmpty: true, Shifts: null, Hook: null };
        return agent with
        {
            Reduced = isWhole ? null : profile with { Skills = skills, Queues = queues, SkillExpiry = ImmutableDictionary<string, DateTimeOffset>.Empty, Shifts = null, Hook = null },
        };
    }

    /// <summary>When the next skill expires.</summary>
    public static DateTimeOffset? Next(AgentState agent)
    {
        DateTimeOffset? next = null;
        if (agent.Profile is not { SkillExpiry.IsEmpty: false } profile) return null;
        foreach (var (skill, at) in profile.SkillExpiry)
        {
            if (agent.Effective!.Skills.ContainsKey(skill) && (next is null || at < next)) next = at;
        }
        return next;
    }

    /// <summary>Skills whose time has come expire. A contact in hand is kept.</summary>
    public static Turn<bool, AgentState> Pass(AgentState agent, DateTimeOffset now)
    {
        if (!(Next(agent) <= now)) return Turn.Of(false, agent);
        var next = At(agent, now);
        ImmutableArray<RoutingEvent> expired =
        [
            .. agent.Effective!.Skills.Keys.Where(skill => !next.Effective!.Skills.ContainsKey(skill)).Order(StringComparer.Ordinal).Select(skill => new SkillExpired(agent.Id, skill)),
        ];
        return Turn.Of(true, next, expired);
    }

    internal static void Check(FaultList faults, AgentProfile agent) => faults.Map("skillExpiry", agent.SkillExpiry, (path, skill, _) =>
        faults.Require(agent.Skills?.ContainsKey(skill) == true, path, "Name one of the agent's skills, or leave it out."));
}

/// <summary>A skill of an agent is no longer good for new contacts.</summary>
public sealed record SkillExpired(string AgentId, string Skill) : RoutingEvent
{
    public override string Type => "agent.skillExpired";
    public override string Agent => AgentId;
}
