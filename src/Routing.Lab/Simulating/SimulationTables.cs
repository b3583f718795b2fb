using System.Globalization;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>The tables of a simulation, for people.</summary>
internal static class SimulationTables
{
    private static readonly (string Figure, string Heading, double Factor, string Format)[] OfClasses =
    [
        ("arrivals", "arrived", 1, "N0"), ("served", "served", 1, "N0"), ("abandoned", "left", 1, "N0"), ("blocked", "blocked", 1, "N0"),
        ("meanWait", "mean wait", 1, "0.0000"), ("waitOfServed", "of served", 1, "0.0000"), ("pWaitOver0", "waited %", 100, "0.0"),
        ("pWithin", "in time %", 100, "0.0"), ("resolvedShare", "resolved %", 100, "0.0"), ("meanQueue", "queue", 1, "0.00"),
    ];

    public static void Show(Scenario scenario, SimulationOptions options, SimulationResult result)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{scenario.Name}[/], {options.Selection ?? "the scenario's selection"}: {options.Replications} replications, seed {options.Seed}; ± is half the 95 % interval over them");
        var classes = new Table().Title($"Classes, with times in {Unit(scenario.TimeUnit)}").AddColumn("class");
        foreach (var figure in OfClasses) classes.AddColumn(new TableColumn(figure.Heading).RightAligned());
        foreach (var (name, figures) in result.Classes)
            classes.AddRow([new Text(name), .. OfClasses.Select(figure => new Text(Cell(figures[figure.Figure], figure.Factor, figure.Format)))]);
        AnsiConsole.Write(classes.Caption(string.Create(CultureInfo.InvariantCulture, $"in time: served within {scenario.WithinTimeUnits:0.###}, of all who arrived")));
        var pools = new Table().Title("Pools").AddColumn("pool").AddColumn(new TableColumn("occupancy %").RightAligned());
        foreach (var (name, figures) in result.Pools) pools.AddRow(new Text(name), new Text(Cell(figures["occupancy"], 100, "0.0")));
        AnsiConsole.Write(pools);
        AnsiConsole.MarkupLineInterpolated($"Cost per time unit: [bold]{Cell(result.Overall[SimulationResult.CostRate], 1, "0.0000")}[/]");
        AnsiConsole.MarkupLineInterpolated($"{Cell(result.Overall[SimulationResult.ArrivalsPerSecond], 1, "N0")} arrivals per second of the clock and thread, {result.Overall[SimulationResult.ActorCallsPerArrival].Value:0.0} actor calls per arrival");
        Warn(result, "");
    }

    /// <summary>The classes that starve, and what to set.</summary>
    public static void Warn(SimulationResult result, string under)
    {
        foreach (var warning in result.Warnings ?? []) AnsiConsole.MarkupLineInterpolated($"[yellow]Warning: {under}{warning.ToString()}[/]");
    }

    public static string Cell(Figure figure, double factor, string format)
    {
        var value = (figure.Value * factor).ToString(format, CultureInfo.InvariantCulture);
        return figure.HalfWidth is { } half ? $"{value} ±{(half * factor).ToString(format == "N0" ? "N0" : format, CultureInfo.InvariantCulture)}" : value;
    }

    public static string Unit(TimeSpan unit) => unit == TimeSpan.FromHours(1) ? "hours" : unit == TimeSpan.FromMinutes(1) ? "minutes" : "seconds";
}
