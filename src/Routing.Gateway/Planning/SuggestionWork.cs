using System.Globalization;

namespace Routing.Gateway;

/// <summary>Carries out what a supervisor accepted. Each can be repeated: a second time finds it done.</summary>
internal sealed class SuggestionWork(IActorDirectory actors, GroupDesk groups, AgentDesk agents, Auditor auditor, TimeProvider clock)
{
    private const int MaxTries = 3;
    private const string Prefix = "move ";

    /// <returns>What was done; null where a problem says why not.</returns>
    public ValueTask<(string? Did, Problem? Problem)> CarryOut(Call call, StaffSuggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.Move => Move(call, suggestion),
        SuggestionKind.Skill => Skill(call, suggestion),
        _ => new(("noted", null)),
    };

    /// <summary>A profile of the rules with the hours of the move: agents join the other queue as it goes on, and are as configured as it goes off.</summary>
    private async ValueTask<(string?, Problem?)> Move(Call call, StaffSuggestion suggestion)
    {
        var name = Prefix + suggestion.Id;
        for (var tries = 1; ; tries++)
        {
            var present = await actors.Dispatcher(suggestion.Group).Describe(call.Ct);
            var done = present.Rules.Profiles.Any(profile => profile.Name == name);
            if (done) return (Did(name, suggestion.Group, present.Version), null);
            var now = clock.GetUtcNow();
            // Those of earlier moves that are over are in nobody's way but the reader's.
            var profiles = present.Rules.Profiles.Where(profile => !IsOver(profile, now)).Append(ProfileOf(name, suggestion));
            var rules = present.Rules with { Profiles = [.. profiles] };
            var condition = present.Version == 0 ? new Condition(ConditionKind.Absent, [], null) : new Condition(ConditionKind.OneOf, [present.Version], null);
            var (answer, problem) = await auditor.Watch(
                call, groups.Audit, suggestion.Group, () => groups.Apply(suggestion.Group, rules, condition, call.Ct), made => made.Problem is null);
            if (problem is null) return (Did(name, suggestion.Group, answer!.Version), null);
            if (problem.Kind != ProblemKinds.VersionConflict || tries == MaxTries) return (null, problem);
        }
    }

    private async ValueTask<(string?, Problem?)> Skill(Call call, StaffSuggestion suggestion)
    {
        var (agent, skill, level) = (suggestion.Agents[0], suggestion.Skill!, suggestion.Level!.Value);
        for (var tries = 1; ; tries++)
        {
            if (await agents.Present(agent, call.Ct) is not { } present) return (null, Outcomes.Missing($"agent {agent}"));
            var done = string.Create(CultureInfo.InvariantCulture, $"skill {skill} {level} of {agent}");
            if (present.Value.Skills.GetValueOrDefault(skill) >= level) return (done, null);
            var profile = present.Value with { Skills = present.Value.Skills.SetItem(skill, level), SkillExpiry = present.Value.SkillExpiry.Remove(skill) };
            var (_, problem) = await auditor.Watch(
                call, agents.Audit, agent, () => agents.Apply(agent, profile, new Condition(ConditionKind.OneOf, [present.Version], null), call.Ct), made => made.Problem is null);
            if (problem is null) return (done, null);
            if (problem.Kind != ProblemKinds.VersionConflict || tries == MaxTries) return (null, problem);
        }
    }

    private static RuleProfile ProfileOf(string name, StaffSuggestion move) =>
        MoveProfile.Of(name, move.Agents, move.FromQueue!, move.ToQueue!, [.. HoursOf(move.Begins!.Value.UtcDateTime, move.Ends!.Value.UtcDateTime)]);

    // In UTC: an hour that the group's clock skips or repeats cannot be in it twice. Day by day, as hours are of one.
    private static IEnumerable<RuleHours> HoursOf(DateTime begins, DateTime ends)
    {
        for (var at = begins; at < ends; at = at.Date.AddDays(1))
        {
            var day = at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return new RuleHours
            {
                From = at.ToString("HH:mm", CultureInfo.InvariantCulture),
                To = ends >= at.Date.AddDays(1) ? "24:00" : ends.ToString("HH:mm", CultureInfo.InvariantCulture),
                FirstDate = day,
                LastDate = day,
                TimeZone = "UTC",
            };
        }
    }

    private static bool IsOver(RuleProfile profile, DateTimeOffset now) =>
        profile.Name.StartsWith(Prefix + "s-", StringComparison.Ordinal) && !profile.On
        && profile.Hours.All(hours => DateOnly.TryParseExact(hours.LastDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) && last.AddDays(1) < DateOnly.FromDateTime(now.UtcDateTime));

    private static string Did(string profile, string group, long version) => string.Create(CultureInfo.InvariantCulture, $"profile {profile} is in the rules of group {group}, version {version}");
}
