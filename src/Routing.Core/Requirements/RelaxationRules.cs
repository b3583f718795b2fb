using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What the relaxation steps of a queue must keep to: later each time, and never at a higher level of a skill than held before.</summary>
internal static class RelaxationRules
{
    public static void Check(FaultList faults, QueueConfig queue)
    {
        var last = -1;
        var levels = Levels(queue.Requirements);
        faults.List("relaxations", queue.Relaxations, (path, step) =>
        {
            var rises = step.AfterSeconds > last;
            faults.Range($"{path}.afterSeconds", step.AfterSeconds, 0, Limits.WaitSeconds);
            faults.Require(rises, $"{path}.afterSeconds", $"Put the steps in rising order: more than {last} here.");
            last = Math.Max(last, step.AfterSeconds);
            faults.Skills($"{path}.requirements", step.Requirements, lowest: 0);
            // In another order the steps before it are others.
            if (rises) Levels(faults, path, step, levels);
            faults.Labels($"{path}.agentTiers", step.AgentTiers);
            faults.Labels($"{path}.teams", step.Teams);
            faults.Require(
                !step.Requirements.IsDefaultOrEmpty || !step.AgentTiers.IsDefaultOrEmpty || !step.Teams.IsDefaultOrEmpty,
                path,
                "Give requirements, agentTiers or teams; this step changes nothing.");
        });
    }

    /// <param name="levels">By skill, as they are before the step; as they are after it, on return.</param>
    private static void Levels(FaultList faults, string path, Relaxation step, Dictionary<string, int> levels)
    {
        if (step.Requirements.IsDefault) return;
        for (var i = 0; i < step.Requirements.Length; i++)
        {
            if (step.Requirements[i] is not { Skill: { } skill, MinLevel: >= 0 and <= SkillLevel.Highest and var level }) continue;
            var before = levels.GetValueOrDefault(skill);
            faults.Require(level <= before, $"{path}.requirements[{i}].minLevel", before == 0
                ? $"Leave {skill} out, or use 0: it is not required before this step, and a step requires less."
                : $"Use {before} at most: that much of {skill} is required before this step, and a step requires less.");
            levels[skill] = level;
        }
    }

    private static Dictionary<string, int> Levels(ImmutableArray<SkillLevel> requirements)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        if (requirements.IsDefault) return levels;
        foreach (var required in requirements)
        {
            if (required is { Skill: { } skill }) levels[skill] = required.MinLevel;
        }
        return levels;
    }
}
