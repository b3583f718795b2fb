using Routing.Simulation;

namespace Routing.Lab;

/// <summary>The page of a comparison: what differs and whether that is real, first in words, then to be looked at.</summary>
public static class ComparisonPage
{
    public static string Of(Scenario scenario, SimulationOptions options, Comparison comparison, string command)
    {
        var (first, axis) = (comparison.Selections[0], comparison.Selections[0].Result.Course.Axis);
        var lines = comparison.Selections.Select(s => (s.Selection, s.Result.Course.Whole)).ToList();
        return Page.Of(
            $"{scenario.Name}: {string.Join(" or ", comparison.Selections.Select(s => s.Selection))}",
            FormattableString.Invariant($"{options.Replications} replications of {first.Result.Classes.Values.Sum(c => c["arrivals"].Value):N0} contacts, seed {options.Seed}; in each, every selection meets the same customers with the same patience and the same matters, so that what differs is the selection's doing."),
            command,
            string.Concat(comparison.Selections.Select(s => ResultTable.Warnings(s.Result, $"Under {s.Selection}, "))),
            string.Concat(comparison.Selections.Where(s => s.Differences is not null).Select(s => Verdict(scenario, first.Selection, s))),
            string.Join('\n', comparison.Selections.Where(s => s.Differences is not null).Select(s => Differences(scenario, first, s))),
            Page.Section("Waits", axis.IsOfDay ? "Through the day, all classes together." : "Through the run, all classes together.", CourseCharts.Waits(scenario, axis, lines)),
            Page.Section("Service level", "The share of contacts answered in time.", CourseCharts.ServiceLevels(scenario, axis, lines)),
            Each("Occupancy", "How busy each agent is.", comparison, s => OccupancyChart.Of($"Occupancy by agent, {s.Selection}", scenario, s.Result)),
            Each("Who served whom", "Of each class, the share that each pool took.", comparison, s => HeatTable.Of($"Who served whom, {s.Selection}", scenario, s.Result.ServedBy)),
            Page.Section("All figures", "By class.", comparison.Selections.Select(s => $"<h3>{Page.Text(s.Selection)}</h3>{ResultTable.Of(scenario, s.Result)}")));
    }

    private static string Each(string heading, string what, Comparison comparison, Func<ComparedSelection, string> draw) => Page.Section(
        heading, what, $"<div class=\"columns\">{string.Concat(comparison.Selections.Select(s => $"<div><h3>{Page.Text(s.Selection)}</h3>{draw(s)}</div>"))}</div>");

    private static string Verdict(Scenario scenario, string first, ComparedSelection other)
    {
        var cost = other.Differences![SimulationResult.CostRate];
        var percent = cost.Share is { } share ? FormattableString.Invariant($" ({share * 100:+0.0;−0.0;0.0} %)") : "";
        var words = cost.IsNone ? $"{other.Selection} and {first} cost the same on every day that was played." : cost.IsReal
            ? $"{other.Selection} costs {Durations.Number(Math.Abs(cost.Difference.Value))} {(cost.Difference.Value > 0 ? "more" : "less")} per {SimulationTables.Unit(scenario.TimeUnit).TrimEnd('s')} than {first}{percent}. The difference is real: {Interval(cost)}."
            : $"Whether {other.Selection} costs more or less than {first} cannot be told from this: {Interval(cost)}, and so it may be chance.";
        return $"<p class=\"verdict{(cost.IsReal ? " real" : "")}\">{Page.Text(words)}</p>";
    }

    private static string Interval(PairedDifference d) => d.Difference.HalfWidth is { } half
        ? FormattableString.Invariant($"the 95 % interval goes from {d.Difference.Value - half:+0.0000;−0.0000;0} to {d.Difference.Value + half:+0.0000;−0.0000;0}")
        : "there is no interval";

    private static string Differences(Scenario scenario, ComparedSelection first, ComparedSelection other)
    {
        var unit = ResultTable.WaitUnit(scenario, [first.Result, other.Result]);
        List<(string Name, PairedDifference Difference, double Factor, string Unit, bool? LessIsBetter)> rows =
        [
            ("cost", other.Differences![SimulationResult.CostRate], 1, "", true),
            ("mean wait", other.WholeDifferences[WholeFigures.MeanWait], unit.Factor, unit.Short, true),
            ("answered in time", other.WholeDifferences[WholeFigures.Within], 100, "points", false),
            ("abandoned", other.WholeDifferences[WholeFigures.Abandoned], 100, "points", true),
            ("resolved", other.WholeDifferences[WholeFigures.Resolved], 100, "points", false),
            ("occupancy", other.WholeDifferences[WholeFigures.Occupancy], 100, "points", null),
            .. scenario.Classes.Select(c => ($"mean wait of {c.Name}", other.Differences![$"{c.Name}.meanWait"], unit.Factor, unit.Short, (bool?)true)),
        ];
        var chart = rows.Where(row => row.Difference.Difference.Value != 0).Select(row => new DifferenceRow(
            row.Name, row.Difference.Share * 100, Half(row.Difference), row.Difference.IsReal, row.LessIsBetter is { } less ? less == row.Difference.Difference.Value < 0 : null)).ToList();
        var table = HtmlTable.Of(
            $"{other.Selection} against {first.Selection}", ["figure", "difference", "95 % interval", "%", "is it real?"],
            rows.Select(row => (string[])[row.Name, Signed(row.Difference.Difference.Value, row.Factor, row.Unit), Between(row.Difference, row.Factor), Percent(row.Difference), $"<td class=\"words\">{Words(row.Difference)}</td>"]),
            "Differences replication by replication on the same customers.");
        return Page.Section($"{other.Selection} against {first.Selection}", "What changes, and whether it is more than chance.", DifferenceChart.Of($"{other.Selection} against {first.Selection}", chart), table);
    }

    private static double? Half(PairedDifference d) => d.ShareHalfWidth * 100;

    private static string Words(PairedDifference d) => d.Difference.Value == 0 ? "no difference" : d.IsReal ? "yes: the interval leaves out 0" : "may be chance: the interval takes in 0";

    private static string Signed(double value, double factor, string unit) => $"{(value > 0 ? "+" : value < 0 ? "−" : "")}{Durations.Number(Math.Abs(value * factor))} {unit}".TrimEnd();

    private static string Between(PairedDifference d, double factor) => d.Difference.HalfWidth is { } half
        ? $"{Signed(d.Difference.Value - half, factor, "")} to {Signed(d.Difference.Value + half, factor, "")}"
        : "–";

    private static string Percent(PairedDifference d) => d.Share is { } share ? FormattableString.Invariant($"{share * 100:+0.0;−0.0;0.0}") : "–";
}
