using System.Collections.Immutable;
using static Routing.Core.Counted;

namespace Routing.Core;

/// <summary>Makes a review of what was counted.</summary>
public static class Reviewing
{
    /// <summary>What is shown of each.</summary>
    private const int TopIntents = 6;
    private const int TopChanges = 8;

    /// <summary>Fewer contacts than these in two hours of the day say nothing.</summary>
    private const int LeastInHours = 20;
    private static readonly ImmutableArray<string> Headline = ["created", "asa", "abandonment", "aht", "fcr", "repeats"];

    public static Review Of(ReviewFacts facts)
    {
        var now = facts.Queues.Aggregate(default(Tally), (sum, queue) => sum + queue.Now);
        var before = facts.Queues.Aggregate(default(Tally), (sum, queue) => sum + queue.Before);
        var queues = facts.Queues.Where(queue => queue.Now[Arrived] > 0).Select(Queue).OrderByDescending(queue => queue.IsOffTarget).ThenBy(queue => queue.Percent - queue.TargetPercent).ToImmutableArray();
        var changes = ReviewChanges.Of(facts.Changes);
        return new Review
        {
            Group = facts.Group,
            From = facts.From,
            To = facts.To,
            Figures = [.. Headline.Select(name => Measures.ByName[name]).Select(measure => new ReviewFigure(measure.Name, measure.FigureOf(now).Value, measure.FigureOf(before).Value))],
            Journey = Journey(now, before),
            Detours = ReviewDetours.Of(now, before),
            Queues = queues,
            Intents = [.. facts.Intents.OrderByDescending(intent => intent.Value.Now[Created]).ThenBy(intent => intent.Key, StringComparer.Ordinal).Take(TopIntents).Where(intent => intent.Value.Now[Created] > 0).Select(intent => Intent(intent.Key, intent.Value.Now, intent.Value.Before))],
            Changes = changes.Length > TopChanges ? changes[..TopChanges] : changes,
            MoreChanges = Math.Max(0, changes.Length - TopChanges),
            ChangesFrom = facts.ChangesFrom,
            Suggestions = ReviewSuggestions.Of(facts, queues, now),
        };
    }

    /// <summary>Share answered in time of all who were answered or left, in percent.</summary>
    public static double? InTime(Tally tally) => tally[Answered] + tally[Abandoned] is > 0 and var offered ? 100.0 * tally[AnsweredInTime] / offered : null;

    /// <summary>Talk, hold and wrap-up of a handled contact.</summary>
    public static double? HandleSeconds(Tally tally) => tally[Handled] > 0 ? (tally[TalkMs] + tally[HoldMs] + tally[WrapUpMs]) / 1000.0 / tally[Handled] : null;

    private static ImmutableArray<ReviewStep> Journey(Tally now, Tally before)
    {
        (string Name, Counted What, Counted Of)[] steps = [("waiting", AnswerWaitMs, Answered), ("talk", TalkMs, Handled), ("hold", HoldMs, Handled), ("wrapUp", WrapUpMs, Handled)];
        var whole = steps.Sum(step => Seconds(now, step.What, step.Of) ?? 0);
        return [.. steps.Select(step => Seconds(now, step.What, step.Of) ?? 0).Zip(steps, (seconds, step) => new ReviewStep(step.Name, seconds, whole > 0 ? seconds / whole : 0, Seconds(before, step.What, step.Of)))];
    }

    private static double? Seconds(Tally tally, Counted what, Counted of) => tally[of] > 0 ? tally[what] / 1000.0 / tally[of] : null;

    private static ReviewQueue Queue(ReviewedQueue queue)
    {
        var percent = InTime(queue.Now);
        var review = new ReviewQueue(
            queue.Queue, queue.Name, queue.Now[Arrived], percent, InTime(queue.Before), queue.Goal.TargetPercent, queue.Goal.WithinSeconds, percent < queue.Goal.TargetPercent);
        if (!review.IsOffTarget) return review;
        var worst = Enumerable.Range(0, ReviewFacts.HoursPerDay - 1).Select(hour => (Hour: hour, Tally: queue.Hours[hour] + queue.Hours[hour + 1]))
            // Who came while it was closed waited for its opening: no agent more would help there.
            .Where(two => queue.OpenHours[two.Hour] > 0 && queue.OpenHours[two.Hour + 1] > 0)
            .Where(two => two.Tally[Answered] + two.Tally[Abandoned] >= LeastInHours)
            .OrderBy(two => InTime(two.Tally)).ThenByDescending(two => two.Tally[Arrived]).Select(two => ((int Hour, Tally Tally)?)two).FirstOrDefault();
        return worst is { } two ? review with { WorstFromHour = two.Hour, WorstPercent = InTime(two.Tally) } : review;
    }

    private static ReviewIntent Intent(string intent, Tally now, Tally before) =>
        new(intent, now[Created], before[Created], 100.0 * now[Repeats] / now[Created], HandleSeconds(now));
}
