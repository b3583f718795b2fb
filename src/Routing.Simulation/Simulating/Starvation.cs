using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>
/// Finds classes that are starved: whose contacts are never answered, wait longer and longer, wait past their bound, or
/// far longer than all others. Judged by what happened, whatever is configured; what is configured decides the advice.
/// </summary>
internal static class Starvation
{
    /// <summary>Of a class's contacts; below it, an unlucky few.</summary>
    private const double Few = 0.01;
    private const int FewContacts = 20;

    /// <summary>Of a class's contacts past their bound; fewer are those for whom nobody who may take them is in just then.</summary>
    private const double FewPastBound = 0.05;

    /// <summary>The last part of a run waits so many times as long as the first.</summary>
    private const double Growth = 2;

    /// <summary>A wait of such a part of the warm-up had been growing all that time: what settles does not depend on how long one waits for it to.</summary>
    private const double PartOfWarmUp = 0.1;

    /// <summary>A wait so many times that of the other classes is far out; static priorities at a load of 0.85 make it seven times.</summary>
    private const double FarOut = 10;

    /// <summary>Waits below so many mean handle times starve nobody.</summary>
    private const double LeastHandleTimes = 3;

    /// <summary>A share of contacts served below this part of the others' is far below.</summary>
    private const double FarBelow = 0.5;

    public static ImmutableArray<StarvationWarning> Of(Scenario scenario, IReadOnlyList<RunResult> runs)
    {
        var found = scenario.Classes.Select(c => Find(scenario, c, runs)).OfType<StarvationWarning>().ToImmutableArray();
        // All of them alike is not one starved for another.
        return found.Length == scenario.Classes.Length && found.All(w => w.Problem is StarvationKind.Growing or StarvationKind.Unanswered)
            ? [.. found.Select(w => w with { Advice = "More work arrives than the agents can do: add agents, or let fewer contacts in (maxWaiting, overflow)." })]
            : found;
    }

    private static StarvationWarning? Find(Scenario scenario, ContactClass c, IReadOnlyList<RunResult> runs)
    {
        var tallies = runs.Select(run => run.Tallies[c.Name]).ToList();
        var others = runs.SelectMany(run => run.Tallies.Where(t => t.Key != c.Name).Select(t => t.Value)).ToList();
        var arrivals = tallies.Sum(t => t.Arrivals);
        if (arrivals < FewContacts) return null;
        var unit = UnitOf(scenario.TimeUnit);
        var wait = Ratio(tallies.Sum(t => t.WaitSum), tallies.Sum(t => t.Served + t.Abandoned));
        var least = LeastHandleTimes * runs.Average(run => run.MeanHandleTime);

        if (tallies.Sum(t => t.Unanswered) is var unanswered && unanswered > arrivals * Few)
            return Warn(StarvationKind.Unanswered, $"{unanswered:N0} of its {arrivals:N0} contacts were never answered");
        if (Parts(tallies) is var parts && IsGrowing(parts, tallies) && parts[^1] > least)
            return Warn(StarvationKind.Growing, $"its wait grows through the run, from {parts[0]:0.0} {unit} in the first quarter to {parts[^1]:0.0} in the last");
        if (tallies.Sum(t => t.PastBound) is var past && past > arrivals * FewPastBound)
            return Warn(StarvationKind.PastBound, $"{Percent(past, arrivals)} of its contacts waited well past the bound of its queue (a quarter and a mean handle time more), the longest {tallies.Max(t => t.LongestWait):0.0} {unit}");
        var othersWait = Ratio(others.Sum(t => t.WaitSum), others.Sum(t => t.Served + t.Abandoned));
        if (others.Count > 0 && wait > least && wait > FarOut * othersWait)
            return Warn(StarvationKind.FarOut, $"its contacts wait {wait:0.0} {unit} on average, those of the other classes {othersWait:0.00}");
        var (share, othersShare) = (Ratio(tallies.Sum(t => t.Served), arrivals), Ratio(others.Sum(t => t.Served), others.Sum(t => t.Arrivals)));
        if (others.Count > 0 && share < FarBelow * othersShare)
            return Warn(StarvationKind.FarOut, $"only {share * 100:0} % of its contacts are served, and {othersShare * 100:0} % of the other classes'");
        return runs.Average(run => run.WarmUp) is > 0 and var warmUp && wait > least && wait > PartOfWarmUp * warmUp
            ? Warn(StarvationKind.Growing, $"its contacts wait {wait:0.0} {unit} on average after a warm-up of {warmUp:0}: the line grew all that time, or the warm-up is too short to tell")
            : null;

        StarvationWarning Warn(StarvationKind problem, FormattableString what) => new(c.Name, problem, FormattableString.Invariant(what), Advice(scenario, c));
    }

    private static string Advice(Scenario scenario, ContactClass c)
    {
        var setup = DerivedSetup.Of(scenario);
        var queue = setup.Queues.GetValueOrDefault(c.Queue);
        // Pools of a history serve what their agents' profiles say.
        if (scenario.Pools.All(pool => pool.Serves.IsEmpty))
        {
            if (Unable(setup, c.Queue) is { } unable) return unable;
        }
        else if (!scenario.Pools.Any(pool => pool.Serves.ContainsKey(c.Name) && pool.AgentIds.Length > 0)) return $"No pool with agents serves {c.Name}: add it to the serves of one.";
        if (queue is { MaxWaitSeconds: > 0 }) return $"The waiting bound of queue {c.Queue} does not help it any more: more contacts are past it than agents can take. Add agents who serve it, or let overflow move its contacts on.";
        return queue is { AgeingPerMinute: > 0 }
            ? $"The ageing of queue {c.Queue} ({FormattableString.Invariant($"{queue.AgeingPerMinute:0.###}")} a minute) does not make up for its priority: raise ageingPerMinute, or set maxWaitSeconds, after which a contact goes first."
            : $"Queue {c.Queue} has neither a waiting bound nor ageing: set maxWaitSeconds, after which a contact goes first whatever its class, or ageingPerMinute.";
    }

    /// <summary>Why no agent may take what waits in a queue; null when some may.</summary>
    private static string? Unable(ScenarioSetup setup, string queue)
    {
        var there = setup.Agents.Values.Where(agent => agent.Queues.Contains(queue)).ToList();
        if (there.Count == 0) return $"No agent has {queue} among its queues: add it to those of some.";
        var lacking = setup.Queues.TryGetValue(queue, out var config)
            ? config.Requirements.Where(need => !there.Any(agent => agent.Skills.GetValueOrDefault(need.Skill) >= need.MinLevel)).ToList()
            : [];
        return lacking.Count == 0
            ? null
            : FormattableString.Invariant($"None of the {there.Count} agents of queue {queue} has what it requires, {string.Join(", ", lacking.Select(need => $"{need.Skill} at level {need.MinLevel}"))}: require less, give up requirements with time (relaxations), or give agents the skill.");
    }

    /// <summary>Mean waits of each part of the runs; not a number where nobody waited.</summary>
    private static double[] Parts(List<ClassTally> tallies) =>
        [.. Enumerable.Range(0, ClassTally.Parts).Select(part => tallies.Sum(t => t.PartWaits[part].Sum) / tallies.Sum(t => t.PartWaits[part].Count))];

    /// <summary>Every part waits longer than the one before, and in each replication the last far longer than the first: chance makes long waits, but not in order.</summary>
    private static bool IsGrowing(double[] parts, List<ClassTally> tallies) =>
        parts.Zip(parts.Skip(1), (before, after) => after > before).All(longer => longer)
        && tallies.All(t => Mean(t.PartWaits[^1]) > Growth * Mean(t.PartWaits[0]));

    private static double Mean((double Sum, long Count) waits) => waits.Sum / waits.Count;

    private static double Ratio(double sum, double count) => count == 0 ? 0 : sum / count;

    private static string Percent(long part, long whole) => FormattableString.Invariant($"{100.0 * part / whole:0.0} %");

    private static string UnitOf(TimeSpan unit) => unit == TimeSpan.FromHours(1) ? "hours" : unit == TimeSpan.FromMinutes(1) ? "minutes" : "seconds";
}
