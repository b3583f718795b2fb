using System.CommandLine;
using System.Globalization;
using Routing.Client;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>report URL</c>: figures of a server as a table.</summary>
internal static class ReportCommand
{
    private const string UsualMeasures = "answered,abandoned,serviceLevel.abandonsInTimeCountAsMet,asa,aht,occupancy,fcr,satisfaction";

    public static Command Make()
    {
        var url = new Argument<Uri>("URL") { Description = "The server, as in http://127.0.0.1:5080.", CustomParser = DriveCommand.Address };
        var server = new ServerArguments();
        var measures = new Option<string?>("--measures") { Description = $"Names of measures, separated by commas; GET /v1/measures lists them. Without it, {UsualMeasures}, so far as they are told by what is asked." };
        var passed = new[] { ("by", "One or two of queue, agent, intent, tier, channel, language."), ("interval", "total, quarterHour, hour or day."), ("from", "An instant on a quarter of an hour; today's midnight unless given."), ("to", "The same; now unless given."), ("zone", "Time zone of days, as in Asia/Shanghai.") }
            .Select(p => new Option<string?>($"--{p.Item1}") { Description = p.Item2 })
            .Concat(Slice.Dimensions.Select(d => new Option<string?>($"--{d}") { Description = $"Only this {d}." })).ToList();
        var command = new Command("report", "Shows measures of a server by queue, agent or whatever else, over intervals.") { url, measures };
        server.AddTo(command, hasGroup: false);
        foreach (var option in passed) command.Add(option);
        command.SetAction((parsed, ct) => Cli.Guard(() => server.Ask(parsed, parsed.GetValue(url)!.AbsoluteUri, asked =>
            Show(asked, [("measures", parsed.GetValue(measures)), .. passed.Select(o => (o.Name.TrimStart('-'), parsed.GetValue(o)))], ct))));
        return command;
    }

    private static async Task Show(RoutingClient server, (string Name, string? Value)[] parts, CancellationToken ct)
    {
        var known = (await server.Reports.Measures(ct)).Items;
        var units = known.ToDictionary(m => m.Name, m => m.Unit);
        parts = [.. parts.Select(part => part is { Name: "measures", Value: null } ? part with { Value = Usual(known, parts) } : part)];
        var rows = new List<ReportRow>();
        for (string? after = null; ;)
        {
            var page = await server.Reports.Get([.. parts, ("limit", "200"), ("after", after)], ct);
            rows.AddRange(page.Items);
            if ((after = page.Next) is null) break;
        }
        var zone = parts.First(part => part.Name == "zone").Value is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : TimeZoneInfo.Utc;
        await Cli.Write(null, () => "", () =>
        {
            AnsiConsole.Write(Table(rows, units, zone));
            AnsiConsole.WriteLine("n: of how many it is made; before: the same measure as many whole days before as the report is long.");
        });
    }

    /// <summary>The usual measures without those that are not told by the dimensions asked for; null for all there are, where none is left.</summary>
    internal static string? Usual(IEnumerable<MeasureView> known, IReadOnlyList<(string Name, string? Value)> parts)
    {
        var asked = (parts.FirstOrDefault(p => p.Name == "by").Value?.Split(',', StringSplitOptions.TrimEntries) ?? []).Union(parts.Where(p => p.Value is not null && Slice.Dimensions.Contains(p.Name)).Select(p => p.Name)).ToList();
        var told = known.Where(m => asked.All(m.By.Contains)).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        return string.Join(',', UsualMeasures.Split(',').Where(told.Contains)) is { Length: > 0 } left ? left : null;
    }

    internal static Table Table(IReadOnlyList<ReportRow> rows, IReadOnlyDictionary<string, MeasureUnit> units, TimeZoneInfo zone)
    {
        var groups = Slice.Dimensions.Where(d => rows.Any(r => r.On(d) is not null)).ToList();
        var measures = rows.SelectMany(r => r.Figures.Keys).Distinct().ToList();
        var table = new Table().AddColumn("from");
        foreach (var group in groups) table.AddColumn(group);
        foreach (var measure in measures) table.AddColumn(new TableColumn(Headed(measure, rows, units)).RightAligned());
        foreach (var row in rows)
        {
            table.AddRow([
                new Text(TimeZoneInfo.ConvertTime(row.From, zone).ToString(zone == TimeZoneInfo.Utc ? "yyyy-MM-dd HH:mm'Z'" : "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)),
                .. groups.Select(group => new Text(row.On(group) ?? "")),
                .. measures.Select(measure => new Text(Figure(row.Figures[measure], units.GetValueOrDefault(measure)))),
            ]);
        }
        return table;
    }

    private static string Headed(string measure, IEnumerable<ReportRow> rows, IReadOnlyDictionary<string, MeasureUnit> units) =>
        rows.Select(row => row.Figures[measure].Target).FirstOrDefault(target => target is not null) is { } target ? $"{measure}\ntarget {Value(target, units.GetValueOrDefault(measure))}" : measure;

    private static string Figure(FigureView figure, MeasureUnit unit) =>
        figure.Value is null ? "–" : $"{Value(figure.Value, unit)}\nn {figure.N.ToString("N0", CultureInfo.InvariantCulture)}{(figure.Baseline is null ? "" : $", before {Value(figure.Baseline, unit)}")}";

    private static string Value(double? figure, MeasureUnit unit) => (figure, unit) switch
    {
        (null, _) => "–",
        ({ } percent, MeasureUnit.Percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:F1} %"),
        ({ } seconds, MeasureUnit.Seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:N0} s"),
        ({ } contacts, MeasureUnit.Contacts) => string.Create(CultureInfo.InvariantCulture, $"{contacts:#,0.#}"),
        ({ } value, _) => string.Create(CultureInfo.InvariantCulture, $"{value:N2}"),
    };
}
