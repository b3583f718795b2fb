namespace Routing.Core;

/// <summary>How skilled an agent is for a requirement, 0–10, and how much skill it asks for.</summary>
public static class SkillLevels
{
    /// <summary>How hard the work is: the mean of the levels asked for; null when no skill is.</summary>
    public static int? Complexity(Requirement need)
    {
        if (need.Skills.IsEmpty) return null;
        var sum = 0.0;
        foreach (var skill in need.Skills) sum += skill.MinLevel;
        return (int)Math.Round(sum / need.Skills.Length, MidpointRounding.AwayFromZero);
    }

    /// <summary>Mean level over the skills asked for; over all the agent's skills when none is asked for.</summary>
    public static double Mean(AgentProfile agent, Requirement need)
    {
        if (need.Skills.IsEmpty) return agent.Skills.IsEmpty ? 0 : agent.Skills.Values.Average();
        var sum = 0.0;
        foreach (var skill in need.Skills) sum += agent.Skills.GetValueOrDefault(skill.Skill);
        return sum / need.Skills.Length;
    }
}
