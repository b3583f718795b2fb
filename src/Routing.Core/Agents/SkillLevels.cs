namespace Routing.Core;

/// <summary>How skilled an agent is for a requirement, 0–10.</summary>
public static class SkillLevels
{
    /// <summary>Mean level over the skills asked for; over all the agent's skills when none is asked for.</summary>
    public static double Mean(AgentProfile agent, Requirement need)
    {
        if (need.Skills.IsEmpty) return agent.Skills.IsEmpty ? 0 : agent.Skills.Values.Average();
        var sum = 0.0;
        foreach (var skill in need.Skills) sum += agent.Skills.GetValueOrDefault(skill.Skill);
        return sum / need.Skills.Length;
    }
}
