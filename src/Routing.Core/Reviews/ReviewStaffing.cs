using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A proposal that waits for a supervisor's word, and the contacts its agent handled of its intent in the time reviewed; none of a move.</summary>
public readonly record struct OpenSuggestion(StaffSuggestion Suggestion, long Handled = 0);

/// <summary>
/// The few of a group's open suggestions that promise most. Only what staffing and coaching propose is looked at: what may be chance is not among it.
/// They are chosen by what they promise, and told by their time and by agents' names: of agents there is no ranking.
/// </summary>
public static class ReviewStaffing
{
    private const int MostMoves = 2;
    private const int MostCoaching = 2;

    /// <summary>Points of service level below which a move is not worth a line.</summary>
    private const double LeastPoints = 2;
    private const double SecondsPerHour = 3600;
    private const double DaysPerWeek = 7;

    /// <summary>Of those who are moved: one who is in two moves at once is in the greater; a queue helped twice at once would have its gain told twice.</summary>
    public static ImmutableArray<ReviewSuggestion> Moves(ImmutableArray<OpenSuggestion> open)
    {
        var taken = new List<StaffSuggestion>();
        foreach (var move in open.Select(one => one.Suggestion).Where(one => one.Kind == SuggestionKind.Move && Gain(one) >= LeastPoints).OrderByDescending(one => Gain(one) * Length(one)).ThenBy(one => one.Id, StringComparer.Ordinal))
        {
            if (taken.Count < MostMoves && !taken.Any(other => Meets(other, move))) taken.Add(move);
        }
        return [.. taken.OrderBy(move => move.Begins).ThenBy(move => move.Id, StringComparer.Ordinal).Select(Told)];
    }

    /// <param name="days">Of the time reviewed.</param>
    public static ImmutableArray<ReviewSuggestion> Coaching(ImmutableArray<OpenSuggestion> open, double days) =>
    [
        .. open.Where(one => one.Suggestion is { Kind: SuggestionKind.Skill or SuggestionKind.Training, Agents.Length: 1, Intent: not null, Reasons.IsEmpty: false })
            .Select(one => (one.Suggestion, Reason: one.Suggestion.Reasons.MaxBy(Steps)!, PerWeek: one.Handled * DaysPerWeek / days))
            // Who had none of it last week has none of it to do better.
            .Where(one => one.PerWeek > 0)
            .OrderByDescending(one => one.PerWeek * Steps(one.Reason)).ThenBy(one => one.Suggestion.Id, StringComparer.Ordinal).Take(MostCoaching)
            .OrderBy(one => one.Suggestion.Agents[0], StringComparer.Ordinal).ThenBy(one => one.Suggestion.Intent, StringComparer.Ordinal)
            .Select(one => Told(one.Suggestion, one.Reason, one.PerWeek)),
    ];

    private static ReviewSuggestion Told(StaffSuggestion move)
    {
        var (to, from) = (EffectOn(move, move.ToQueue)!, EffectOn(move, move.FromQueue));
        return new ReviewSuggestion(ReviewAdvice.MoveStaff, to.Queue, to.InTimePercentBefore, to.InTimePercentAfter)
        {
            Staff = new SuggestedStaff(move.Id, move.Agents)
            { FromQueue = move.FromQueue, FromQueueBefore = from?.InTimePercentBefore, FromQueueAfter = from?.InTimePercentAfter, Begins = move.Begins, Ends = move.Ends },
        };
    }

    private static ReviewSuggestion Told(StaffSuggestion one, SuggestionReason reason, double perWeek)
    {
        var isTraining = one.Kind == SuggestionKind.Training;
        var off = Math.Abs(Middle(reason) - reason.Peers);
        // A strength is worth something on the contacts it will get, and how many these are nobody knows.
        return new ReviewSuggestion(
            isTraining ? ReviewAdvice.Train : ReviewAdvice.GiveSkill, one.Agents[0], Middle(reason), reason.Peers,
            Hours: isTraining && reason.Measure == CoachingMeasure.HandleTime ? off * perWeek / SecondsPerHour : null,
            Contacts: isTraining && reason.Measure == CoachingMeasure.Resolution ? off * perWeek : null)
        { Staff = new SuggestedStaff(one.Id, one.Agents) { Intent = one.Intent, Skill = one.Skill, Level = one.Level, Measure = reason.Measure } };
    }

    /// <summary>What is expected of the agent: the observed figure, drawn towards the peers'.</summary>
    private static double Middle(SuggestionReason reason) => (reason.Low + reason.High) / 2;

    /// <summary>How far from the peers, in differences that are worth a word.</summary>
    private static double Steps(SuggestionReason reason) => Math.Abs(Middle(reason) - reason.Peers) / reason.Measure switch
    {
        CoachingMeasure.Resolution => CoachingDefaults.LeastResolution,
        CoachingMeasure.Satisfaction => CoachingDefaults.LeastSatisfaction,
        _ => CoachingDefaults.LeastHandleTime * reason.Peers,
    };

    private static double Gain(StaffSuggestion move) => move is { Begins: not null, Ends: not null } && EffectOn(move, move.ToQueue) is { } to ? to.InTimePercentAfter - to.InTimePercentBefore : 0;

    private static double Length(StaffSuggestion move) => (move.Ends!.Value - move.Begins!.Value).TotalHours;

    private static SuggestionEffect? EffectOn(StaffSuggestion move, string? queue) => move.Effects.FirstOrDefault(effect => effect.Queue == queue);

    private static bool Meets(StaffSuggestion one, StaffSuggestion other) =>
        one.Begins < other.Ends && other.Begins < one.Ends && (one.ToQueue == other.ToQueue || one.FromQueue == other.FromQueue || one.Agents.Any(agent => other.Agents.Contains(agent)));
}
