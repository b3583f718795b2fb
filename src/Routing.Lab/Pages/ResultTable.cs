using Routing.Simulation;

namespace Routing.Lab;

/// <summary>The figures of a simulation, with units and intervals; and the few that stand large at the top.</summary>
internal static class ResultTable
{
    public static string Of(Scenario scenario, SimulationResult result)
    {
        var unit = WaitUnit(scenario, [result]);
        return HtmlTable.Of(
            "Result by class",
            ["class", "arrived", "served", "abandoned", "blocked", $"mean wait ({unit.Short})", $"of served ({unit.Short})", $"longest ({unit.Short})", "had to wait (%)", "in time (%)", "resolved (%)", "waiting on average"],
            result.Classes.Select(c => (string[])
            [
                c.Key, .. new[] { "arrivals", "served", "abandoned", "blocked" }.Select(name => Durations.Write(c.Value[name], 1, "")),
                Durations.Write(c.Value["meanWait"], unit.Factor, ""), Durations.Write(c.Value["waitOfServed"], unit.Factor, ""), Durations.Number(result.LongestWaits[c.Key] * unit.Factor),
                Durations.Write(c.Value["pWaitOver0"], 100, ""), Durations.Write(c.Value["pWithin"], 100, ""), Durations.Write(c.Value["resolvedShare"], 100, ""), Durations.Write(c.Value["meanQueue"], 1, ""),
            ]),
            $"Per replication, with half the 95 % interval over {result.Replications} replications. In time: answered within {Within(scenario)}, of all who arrived.");
    }

    /// <summary>The figures to see first.</summary>
    public static string Cards(Scenario scenario, SimulationResult result)
    {
        var (whole, unit) = (result.Whole, WaitUnit(scenario, [result]));
        (string Figure, string What)[] cards =
        [
            (Durations.Write(whole[WholeFigures.Within], 100, "%"), $"answered within {Within(scenario)}"),
            (unit.Of(whole[WholeFigures.MeanWait]), "mean wait"),
            (Durations.Write(whole[WholeFigures.Abandoned], 100, "%"), "abandoned"),
            (Durations.Write(whole[WholeFigures.Resolved], 100, "%"), "of the served resolved"),
            (Durations.Write(whole[WholeFigures.Occupancy], 100, "%"), "occupancy of the agents"),
            (Durations.Write(result.Overall[SimulationResult.CostRate], 1, ""), $"cost per {SimulationTables.Unit(scenario.TimeUnit).TrimEnd('s')}"),
        ];
        return $"<ul class=\"cards\">{string.Concat(cards.Select(card => $"<li><b>{card.Figure}</b><span>{Page.Text(card.What)}</span></li>"))}</ul>";
    }

    public static string Warnings(SimulationResult result, string under = "") => string.Concat((result.Warnings ?? []).Select(warning =>
        $"<p class=\"warning\" role=\"note\"><strong>{Page.Text(under)}{Page.Text(warning.Class)} starves:</strong> {Page.Text(warning.What)}. {Page.Text(warning.Advice)}</p>"));

    public static Durations WaitUnit(Scenario scenario, IEnumerable<SimulationResult> results) =>
        Durations.For(scenario, results.SelectMany(result => result.Classes.Values).Max(figures => figures["meanWait"].Value));

    private static string Within(Scenario scenario) => Durations.For(scenario, scenario.WithinTimeUnits).Of(scenario.WithinTimeUnits);
}
