using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>forecast FILE</c>, or <c>forecast URL</c> of a server: contacts and handle times of the days ahead, and how such forecasts would have done so far.</summary>
internal static class ForecastCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make()
    {
        var file = new Argument<string?>("FILE") { Description = "CSV or TSV with start and contacts, optionally handleSeconds, queue, intent, channel; a row for each half hour, or shorter. Or the URL of a server, as http://127.0.0.1:5080.", Arity = ArgumentArity.ZeroOrOne };
        var calendar = new Option<string?>("--calendar") { Description = "Holidays and campaigns: a JSON list of {name, first, last, factor}; factor only where it is known." };
        var days = Cli.Number("--days", "Days ahead, 1–14; without it, 14 of a file and 1 of a server.", ForecastDefaults.MaxDaysAhead, int.MinValue);
        var tried = Cli.Number("--try", "Days at the end of the past on which forecasts are tried; of a server none unless given.", 56, int.MinValue);
        var minutes = Cli.Number("--minutes", "Length of a slot: 15, 30 or 60.", 30, int.MinValue);
        var now = new Option<string?>("--now") { Description = "A time within the last day of the file: what came until then mends the rest of that day." };
        var bench = Cli.NumberOrNone("--bench", "Forecasts so many made-up series instead of a file, and takes the time.", 1);
        var sample = new Option<string?>("--sample") { Description = "Writes a made-up history of two queues to this file, to try things with." };
        var json = new Option<string?>("--json") { Description = "Writes the forecast as JSON to this file, - for standard output." };
        var html = new Option<string?>("--html") { Description = "Writes a page with charts to this file: forecast against what came." };
        var queue = new Option<string?>("--queue") { Description = "Of a server: the half hours of this queue; without it, all series of the group with their errors." };
        var intent = new Option<string?>("--intent") { Description = "Of a server, with --queue: only this intent." };
        var server = new ServerArguments();
        var command = new Command("forecast", "Forecasts contacts and handle times per half hour, one to fourteen days ahead.") { file, calendar, days, tried, minutes, now, bench, sample, json, html, queue, intent };
        server.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            var order = new ForecastOrder(parsed.GetValue(days), parsed.GetValue(tried), parsed.GetValue(minutes), Now(parsed.GetValue(now)));
            order.Check();
            if (parsed.GetValue(file) is { } url && ServerArguments.Names(url))
            {
                ServerArguments.RefuseOfFiles(parsed, ServerForecast.Why, calendar, minutes, now, bench, sample, html);
                if (Cli.IsGiven(parsed, queue)) server.RefuseGroup(parsed, "is for the list of all series; --queue names one queue, of whatever group.");
                else Cli.Refuse(parsed, "is for one queue: name it with --queue, or leave this out for the list of all series.", intent, days, tried);
                await server.Ask(parsed, url, asked => parsed.GetValue(queue) is { } name
                    ? ServerForecast.Show(asked, name, parsed.GetValue(intent), Cli.IsGiven(parsed, days) ? order.Days : 1, Cli.IsGiven(parsed, tried) ? order.Tried : null, parsed.GetValue(json), ct)
                    : ServerForecast.List(asked, server.Group(parsed), parsed.GetValue(json), ct));
                return;
            }
            server.RefuseOfServers(parsed, queue, intent);
            if (parsed.GetValue(sample) is { } made)
            {
                Cli.Refuse(parsed, "says nothing to --sample, which writes a history and forecasts nothing.", calendar, days, tried, minutes, now, bench, json, html);
                if (parsed.GetValue(file) is { } other) throw new InvalidOperationException($"{other}: --sample makes a history up; leave the file out, or --sample.");
                await File.WriteAllTextAsync(made, SampleHistory.Text(), ct);
                await Console.Error.WriteLineAsync($"The history is in {made}.");
                return;
            }
            if (parsed.GetValue(bench) is { } count)
            {
                Cli.Refuse(parsed, "says nothing to --bench, which forecasts made-up series for the time it takes.", calendar, tried, minutes, now, json, html);
                if (parsed.GetValue(file) is { } other) throw new InvalidOperationException($"{other}: --bench makes its series up; leave the file out, or --bench.");
                Bench(count, order.Days, ct);
                return;
            }
            var path = parsed.GetValue(file) ?? throw new InvalidOperationException("Name a file, or the URL of a server; or --sample to have one made up, or --bench with how many series.");
            var entries = CalendarFile.Read(parsed.GetValue(calendar));
            var reports = Run(SeriesFile.Read(path, order.Minutes), entries, order, ct);
            await Cli.WritePage(parsed.GetValue(html), () => ForecastPage.Of(Path.GetFileName(path), reports, Cli.Given(parsed)));
            await Cli.Write(parsed.GetValue(json), () => JsonSerializer.Serialize(new { series = reports.Select(report => report.Json(order.Minutes)) }, Json), () => ForecastTables.Show(reports));
        }));
        return command;
    }

    private static List<ForecastReport> Run(IReadOnlyList<NamedSeries> series, ForecastCalendar calendar, ForecastOrder order, CancellationToken ct)
    {
        var done = 0L;
        return RunProgress.Watch("forecasting", series.Count, progress => series.AsParallel().AsOrdered().WithCancellation(ct).Select(one =>
        {
            try
            {
                return ForecastReport.Of(one, calendar, order.Days, order.Tried, ForecastDefaults.Coverage, order.Now);
            }
            catch (ArgumentException fault)
            {
                throw new InvalidOperationException($"{one.Name}: {fault.Message}", fault);
            }
            finally
            {
                progress(Interlocked.Increment(ref done));
            }
        }).ToList());
    }

    private static void Bench(int count, int days, CancellationToken ct)
    {
        const int DaysKnown = 365;
        // Made ahead, so that the time is that of forecasts; each is used several times.
        var series = Enumerable.Range(1, Math.Min(count, 50)).AsParallel().Select(seed => GeneratedSeries.Of(seed, DaysKnown, 50 * seed)).ToList();
        var clock = Stopwatch.StartNew();
        Enumerable.Range(0, count).AsParallel().WithCancellation(ct).ForAll(n => Forecaster.Run(series[n % series.Count].Series, new ForecastCalendar(series[n % series.Count].Calendar), days));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} series of {DaysKnown} days, {days} days ahead each, chosen among {ForecastMethods.All.Length + 1} methods: {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    private static DateTime? Now(string? text) => text is null ? null
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, out var now) ? now
        : throw new InvalidOperationException($"--now: \"{text}\" is no time; write it as in 2026-11-22T09:30.");
}

/// <summary>What is to be forecast, and how.</summary>
internal sealed record ForecastOrder(int Days, int Tried, int Minutes, DateTime? Now)
{
    private const int MostTried = 366;

    public void Check()
    {
        if (Days is < 1 or > ForecastDefaults.MaxDaysAhead) throw new InvalidOperationException($"--days: must be 1–{ForecastDefaults.MaxDaysAhead}.");
        if (Tried is < 0 or > MostTried) throw new InvalidOperationException($"--try: must be 0–{MostTried}.");
        if (Minutes is not (15 or 30 or 60)) throw new InvalidOperationException("--minutes: must be 15, 30 or 60.");
    }
}
