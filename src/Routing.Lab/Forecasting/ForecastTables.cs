using System.Globalization;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>Forecasts as tables for people: the days ahead, and how forecasts did.</summary>
internal static class ForecastTables
{
    /// <summary>What the columns mean that say how far anyone could have come.</summary>
    public const string ByChance = "chance alone: the error left to whoever knew how many were expected, contacts coming independently (Poisson); busier days and hours that nobody can foresee make it higher. reached: of the way from seasonal naive down to it.";
    private const int MostShown = 20;

    public static void Show(IReadOnlyList<ForecastReport> reports)
    {
        foreach (var report in reports.Take(MostShown))
        {
            AnsiConsole.Write(Days(report));
            if (report.Trial is { } trial) AnsiConsole.Write(Errors(trial));
        }
        if (reports.Any(report => report.Trial is not null)) AnsiConsole.WriteLine(ByChance);
        if (reports.Count > 1) AnsiConsole.Write(All(reports));
        if (reports.Count > MostShown) AnsiConsole.WriteLine($"The first {MostShown} series of {reports.Count}; the JSON has all.");
    }

    private static Table Days(ForecastReport report)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape($"{report.Name}: {report.Forecast.Method}")) };
        table.AddColumn("day").AddColumn(Right("contacts")).AddColumn("busiest slot").AddColumn(Right("contacts")).AddColumn(Right("80 % interval"));
        if (report.HandleTimes is not null) table.AddColumn(Right("handle time"));
        for (var ahead = 0; ahead < report.Forecast.Slots.Length / report.Forecast.SlotsPerDay; ahead++)
        {
            var slots = report.Forecast.Day(ahead).ToArray();
            var busiest = Array.IndexOf(slots, slots.MaxBy(slot => slot.Contacts));
            List<string> row =
            [
                report.Forecast.FirstDay.AddDays(ahead).ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture), Whole(slots.Sum(slot => slot.Contacts)),
                TimeOnly.MinValue.Add(TimeSpan.FromDays((double)busiest / slots.Length)).ToString("HH:mm", CultureInfo.InvariantCulture),
                slots[busiest].Contacts.ToString("0.0", CultureInfo.InvariantCulture), $"{Whole(slots[busiest].Low)}–{Whole(slots[busiest].High)}",
            ];
            if (report.HandleTimes is { } times) row.Add(Whole(MeanOf(slots, times.Seconds.AsSpan(ahead * slots.Length, slots.Length))) + " s");
            table.AddRow([.. row]);
        }
        return table;
    }

    private static Table Errors(ForecastTrial trial)
    {
        var table = new Table().AddColumn("tried, days ahead");
        foreach (var name in (string[])["WAPE", "seasonal naive", "better by", "chance alone", "reached", "MASE", "seasonal naive", "held by the 80 % interval"]) table.AddColumn(Right(name));
        var groups = new List<(string Name, int From, int To)> { ("the day itself", 0, 1), ("2–7", 1, 7), ("8–14", 7, 14) };
        foreach (var (name, from, to) in groups.Where(group => group.From < trial.ByDaysAhead.Length)) Row(table, name, trial.Over(from, Math.Min(to, trial.ByDaysAhead.Length)));
        Row(table, "all", trial.Whole);
        return table;
    }

    private static Table All(IReadOnlyList<ForecastReport> reports)
    {
        var table = new Table().AddColumn("series").AddColumn("method").AddColumn(Right("WAPE")).AddColumn(Right("seasonal naive")).AddColumn(Right("better by")).AddColumn(Right("chance alone")).AddColumn(Right("reached"));
        foreach (var report in reports.Take(MostShown))
        {
            var error = report.Trial?.Whole;
            table.AddRow(Markup.Escape(report.Name), report.Forecast.Method, error is null ? "" : Percent(error.Forecast.Wape), error is null ? "" : Percent(error.Naive.Wape), error is null ? "" : Percent(error.Better), error is null ? "" : Percent(error.Floor.Wape), error is null ? "" : Percent(error.Reached));
        }
        return table;
    }

    private static void Row(Table table, string name, TrialError error) => table.AddRow(
        name, Percent(error.Forecast.Wape), Percent(error.Naive.Wape), Percent(error.Better), Percent(error.Floor.Wape), Percent(error.Reached), Two(error.Forecast.Mase), Two(error.Naive.Mase), Percent(error.Coverage));

    private static double MeanOf(ForecastSlot[] slots, ReadOnlySpan<double> seconds)
    {
        var (sum, contacts) = (0.0, 0.0);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            sum += slots[slot].Contacts * seconds[slot];
            contacts += slots[slot].Contacts;
        }
        return contacts > 0 ? sum / contacts : 0;
    }

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();

    private static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is { } known ? Percent(known) : "–";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
