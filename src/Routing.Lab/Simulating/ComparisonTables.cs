using System.Globalization;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>The tables of a comparison, for people.</summary>
internal static class ComparisonTables
{
    private const int DifferencesShown = 12;

    public static void Show(Scenario scenario, Comparison comparison)
    {
        var table = new Table().Title($"{Markup.Escape(scenario.Name)}: cost per time unit").AddColumn("selection");
        foreach (var name in (string[])["cost", "difference", "%", "verdict"]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var selection in comparison.Selections)
        {
            var cost = SimulationTables.Cell(selection.Result.Overall[SimulationResult.CostRate], 1, "0.0000");
            if (selection.Differences is not { } differences) table.AddRow(selection.Selection, cost, "–", "–", "compared with");
            else table.AddRow(selection.Selection, cost, SimulationTables.Cell(differences[SimulationResult.CostRate].Difference, 1, "0.0000"), Percent(differences[SimulationResult.CostRate]), Verdict(differences[SimulationResult.CostRate]));
        }
        AnsiConsole.Write(table.Caption("differences by replication on the same customers, with half the 95 % interval"));
        foreach (var selection in comparison.Selections.Where(s => s.Differences is not null)) Detail(comparison.Selections[0].Selection, selection);
        foreach (var selection in comparison.Selections) SimulationTables.Warn(selection.Result, $"under {selection.Selection}, ");
    }

    private static void Detail(string first, ComparedSelection selection)
    {
        if (selection.Standing.IsEmpty) AnsiConsole.WriteLine($"{selection.Selection} against {first}: none of {selection.Looked.Length} figures differs beyond what looking at so many brings by accident.");
        else AnsiConsole.Write(Details(first, selection));
    }

    private static Table Details(string first, ComparedSelection selection)
    {
        var table = new Table().Title(Markup.Escape($"{selection.Selection} against {first}: what differs most")).AddColumn("figure");
        foreach (var name in (string[])["difference", "%"]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var (figure, difference) in selection.Standing.Take(DifferencesShown)) table.AddRow(Markup.Escape(figure), SimulationTables.Cell(difference.Difference, 1, "0.0000"), Percent(difference));
        return table.Caption(string.Create(CultureInfo.InvariantCulture, $"{selection.Standing.Length} of {selection.Looked.Length} figures differ, of which {ComparedSelection.FalseShare:P0} may be accidents of looking at so many (Benjamini and Hochberg){(selection.Standing.Length > DifferencesShown ? $"; the first {DifferencesShown}" : "")}"));
    }

    private static string Percent(PairedDifference difference) => difference.Share is { } share ? (share * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) : "–";

    private static string Verdict(PairedDifference difference) => difference.IsNone ? "no difference" : difference.IsReal ? "real" : "may be chance";
}
