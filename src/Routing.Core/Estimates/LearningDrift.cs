using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>An agent does an intent otherwise than before, and that is no accident.</summary>
/// <param name="AgentId">Null for the agents of the group together: then it is the work that has changed.</param>
public sealed record LearningDrift(string? AgentId, string Intent, CoachingMeasure Measure, double Before, double After, double Contacts) : RoutingEvent
{
    public override string Type => "learning.drifted";
    public override string? Agent => AgentId;

    /// <summary>The same for what goes on.</summary>
    public string Key => $"{AgentId} {Intent} {Measure} {After > Before}";
}

/// <summary>Drifts told of, as stored, with when.</summary>
public sealed record DriftsKept(ImmutableDictionary<string, DateTimeOffset> Told);

/// <summary>Finds what has changed lately: the last days against the weeks before, of each agent and of all together, allowing for how many are compared.</summary>
public static class LearningDrifts
{
    public const int LateDays = 14;
    public const int EarlierDays = 76;

    /// <summary>Of what is told, the share that may be accidents: it is told every day, to people who have other things to do.</summary>
    private const double FalseShare = 0.01;
    private const int MostKept = 500;

    /// <summary>What goes on is told of again after so long, when what was new is old.</summary>
    private static readonly TimeSpan ToldAgainAfter = TimeSpan.FromDays(LateDays);

    /// <param name="records">Of each agent and intent, the weeks before and the last days.</param>
    public static ImmutableArray<LearningDrift> Of(IReadOnlyCollection<(string Agent, IntentTally Earlier, IntentTally Late)> records)
    {
        var figures = records.OrderBy(record => record.Agent, StringComparer.Ordinal).ThenBy(record => record.Late.Intent, StringComparer.Ordinal)
            .SelectMany(record => CoachingMeasures.Of(record.Agent, record.Late, record.Earlier)).ToList();
        var changed = Real(figures);
        var work = records.GroupBy(record => record.Late.Intent, StringComparer.Ordinal).OrderBy(all => all.Key, StringComparer.Ordinal)
            .SelectMany(all => Enum.GetValues<CoachingMeasure>().SelectMany(measure => OfWork([.. all], measure, figures, changed)));
        return [.. Real([.. work]).Concat(changed).Select(figure => new LearningDrift(figure.Agent.Length > 0 ? figure.Agent : null, figure.Intent, figure.Measure, figure.Peers, figure.Own, figure.Contacts))];
    }

    /// <summary>
    /// The agents of an intent together, without those told of by themselves: one who has changed is not the work. Where most of those who can
    /// be told of have changed, and in one direction, it is the work, and all count.
    /// </summary>
    private static IEnumerable<CoachingFigure> OfWork(
        ImmutableArray<(string Agent, IntentTally Earlier, IntentTally Late)> records, CoachingMeasure measure, IEnumerable<CoachingFigure> figures, IEnumerable<CoachingFigure> changed)
    {
        var intent = records[0].Late.Intent;
        bool IsMeant(CoachingFigure figure) => figure.Intent == intent && figure.Measure == measure;
        var told = changed.Where(IsMeant).ToDictionary(figure => figure.Agent, figure => figure.Own > figure.Peers, StringComparer.Ordinal);
        var isWork = Math.Max(told.Values.Count(more => more), told.Values.Count(more => !more)) * 2 > figures.Count(IsMeant);
        var left = isWork ? records : [.. records.Where(record => !told.ContainsKey(record.Agent))];
        // One alone is no group, and has a figure of its own.
        if (left.Length < 2) return [];
        var sum = left.Aggregate((Earlier: IntentTally.Empty(intent), Late: IntentTally.Empty(intent)), (all, one) => (all.Earlier.Plus(one.Earlier), all.Late.Plus(one.Late)));
        return CoachingMeasures.Of("", sum.Late, sum.Earlier).Where(figure => figure.Measure == measure);
    }

    /// <summary>Agents and work are held to the share of accidents each by themselves: who is left out of the one must not depend on the other.</summary>
    private static ImmutableArray<CoachingFigure> Real(IReadOnlyCollection<CoachingFigure> figures)
    {
        var bound = FalseDiscovery.Bound(figures.Select(figure => figure.Chance), FalseShare);
        return [.. figures.Where(figure => figure.Chance <= bound && Matters(figure))];
    }

    /// <summary>Those not told of lately, and what is told of by then.</summary>
    public static (ImmutableDictionary<string, DateTimeOffset> Told, ImmutableArray<LearningDrift> Fresh) Fresh(ImmutableDictionary<string, DateTimeOffset> told, ImmutableArray<LearningDrift> found, DateTimeOffset now)
    {
        told = told.RemoveRange(told.Where(one => now - one.Value >= ToldAgainAfter).Select(one => one.Key));
        ImmutableArray<LearningDrift> fresh = [.. found.Where(one => !told.ContainsKey(one.Key)).DistinctBy(one => one.Key).Take(Math.Max(0, MostKept - told.Count))];
        return (told.AddRange(fresh.Select(one => KeyValuePair.Create(one.Key, now))), fresh);
    }

    private static bool Matters(CoachingFigure figure) => Math.Abs(figure.Own - figure.Peers) >= figure.Measure switch
    {
        CoachingMeasure.Resolution => CoachingDefaults.LeastResolution,
        CoachingMeasure.Satisfaction => CoachingDefaults.LeastSatisfaction,
        _ => CoachingDefaults.LeastHandleTime * figure.Peers,
    };
}
