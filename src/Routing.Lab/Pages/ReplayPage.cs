using System.Collections.Immutable;
using System.Globalization;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>The page of a replay: what would have been under the draft, beside what was.</summary>
public static class ReplayPage
{
    private const int ContactsShown = 200;

    public static string Of(Replayed replayed, string command)
    {
        var (result, scenario) = (replayed.Result, replayed.Scenario);
        List<(string Name, ImmutableArray<CourseInterval> Course)> lines = [("as they were", replayed.AsWas.Course.Whole), ("draft", replayed.Draft.Course.Whole)];
        var (axis, since) = (replayed.AsWas.Course.Axis, $"{result.From:yyyy-MM-dd HH:mm} UTC");
        return Page.Of(
            $"{scenario.Name}: the draft against the rules as they were",
            string.Create(CultureInfo.InvariantCulture, $"{result.Overall.Happened.Arrived:N0} contacts from {result.From:yyyy-MM-dd HH:mm} to {result.To:yyyy-MM-dd HH:mm} UTC, replayed twice: the same customers at the same moments, the same agents there."),
            command,
            string.Concat((result.Warnings ?? []).Select(w => $"<p class=\"warning\" role=\"note\"><strong>Under the draft {Page.Text(w.Class)} starves:</strong> {Page.Text(w.What)}. {Page.Text(w.Advice)}</p>")),
            $"<p class=\"verdict{(result.Overall.IsReal ? " real" : "")}\">{Page.Text($"Under the draft, waits over all queues: {ReplayTables.Verdict(result.Overall)}. {result.ChangedHands.Length:N0} of {result.Overall.Happened.Arrived:N0} contacts change hands.")}</p>",
            Cards(result),
            Page.Section("Queues", "What happened, what the replay makes of it under the same rules, and what under the draft. Where the first two differ, trust the third no more than that.", Queues(result)),
            Page.Section("Waits", "All queues together.", CourseCharts.Waits(scenario, axis, lines, since)),
            Page.Section("Service level", "The share of contacts answered in time.", CourseCharts.ServiceLevels(scenario, axis, lines, since)),
            Both("Occupancy", "How busy each agent is while signed in.", replayed, (name, run) => OccupancyChart.Of($"Occupancy by agent, {name}", scenario, run)),
            Both("Who served whom", "Of each queue, the share that each agent took; where agents are many, those who serve the same queues together.", replayed, (name, run) => HeatTable.Of($"Who served whom, {name}", scenario, run.ServedBy)),
            Page.Section("Contacts that change hands", result.ChangedHands.Length > ContactsShown ? $"The first {ContactsShown}; the JSON has all {result.ChangedHands.Length}." : "All of them.", Hands(result)),
            $"<section><h2>What a history cannot tell</h2><ul>{string.Concat(result.Notes.Select(note => $"<li>{Page.Text(note)}</li>"))}</ul></section>");
    }

    private static string Cards(ReplayResult result)
    {
        var (before, after) = (result.Overall.AsWas, result.Overall.Draft);
        return $"<ul class=\"cards\">{Card(before.MeanWaitSeconds, after.MeanWaitSeconds, "s", "mean wait")}{Card(before.ServiceLevelPercent, after.ServiceLevelPercent, "%", "answered in time")}"
            + $"{Card(before.Abandoned, after.Abandoned, "", "abandoned")}{Card(before.LongestWaitSeconds, after.LongestWaitSeconds, "s", "longest wait")}</ul>";
    }

    private static string Card(double before, double after, string unit, string what) =>
        $"<li><b>{Short(before)} → {Short(after)} {unit}</b><span>{what}</span></li>";

    private static string Queues(ReplayResult result) => HtmlTable.Of(
        "Queues", ["queue", "", "arrived", "answered", "abandoned", "refused", "still waiting", "mean wait (s)", "longest (s)", "in time (%)", "waits under the draft"],
        result.Queues.Append(KeyValuePair.Create("all", result.Overall)).SelectMany(q => (string[][])
        [
            Row(q.Key, "happened", q.Value.Happened, ""), Row("", "as they were", q.Value.AsWas, ""), Row("", "draft", q.Value.Draft, ReplayTables.Verdict(q.Value)),
        ]),
        "In time: answered within the threshold of the queue's service level, of all who arrived.");

    private static string[] Row(string queue, string what, QueueDay day, string verdict) =>
    [
        queue, $"<td class=\"words\">{what}</td>", Whole(day.Arrived), Whole(day.Answered), Whole(day.Abandoned), Whole(day.Refused), Whole(day.Unanswered),
        Short(day.MeanWaitSeconds), Short(day.LongestWaitSeconds), Short(day.ServiceLevelPercent), $"<td class=\"words\">{Page.Text(verdict)}</td>",
    ];

    private static string Both(string heading, string what, Replayed replayed, Func<string, SimulationResult, string> draw) => Page.Section(
        heading, what, $"<div class=\"columns\"><div><h3>As they were</h3>{draw("as they were", replayed.AsWas)}</div><div><h3>Draft</h3>{draw("draft", replayed.Draft)}</div></div>");

    private static string Hands(ReplayResult result) => result.ChangedHands.IsEmpty ? "<p>None.</p>" : HtmlTable.Of(
        "Contacts that change hands", ["contact", "queue", "as they were", "draft", "wait as they were (s)", "wait under the draft (s)"],
        result.ChangedHands.Take(ContactsShown).Select(c => (string[])
            [c.Contact, Page.Text(c.Queue), Page.Text(c.AgentAsWas ?? "nobody"), Page.Text(c.AgentDraft ?? "nobody"), Short(c.WaitSecondsAsWas), Short(c.WaitSecondsDraft)]));

    private static string Whole(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(double value) => value.ToString(value == Math.Floor(value) || value >= 100 ? "#,##0" : "0.0", CultureInfo.InvariantCulture);
}
