using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a contact needs at a given relaxation step: the queue's requirement as relaxed, and the contact's own.</summary>
public static class EffectiveRequirement
{
    /// <summary>Number of steps that have come due after a wait.</summary>
    public static int StepAfter(TimeSpan wait, ImmutableArray<Relaxation> relaxations)
    {
        var step = 0;
        while (step < relaxations.Length && relaxations[step].AfterSeconds <= wait.TotalSeconds) step++;
        return step;
    }

    /// <summary>The first step from one on that somebody present could serve; the last where nobody could.</summary>
    public static int Manned(Requirement own, QueueConfig queue, int step, IReadOnlySet<Requirement> vacant)
    {
        while (vacant.Count > 0 && step < queue.Relaxations.Length && vacant.Contains(At(own, queue, step))) step++;
        return step;
    }

    /// <param name="own">What the contact requires; kept whole.</param>
    /// <param name="queue">The queue's requirement and tiers before any step.</param>
    /// <param name="step">How many of the queue's relaxation steps apply.</param>
    public static Requirement At(Requirement own, QueueConfig queue, int step)
    {
        var skills = queue.Requirements;
        var (tiers, teams) = (queue.AgentTiers, queue.Teams);
        for (var i = 0; i < step; i++)
        {
            var relaxation = queue.Relaxations[i];
            foreach (var replaced in relaxation.Requirements)
            {
                skills = skills.RemoveAll(s => s.Skill == replaced.Skill);
                if (replaced.MinLevel > 0) skills = skills.Add(replaced);
            }
            if (!relaxation.AgentTiers.IsDefaultOrEmpty) tiers = relaxation.AgentTiers;
            if (!relaxation.Teams.IsDefaultOrEmpty) teams = relaxation.Teams;
        }
        return own.And(skills).OfTiers(own.AgentTiers.IsEmpty ? tiers : own.AgentTiers).OfTeams(own.Teams.IsEmpty ? teams : own.Teams);
    }
}
