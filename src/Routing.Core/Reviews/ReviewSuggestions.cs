using System.Collections.Immutable;
using static Routing.Core.Counted;

namespace Routing.Core;

/// <summary>What may help, from what was counted, each with what may be expected of it.</summary>
/// <remarks>
/// How many agents a queue has had to itself is not known where agents serve several: it is taken to be the number by which Erlang comes
/// nearest to the service level there was, and the effect of one more is Erlang's. The others suppose that what is done elsewhere in
/// the group can be done here.
/// </remarks>
public static class ReviewSuggestions
{
    private const int Most = 9;
    private const int MostQueues = 3;

    /// <summary>Fewer contacts say too little of an intent or a queue.</summary>
    private const int Least = 50;

    /// <summary>Points of repeats above the group's that are worth a word.</summary>
    private const double RepeatsAbove = 5;
    /// <summary>Less saved in a week is not worth a line.</summary>
    private const double LeastHours = 1;
    private const double WrapUpAbove = 1.3;
    private const int MostAgents = 500;
    private const double SecondsPerHour = 3600;

    public static ImmutableArray<ReviewSuggestion> Of(ReviewFacts facts, ImmutableArray<ReviewQueue> queues, Tally whole)
    {
        var agents = queues.Where(queue => queue is { IsOffTarget: true, WorstFromHour: not null }).Take(MostQueues).Select(queue => Agent(facts, queue)).OfType<ReviewSuggestion>();
        var others = Repeated(facts, whole).Concat(WrappedUp(facts, whole)).Where(suggestion => suggestion.Hours >= LeastHours).OrderByDescending(suggestion => suggestion.Hours);
        return [.. Pilot(facts).Concat(agents).Concat(ReviewStaffing.Moves(facts.Open)).Concat(ReviewStaffing.Coaching(facts.Open, facts.Days)).Concat(others).Take(Most)];
    }

    private static ReviewSuggestion? Agent(ReviewFacts facts, ReviewQueue queue)
    {
        var reviewed = facts.Queues.First(q => q.Queue == queue.Queue);
        var hour = queue.WorstFromHour!.Value;
        var tally = reviewed.Hours[hour] + reviewed.Hours[hour + 1];
        if (Reviewing.HandleSeconds(reviewed.Now) is not { } handle || handle <= 0) return null;
        var waited = (tally[AnswerWaitMs] + tally[AbandonWaitMs]) / 1000.0;
        // By the hours it was open in: over closed days and hours its load would look small, and one agent a miracle.
        var load = new StaffingLoad(tally[Arrived] / (reviewed.OpenHours[hour] + reviewed.OpenHours[hour + 1]), handle, tally[Abandoned] > 0 && waited > 0 ? waited / tally[Abandoned] : null);
        var seen = queue.WorstPercent!.Value / 100;
        var now = Enumerable.Range(1, MostAgents).TakeWhile(n => n == 1 || Level(n - 1) < 0.999).MinBy(n => Math.Abs(Level(n) - seen));
        // What Erlang makes of one more, on top of what there was; it is itself a little off at the start.
        var to = Math.Clamp(seen + Level(now + 1) - Level(now), seen, 1);
        return new ReviewSuggestion(ReviewAdvice.AddAgent, queue.Queue, seen * 100, to * 100, Hour: hour, Model: Level(now) * 100);

        double Level(int n) => Erlang.Figures(load, n, queue.WithinSeconds).InTime;
    }

    private static IEnumerable<ReviewSuggestion> Repeated(ReviewFacts facts, Tally whole)
    {
        if (whole[Created] == 0) yield break;
        var mean = 100.0 * whole[Repeats] / whole[Created];
        foreach (var (intent, (now, _)) in facts.Intents)
        {
            if (now[Created] < Least || Reviewing.HandleSeconds(now) is not { } handle) continue;
            var share = 100.0 * now[Repeats] / now[Created];
            var fewer = (share - mean) / 100 * now[Created] * 7 / facts.Days;
            if (share > mean + RepeatsAbove) yield return new ReviewSuggestion(ReviewAdvice.ResolveAtFirst, intent, share, mean, fewer * handle / SecondsPerHour, fewer);
        }
    }

    private static IEnumerable<ReviewSuggestion> WrappedUp(ReviewFacts facts, Tally whole)
    {
        if (whole[Handled] == 0) yield break;
        var mean = whole[WrapUpMs] / 1000.0 / whole[Handled];
        foreach (var queue in facts.Queues)
        {
            var now = queue.Now;
            if (now[Handled] < Least) continue;
            var own = now[WrapUpMs] / 1000.0 / now[Handled];
            if (own > mean * WrapUpAbove) yield return new ReviewSuggestion(ReviewAdvice.ShortenWrapUp, queue.Queue, own, mean, (own - mean) * now[Handled] / SecondsPerHour * 7 / facts.Days);
        }
    }

    private static IEnumerable<ReviewSuggestion> Pilot(ReviewFacts facts)
    {
        if (facts.Pilot is not { Kept: { Status: PilotStatus.Running or PilotStatus.Stopped, Pilot: { } pilot } } standing) yield break;
        // What hurts beyond a guard rail is not promoted, whatever else it does well.
        var finding = PilotVerdict.Stops(pilot, standing.Progress) is null ? PilotVerdict.Of(pilot, standing.Progress) : PilotFinding.Worse;
        if (finding is not (PilotFinding.Better or PilotFinding.Worse)) yield break;
        var difference = standing.Progress.Of(pilot.Measure).DifferenceAt(PilotVerdict.Sure(pilot), pilot.Share);
        if (difference is null) yield break;
        yield return new ReviewSuggestion(finding == PilotFinding.Better ? ReviewAdvice.PromotePilot : ReviewAdvice.RollBackPilot, pilot.Name, difference.Low, difference.High);
    }
}
