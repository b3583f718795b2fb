using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>
/// Who does what better or worse than others, where that is no accident: figures drawn towards the peers', and suggestions only of what still
/// stands when the number of comparisons is allowed for. There is no ranking: who differs by chance only is not told from others.
/// </summary>
public static class Coaching
{
    /// <summary>Standing out by this much of a measure's least difference is worth a level.</summary>
    private const double LevelsPerStep = 1;
    private const int UsualLevel = 5;
    private const int StrongLevel = 7;

    /// <param name="tallies">Of each agent and intent.</param>
    public static CoachingReport Of(IEnumerable<(string Agent, IntentTally Tally)> tallies, double falseShare = CoachingDefaults.FalseShare)
    {
        var figures = tallies.GroupBy(tally => tally.Tally.Intent, StringComparer.Ordinal).OrderBy(intent => intent.Key, StringComparer.Ordinal).SelectMany(OfIntent).ToImmutableArray();
        var bound = FalseDiscovery.Bound(figures.Select(figure => figure.Chance), falseShare);
        var suggestions = figures.GroupBy(figure => (figure.Agent, figure.Intent)).Select(own => Suggest(own.Key.Agent, own.Key.Intent, [.. own], bound)).OfType<CoachingSuggestion>();
        return new CoachingReport(figures, [.. suggestions]) { Bound = bound };
    }

    private static IEnumerable<CoachingFigure> OfIntent(IGrouping<string, (string Agent, IntentTally Tally)> agents)
    {
        var all = agents.Aggregate(IntentTally.Empty(agents.Key), (sum, agent) => sum.Plus(agent.Tally));
        return agents.OrderBy(agent => agent.Agent, StringComparer.Ordinal).SelectMany(agent => CoachingMeasures.Of(agent.Agent, agent.Tally, all.Plus(agent.Tally.Times(-1))));
    }

    /// <summary>A strength is a skill unless something else lags; what lags is training. Shorter handling alone is no strength: it may be the customer who pays for it.</summary>
    private static CoachingSuggestion? Suggest(string agent, string intent, ImmutableArray<CoachingFigure> figures, double bound)
    {
        var real = figures.Where(figure => figure.Chance <= bound && Steps(figure) >= 1).ToImmutableArray();
        var worse = real.Where(figure => !figure.IsBetter).ToImmutableArray();
        if (!worse.IsEmpty) return new CoachingSuggestion(agent, intent, CoachingAdvice.Train, null, Reason(worse), worse);
        var better = real.Where(figure => figure.Measure != CoachingMeasure.HandleTime).ToImmutableArray();
        if (better.IsEmpty) return null;
        var level = (int)Math.Clamp(UsualLevel + Math.Round(LevelsPerStep * better.Max(Steps)), StrongLevel, SkillLevel.Highest);
        return new CoachingSuggestion(agent, intent, CoachingAdvice.AddSkill, level, Reason(better), better);
    }

    /// <summary>How far what is expected of the agent is from its peers, in least differences.</summary>
    private static double Steps(CoachingFigure figure) => Math.Abs(figure.Expected - figure.Peers) / figure.Measure switch
    {
        CoachingMeasure.Resolution => CoachingDefaults.LeastResolution,
        CoachingMeasure.Satisfaction => CoachingDefaults.LeastSatisfaction,
        _ => CoachingDefaults.LeastHandleTime * figure.Peers,
    };

    private static string Reason(ImmutableArray<CoachingFigure> figures) => string.Join("; ", figures.Select(figure => figure.Measure switch
    {
        CoachingMeasure.Resolution => string.Create(CultureInfo.InvariantCulture, $"resolves {figure.Own * 100:0} % of {figure.Contacts:0}, peers {figure.Peers * 100:0} %; {figure.Low * 100:0}–{figure.High * 100:0} % expected"),
        CoachingMeasure.Satisfaction => string.Create(CultureInfo.InvariantCulture, $"is rated {figure.Own:0.0} by {figure.Contacts:0}, peers {figure.Peers:0.0}; {figure.Low:0.0}–{figure.High:0.0} expected"),
        _ => string.Create(CultureInfo.InvariantCulture, $"takes {figure.Own:0} s for {figure.Contacts:0}, peers {figure.Peers:0} s; {figure.Low:0}–{figure.High:0} s expected"),
    }));
}
