namespace Routing.Core;

/// <summary>
/// Whether an agent could do the work of a queue it does not serve, were it to join: by <see cref="Eligibility"/>, for a contact that
/// requires nothing but what the queue does, on any channel the queue takes. What single contacts require is not known ahead.
/// </summary>
public static class StandInAbility
{
    private static readonly Channel[] All = Enum.GetValues<Channel>();

    /// <summary>At some time or other: hours of teams and the end of skills aside.</summary>
    public static bool Of(string agent, AgentProfile profile, string queue, QueueConfig config) => !profile.Queues.Contains(queue) && CanTake(agent, profile, queue, config, []);

    /// <summary>In all of a time, by the skills that hold until its end and the teams that are open as it begins.</summary>
    public static bool At(string agent, AgentProfile profile, string queue, QueueConfig config, DateTimeOffset from, DateTimeOffset until)
    {
        if (profile.Queues.Contains(queue)) return false;
        var ended = profile.SkillExpiry.Where(skill => skill.Value < until).Select(skill => skill.Key).ToList();
        var lasting = ended.Count == 0 ? profile : profile with { Skills = profile.Skills.RemoveRange(ended) };
        return CanTake(agent, lasting, queue, config, TeamHours.ClosedAt(config, from));
    }

    /// <summary>Of a queue it serves, at some time or other.</summary>
    public static bool CanTake(string agent, AgentProfile profile, string queue, QueueConfig config) => CanTake(agent, profile, queue, config, []);

    private static bool CanTake(string agent, AgentProfile profile, string queue, QueueConfig config, System.Collections.Immutable.ImmutableArray<string> closed)
    {
        var joined = profile.Queues.Contains(queue) ? profile : profile with { Queues = profile.Queues.Add(queue) };
        foreach (var channel in config.Channels.IsEmpty ? All : [.. config.Channels])
        {
            var need = EffectiveRequirement.At(new Requirement(channel, closedTeams: closed), config, 0);
            if (Eligibility.Check(agent, joined, queue, need) == Eligible.Yes) return true;
        }
        return false;
    }
}
