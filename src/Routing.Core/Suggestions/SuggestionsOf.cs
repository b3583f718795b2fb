using System.Globalization;

namespace Routing.Core;

/// <summary>Makes suggestions of what staffing and coaching found.</summary>
public static class SuggestionsOf
{
    /// <summary>With less left of a move, it is not worth the change any more.</summary>
    private static readonly TimeSpan ShortestMove = TimeSpan.FromMinutes(StaffingMoves.LeastSlots * CountSeries.MinutesOfHalfHour);

    /// <summary>Training and skills may be thought over.</summary>
    private const string Prefix = "s-";
    private const int Digits = 16;
    private const int GroupFrom = 2 + Digits + 1;
    private static readonly System.Buffers.SearchValues<char> Hex = System.Buffers.SearchValues.Create("0123456789abcdef");

    private static readonly TimeSpan CoachingStands = TimeSpan.FromDays(14);

    public static IEnumerable<StaffSuggestion> Moves(string group, IEnumerable<TimedMove> moves, DateTimeOffset now) => moves.Where(move => !move.Move.Who.IsEmpty).Select(move => new StaffSuggestion
    {
        Id = move.Move.Suggestion ?? IdOf(group, move.Begins.ToUnixTimeSeconds(), [move.Move.From, move.Move.To, .. move.Move.Who, move.Ends.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)]),
        Group = group,
        Kind = SuggestionKind.Move,
        Text = move.Text,
        CreatedAt = now,
        ExpiresAt = Later(move.Begins, move.Ends - ShortestMove),
        Agents = move.Move.Who,
        FromQueue = move.Move.From,
        ToQueue = move.Move.To,
        Begins = move.Begins,
        Ends = move.Ends,
        Effects = [Effect(move.Move.To, move.Move.ToBefore, move.Move.ToAfter, move.Move.ToTogether), Effect(move.Move.From, move.Move.FromBefore, move.Move.FromAfter, move.Move.FromTogether)],
    });

    /// <param name="levelOf">The level an agent has of a skill; null where it has none.</param>
    public static IEnumerable<StaffSuggestion> Coaching(GroupRules rules, string group, IEnumerable<CoachingSuggestion> found, Func<string, string, int?> levelOf, DateTimeOffset now)
    {
        foreach (var one in found)
        {
            var isSkill = one.Advice == CoachingAdvice.AddSkill;
            var skill = SkillOf(rules, one.Intent);
            // What the agent has already is no news.
            if (isSkill && levelOf(one.Agent, skill) >= one.Level) continue;
            yield return new StaffSuggestion
            {
                // Not by the level: what was rejected at one is not made again at the next.
                Id = IdOf(group, isSkill ? 1 : 0, [one.Agent, one.Intent]),
                Group = group,
                Kind = isSkill ? SuggestionKind.Skill : SuggestionKind.Training,
                Text = isSkill ? $"give {one.Agent} the skill {skill} at level {one.Level}: {one.Reason}" : $"train {one.Agent} in {one.Intent}: {one.Reason}",
                CreatedAt = now,
                ExpiresAt = now + CoachingStands,
                Agents = [one.Agent],
                Intent = one.Intent,
                Skill = isSkill ? skill : null,
                Level = one.Level,
                Reasons = [.. one.Figures.Select(figure => new SuggestionReason(figure.Measure, figure.Contacts, Round(figure.Own), Round(figure.Peers), Round(figure.Low), Round(figure.High)))],
            };
        }
    }

    /// <summary>The group an id was made in, so that nobody else is asked for it; null where it is not said.</summary>
    public static string? GroupOf(string id) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) && id.Length > GroupFrom && id[GroupFrom - 1] == '-' && id.AsSpan(Prefix.Length, Digits).ContainsAnyExcept(Hex) == false ? id[GroupFrom..] : null;

    private static string IdOf(string group, long number, ReadOnlySpan<string> names)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Draw.For(number, [group, .. names]).NextBits():x16}");
        // A group with as long a name as may be has no room for it.
        return GroupFrom + group.Length <= Core.Id.MaxLength ? $"{id}-{group}" : id;
    }

    /// <summary>The skill that contacts of an intent are routed by: what its route requires. Of several the one of the intent's name, else the first; where none is required, one of that name.</summary>
    private static string SkillOf(GroupRules rules, string intent)
    {
        var required = rules.Intents.FirstOrDefault(route => route.Intent == intent)?.Requirements.Select(need => need.Skill).Order(StringComparer.Ordinal).ToList() ?? [];
        return required.Count == 0 || required.Contains(intent) ? intent : required[0];
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static double Round(double value) => Math.Round(value, 3);

    private static SuggestionEffect Effect(string queue, double before, double after, double together) =>
        new(queue, Math.Round(before * 100, 1), Math.Round(after * 100, 1)) { InTimePercentTogether = Math.Round(together * 100, 1) };
}

/// <summary>A move by the clock, and as a person would say it.</summary>
public sealed record TimedMove(StaffingMove Move, DateTimeOffset Begins, DateTimeOffset Ends, string Text)
{
    public static TimedMove Of(StaffingMove move, DateTimeOffset begins, DateTimeOffset ends, TimeZoneInfo zone) => new(
        move, begins, ends, move.Said(TimeZoneInfo.ConvertTime(begins, zone).ToString("ddd HH:mm", CultureInfo.InvariantCulture), TimeZoneInfo.ConvertTime(ends, zone).ToString("HH:mm", CultureInfo.InvariantCulture)));
}
