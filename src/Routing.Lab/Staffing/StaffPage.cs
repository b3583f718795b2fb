using System.Collections.Immutable;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>Staffing as a page: agents needed against the roster, gaps, suggestions; or what one agent more or less does.</summary>
public static class StaffPage
{
    public static string Of(Staffing staffing, string command) => Page.Made(
        "By Erlang's formulas, from a forecast.", "Staffing", $"{staffing.Plans.Length} queues from {staffing.From:yyyy-MM-dd} on.", command,
        [
            Page.Section("Gaps and suggestions", "What lacks and what is more than needed, and who could help whom.", List([.. staffing.Gaps.Select(staffing.Say), .. staffing.Moves.Select(staffing.Say)])),
            .. staffing.Plans.Select(plan => Page.Section(plan.Queue, "Agents per slot, shrinkage included.", Chart(staffing, plan), HtmlTable.Of(plan.Queue, StaffTables.PlanColumns, StaffTables.Rows(staffing, plan)))),
        ]);

    public static string Of(Scenario scenario, ImmutableArray<RosterEffect> effects, string command) => Page.Of(
        $"{scenario.Name}: one agent more or less", "Every pool with one agent less and one more, on the same customers.", command,
        Page.Section("Effects", "Differences from the roster as it is, with 95 % intervals; those with (?) may be chance.", HtmlTable.Of("Effects", StaffTables.EffectColumns, StaffTables.Rows(scenario, effects).Select(row => (string[])[row[0], .. row.Skip(1).Select(Page.Text)]))));

    private static string List(ImmutableArray<string> lines) => lines.IsEmpty ? "<p>None.</p>" : $"<ul>{string.Concat(lines.Select(line => $"<li>{Page.Text(line)}</li>"))}</ul>";

    private static string Chart(Staffing staffing, StaffingPlan plan)
    {
        var series = new List<(string Name, IReadOnlyList<double?> Values)> { ("needed", [.. plan.Slots.Select(slot => (double?)slot.Need.Scheduled)]) };
        if (plan.Slots.Any(slot => slot.Rostered is not null)) series.Add(("rostered", [.. plan.Slots.Select(slot => (double?)slot.Rostered)]));
        return new LineChart($"Agents of {plan.Queue}", "Agents to be on the roster, and those that are.")
        {
            Along = $"hours from {staffing.From:yyyy-MM-dd HH:mm}",
            Moments = [.. plan.Slots.Select((_, n) => (n + 0.5) * staffing.SlotMinutes / 60)],
            Length = plan.Slots.Length * staffing.SlotMinutes / 60.0,
            Series = series,
        }.Draw();
    }
}
