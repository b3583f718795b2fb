using System.Globalization;

namespace Routing.Core;

/// <summary>Makes suggestions of what staffing and coaching found.</summary>
public static class SuggestionsOf
{
    /// <summary>With less left of a move, it is not worth the change any more.</summary>
    private static readonly TimeSpan ShortestMove = TimeSpan.FromMinutes(StaffingMoves.LeastSlots * CountSeries.MinutesOfHalfHour);

    /// <summary>Training and skills may be thought over.</summary>
    private static readonly TimeSpan CoachingStands = TimeSpan.FromDays(14);

    public static IEnumerable<StaffSuggestion> Moves(string group, IEnumerable<TimedMove> moves, DateTimeOffset now) => moves.Where(move => !move.Move.Who.IsEmpty).Select(move => new StaffSuggestion
    {
        Id = IdOf(move.Begins.ToUnixTimeSeconds(), [group, move.Move.From, move.Move.To, .. move.Move.Who, move.Ends.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)]),
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
        Effects = [Effect(move.Move.To, move.Move.ToBefore, move.Move.ToAfter), Effect(move.Move.From, move.Move.FromBefore, move.Move.FromAfter)],
    });

    /// <param name="skillOf">The level an agent has of the skill that an intent goes by; null where it has none.</param>
    public static IEnumerable<StaffSuggestion> Coaching(string group, IEnumerable<CoachingSuggestion> found, Func<string, string, int?> skillOf, DateTimeOffset now)
    {
        foreach (var one in found)
        {
            var isSkill = one.Advice == CoachingAdvice.AddSkill;
            // What the agent has already is no news.
            if (isSkill && skillOf(one.Agent, one.Intent) >= one.Level) continue;
            yield return new StaffSuggestion
            {
                // Not by the level: what was rejected at one is not made again at the next.
                Id = IdOf(isSkill ? 1 : 0, [group, one.Agent, one.Intent]),
                Group = group,
                Kind = isSkill ? SuggestionKind.Skill : SuggestionKind.Training,
                Text = isSkill ? $"give {one.Agent} the skill {one.Intent} at level {one.Level}: {one.Reason}" : $"train {one.Agent} in {one.Intent}: {one.Reason}",
                CreatedAt = now,
                ExpiresAt = now + CoachingStands,
                Agents = [one.Agent],
                Intent = one.Intent,
                Skill = isSkill ? one.Intent : null,
                Level = one.Level,
            };
        }
    }

    private static string IdOf(long number, ReadOnlySpan<string> names) => string.Create(CultureInfo.InvariantCulture, $"s-{Draw.For(number, names).NextBits():x16}");

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static SuggestionEffect Effect(string queue, double before, double after) => new(queue, Math.Round(before * 100, 1), Math.Round(after * 100, 1));
}

/// <summary>A move by the clock, and as a person would say it.</summary>
public sealed record TimedMove(StaffingMove Move, DateTimeOffset Begins, DateTimeOffset Ends, string Text);
