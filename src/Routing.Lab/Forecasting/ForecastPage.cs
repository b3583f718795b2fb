using System.Globalization;

namespace Routing.Lab;

/// <summary>The page of a forecast: what is expected, what was forecast against what came, and its error.</summary>
public static class ForecastPage
{
    private const int MostSeries = 12;
    private const int DaysShown = 7;

    public static string Of(string file, IReadOnlyList<ForecastReport> reports, string command) => Page.Made(
        "Forecast from the series alone; what was tried knew only the days before it.",
        $"Forecast of {file}",
        $"{reports.Count} series; {reports[0].Forecast.Slots.Length / reports[0].Forecast.SlotsPerDay} days ahead from {reports[0].Forecast.FirstDay:yyyy-MM-dd}.{(reports.Count > MostSeries ? $" The first {MostSeries} are shown." : "")}",
        command,
        reports.Take(MostSeries).SelectMany(Sections));

    private static IEnumerable<string> Sections(ForecastReport report)
    {
        if (report.Trial is { } trial)
        {
            yield return $"<p class=\"verdict{(trial.Whole.Better > 0 ? " real" : "")}\">{Page.Text($"{report.Name}: tried on the last {trial.DayAhead.Length / report.History.SlotsPerDay} days, the error (WAPE) is {Percent(trial.Whole.Forecast.Wape)}; seasonal naive's is {Percent(trial.Whole.Naive.Wape)}, so it is better by {Percent(trial.Whole.Better)}.")}</p>";
            yield return Page.Section($"{report.Name}: forecast against what came", "The last days that are known, each as it was forecast the evening before.", Against(report, trial));
            yield return Page.Section($"{report.Name}: errors", "WAPE: the sum of errors over the sum of what came. MASE: below 1 is better than taking the same half hour of the week before. By " + ForecastTables.ByChance, Errors(trial));
        }
        yield return Page.Section($"{report.Name}: what is expected", $"By the method that did best: {report.Forecast.Method}.", Expected(report), Methods(report.Forecast));
    }

    private static string Against(ForecastReport report, ForecastTrial trial)
    {
        var slots = report.History.SlotsPerDay;
        var days = Math.Min(DaysShown, trial.DayAhead.Length / slots);
        var forecast = trial.DayAhead[^(days * slots)..];
        var came = report.History.Counts[^(days * slots)..];
        return new LineChart("Forecast and what came", $"Contacts per slot, the last {days} days; low and high hold four in five.")
        {
            Along = $"days from {report.History.DateOf(report.History.Days - days):yyyy-MM-dd}",
            Moments = [.. Enumerable.Range(0, days * slots).Select(n => (n + 0.5) / slots)],
            Length = days,
            Series =
            [
                ("came", [.. came.Select(count => (double?)count)]), ("forecast", [.. forecast.Select(slot => (double?)Math.Round(slot.Contacts, 1))]),
                ("low", [.. forecast.Select(slot => (double?)slot.Low)]), ("high", [.. forecast.Select(slot => (double?)slot.High)]),
            ],
        }.Draw();
    }

    private static string Expected(ForecastReport report)
    {
        var slots = report.Forecast.SlotsPerDay;
        return new LineChart("Expected contacts", "Contacts per slot; low and high hold four in five.")
        {
            Along = $"days from {report.Forecast.FirstDay:yyyy-MM-dd}",
            Moments = [.. Enumerable.Range(0, report.Forecast.Slots.Length).Select(n => (n + 0.5) / slots)],
            Length = (double)report.Forecast.Slots.Length / slots,
            Series =
            [
                ("expected", [.. report.Forecast.Slots.Select(slot => (double?)Math.Round(slot.Contacts, 1))]),
                ("low", [.. report.Forecast.Slots.Select(slot => (double?)slot.Low)]), ("high", [.. report.Forecast.Slots.Select(slot => (double?)slot.High)]),
            ],
        }.Draw();
    }

    private static string Errors(ForecastTrial trial) => HtmlTable.Of(
        "Errors", ["days ahead", "WAPE", "of seasonal naive", "better by", "by chance alone", "reached", "MASE", "held by the 80 % interval"],
        trial.ByDaysAhead.Select((error, ahead) => Row(ahead == 0 ? "the day itself" : $"{ahead + 1}", error)).Append(Row("all", trial.Whole)));

    private static string[] Row(string name, TrialError error) =>
        [name, Percent(error.Forecast.Wape), Percent(error.Naive.Wape), Percent(error.Better), Percent(error.Floor.Wape), error.Reached is { } reached ? Percent(reached) : "–", error.Forecast.Mase.ToString("0.00", CultureInfo.InvariantCulture), Percent(error.Coverage)];

    private static string Methods(Forecast forecast) => HtmlTable.Of(
        "Methods", ["method", "WAPE", "MASE"],
        forecast.Methods.Select(method => (string[])[method.Method, Percent(method.Error.Wape), method.Error.Mase.ToString("0.00", CultureInfo.InvariantCulture)]),
        "Each tried on the last weeks, at origins that roll through them.");

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
