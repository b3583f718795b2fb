using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace Routing.Gateway;

/// <summary>Figures by group and interval, as JSON or CSV.</summary>
internal sealed class ReportDesk(HistoryHost host, TimeProvider clock)
{
    private readonly ReportSums _sums = new(host.History);

    public static void MapMeasures(OperationMap map) => map.Add(
        new Operation("GET", "/v1/measures", "listMeasures", "Lists every measure: definition, formula, unit, target.", Roles.Any, List)
        { Reply = typeof(Page<MeasureView>), Query = Paging.Parameters });

    private static ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return new ValueTask<Reply>(problem);
        return new ValueTask<Reply>(Reply.Of(paging.Of(Measures.All.Select(ViewOf), m => m.Name), ApiJson.Default.MeasurePage));
    }

    public async ValueTask<Reply> Get(Call call)
    {
        var now = clock.GetUtcNow();
        if (ReportQuery.Read(call, now, out var query) is { } wrong) return wrong;
        if (PageOf(call, out var limit, out var after) is { } problem) return problem;
        await host.CatchUp(call.Ct);
        if (await _sums.Of(query!.Sums, query.Bounds, now, call.Ct) is not { } rows) return ProblemKinds.InvalidParameter.At("by", $"That is more than {ReportSums.MostRows} rows. Ask for longer intervals, less time, or one group.");
        var ordered = rows.OrderBy(r => r.Key.Interval).ThenBy(r => r.Key.A, StringComparer.Ordinal).ThenBy(r => r.Key.B, StringComparer.Ordinal);
        // The time before is one whole: a quarter of an hour is not held against it.
        var before = query.WithBaseline && query.Bounds.Count == 2 ? await Before(query, now, call.Ct) : null;
        if (query.IsCsv) return new CsvReply(Csv(query, ordered.Select(r => RowOf(query, r.Key, r.Value, before))));
        var page = ordered.Skip(after).Take(limit).Select(r => RowOf(query, r.Key, r.Value, before)).ToImmutableArray();
        return Reply.Of(new Page<ReportRow>(page, after + limit < rows.Count ? (after + limit).ToString(CultureInfo.InvariantCulture) : null), ApiJson.Default.ReportPage);
    }

    /// <summary>The same over as long a time before, as one interval.</summary>
    private ValueTask<IReadOnlyDictionary<ReportSums.Group, Tally>?> Before(ReportQuery query, DateTimeOffset now, CancellationToken ct)
    {
        var (from, to) = (query.From.ToUnixTimeSeconds(), query.To.ToUnixTimeSeconds());
        return _sums.Of(query.Sums, [from - (to - from), from], now, ct);
    }

    private static Problem? PageOf(Call call, out int limit, out int after)
    {
        after = 0;
        limit = 0;
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        limit = paging.Limit;
        return paging.After is null || (int.TryParse(paging.After, NumberStyles.None, null, out after) && after <= ReportSums.MostRows)
            ? null
            : ProblemKinds.InvalidParameter.At("after", "Send the value of next from the page before.");
    }

    private static MeasureView ViewOf(Measure measure) => new()
    {
        Name = measure.Name,
        Side = measure.Side,
        Unit = measure.Unit,
        Better = measure.Better,
        Title = ImmutableSortedDictionary<string, string>.Empty.Add("en", measure.Title).Add("zh", measure.ChineseTitle),
        Definition = measure.Definition,
        Formula = measure.Formula,
        FormulaVersion = measure.Version,
        Target = measure.Target,
    };

    private static ReportRow RowOf(ReportQuery query, ReportSums.Group group, Tally tally, IReadOnlyDictionary<ReportSums.Group, Tally>? before) => new()
    {
        From = DateTimeOffset.FromUnixTimeSeconds(query.Bounds[group.Interval]),
        To = DateTimeOffset.FromUnixTimeSeconds(query.Bounds[group.Interval + 1]),
        Queue = ValueOf(query, group, "queue"),
        Agent = ValueOf(query, group, "agent"),
        Intent = ValueOf(query, group, "intent"),
        Tier = ValueOf(query, group, "tier"),
        Channel = ValueOf(query, group, "channel"),
        Language = ValueOf(query, group, "language"),
        Figures = Figures.Of(query.Measures, tally, before?.GetValueOrDefault(group with { Interval = 0 })),
    };

    private static string? ValueOf(ReportQuery query, ReportSums.Group group, string dimension) =>
        query.Sums.Only.On(dimension) ?? (!query.Sums.By.Contains(dimension) ? null : dimension == query.Sums.Kept.A ? group.A : group.B);

    private static string Csv(ReportQuery query, IEnumerable<ReportRow> rows)
    {
        using var text = new StringWriter();
        using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (var heading in (string[])["from", "to", .. query.Sums.By, .. query.Measures.SelectMany(m => (string[])[m.Name, m.Name + ".n", m.Name + ".baseline"])]) csv.WriteField(heading);
        csv.NextRecord();
        foreach (var row in rows)
        {
            csv.WriteField(row.From.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            csv.WriteField(row.To.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            foreach (var dimension in query.Sums.By) csv.WriteField(CsvText.Harmless(row.On(dimension)));
            foreach (var measure in query.Measures)
            {
                var figure = row.Figures[measure.Name];
                csv.WriteField(figure.Value);
                csv.WriteField(figure.N);
                csv.WriteField(figure.Baseline);
            }
            csv.NextRecord();
        }
        csv.Flush();
        return text.ToString();
    }
}
