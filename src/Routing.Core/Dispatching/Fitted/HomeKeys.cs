namespace Routing.Core;

/// <summary>The home of an agent: agents who serve the same classes at the same levels are one pool of the fit.</summary>
public static class HomeKeys
{
    /// <param name="isCoarse">Levels are not told apart.</param>
    /// <returns>Null for one who serves none of the classes.</returns>
    public static string? Of(string agentId, AgentProfile profile, IReadOnlyList<ClassKey> classes, bool isCoarse)
    {
        var key = new System.Text.StringBuilder(classes.Count);
        var levels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (queue, signature) in classes)
        {
            var serves = Eligibility.Check(agentId, profile, queue, signature) == Eligible.Yes;
            key.Append(serves ? '1' : '0');
            if (!serves || isCoarse) continue;
            foreach (var skill in signature.Skills) levels.Add($" {skill.Skill}={profile.Skills.GetValueOrDefault(skill.Skill)}");
        }
        return key.ToString().Contains('1') ? key + string.Concat(levels) : null;
    }

    /// <summary>Channels of the classes that a home serves.</summary>
    public static IEnumerable<Channel> Channels(string key, IReadOnlyList<ClassKey> classes) => classes.Where((_, k) => key[k] == '1').Select(c => c.Signature.Channel);
}
