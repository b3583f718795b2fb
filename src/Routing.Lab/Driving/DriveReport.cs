using System.Globalization;
using System.Text.Json;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>The report of a drive: tables for people, JSON for programs.</summary>
internal static class DriveReport
{
    private const int ViolationsShown = 5;

    public static Task Write(PlayReport report, string? jsonPath) =>
        Cli.Write(jsonPath, () => JsonSerializer.Serialize(report, PlayReportJson.Default.PlayReport), () => Show(report));

    private static void Show(PlayReport report)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{report.Scenario}[/], seed {report.Seed}: {TimeSpan.FromSeconds(report.ScenarioSeconds):hh\\:mm\\:ss} of the scenario in {report.WallSeconds:F1} s (speed {report.Speed:0.##})");
        AnsiConsole.Write(Queues(report));
        AnsiConsole.Write(Times(report));
        AnsiConsole.Write(Promises(report));
        foreach (var violation in report.Promises.SelectMany(p => p.Violations.Take(ViolationsShown)))
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{violation.ToString()}[/]");
        }
        if (report.End is { } end)
        {
            var open = end.OpenByState.Count == 0 ? "none" : string.Join(", ", end.OpenByState.Select(s => $"{s.Value} {s.Key}"));
            AnsiConsole.MarkupLineInterpolated($"Open at the end: {open}{(end.Drained ? "" : " (the time for draining ran out)")}");
        }
    }

    private static Table Queues(PlayReport report)
    {
        var table = new Table().Title("Queues, with the time to answer in scenario seconds").AddColumn("queue");
        foreach (var name in (string[])["arrived", "offers", "answered", "served", "left", "blocked", "p50", "p90", "p99", "service level*"]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var (id, q) in report.Queues)
        {
            table.AddRow(Cell(id), Cell(q.Arrived), Cell(q.Offers), Cell(q.Answered), Cell(q.Served), Cell(q.Abandoned), Cell(q.Blocked),
                Cell(q.AnswerSeconds.P50), Cell(q.AnswerSeconds.P90), Cell(q.AnswerSeconds.P99), ServiceLevel(q));
        }
        return table.Caption("* reached / goal; answered in time ÷ (answered + abandoned): abandons count as missed");
    }

    private static Table Times(PlayReport report)
    {
        var table = new Table().Title("Times").AddColumn("what").AddColumn("unit");
        foreach (var name in (string[])["count", "mean", "p50", "p90", "p99", "max"]) table.AddColumn(new TableColumn(name).RightAligned());
        Row(table, "wait (answered and abandoned)", "scenario s", report.WaitSeconds, 1);
        Row(table, "answer", "scenario s", report.AnswerSeconds, 1);
        foreach (var (kind, call) in report.Calls) Row(table, $"{kind} round trip", "ms", call.RoundTripSeconds, 1000);
        Row(table, "lag behind the schedule", "ms", report.LagSeconds, 1000);
        return table;
    }

    private static Table Promises(PlayReport report)
    {
        var table = new Table().Title("Promises").AddColumn("promise").AddColumn(new TableColumn("tested").RightAligned()).AddColumn("kept");
        foreach (var promise in report.Promises)
        {
            table.AddRow(Cell(promise.Promise), Cell(promise.Checked), promise.Broken > 0 ? new Markup($"[red]broken {promise.Broken} times[/]") : promise.Checked > 0 ? new Markup("[green]kept[/]") : new Markup("[grey]not tested[/]"));
        }
        return table;
    }

    private static void Row(Table table, string what, string unit, Percentiles p, double factor) => table.AddRow(
        Cell(what), Cell(unit), Cell(p.Count), Cell(p.Mean * factor), Cell(p.P50 * factor), Cell(p.P90 * factor), Cell(p.P99 * factor), Cell(p.Max * factor));

    private static Text ServiceLevel(QueueReport q) => Cell(q.AbandonsCountAsMissedPercent is { } percent
        ? string.Create(CultureInfo.InvariantCulture, $"{percent:F0} / {q.ServiceLevelTargetPercent:F0} % in {q.ServiceLevelWithinSeconds} s")
        : "–");

    private static Text Cell(string text) => new(text);

    private static Text Cell(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static Text Cell(double number) => new(number.ToString("F1", CultureInfo.InvariantCulture));
}
