using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace Routing.Gateway;

/// <summary>Figures by group and interval, as JSON or CSV.</summary>
internal sealed class ReportDesk(HistoryHost host, TargetReads aims, TimeProvider clock) : IDisposable
{
    /// <summary>Rows of a CSV written at a time.</summary>
    private const int AtATime = 500;

    /// <summary>Rows that are held for the pages that follow, at about a kilobyte each; of more every page is added up anew.</summary>
    private const int MostHeld = 10_000;
    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(30);

    private readonly ReportSums _sums = new(host.History);
    private readonly HeldOnce<Held> _held = new(HeldFor, clock);

    public async ValueTask<Reply> Get(Call call)
    {
        var now = clock.GetUtcNow();
        if (ReportQuery.Read(call, now, out var query) is { } wrong) return wrong;
        if (Paging.Read(call, out var paging, isCursor: after => PlaceOf(after) is not null) is { } problem) return problem;
        if (await Rows(call, query!, paging, now) is not { } rows) return ProblemKinds.InvalidParameter.At("by", $"That is more than {ReportSums.MostRows} rows. Ask for longer intervals, less time, or one group.");
        // Not here: this may be given up for its time, and must not write to who asks next then.
        if (query!.IsCsv) return new Reply.Streamed(() => WriteCsv(call, query, rows));
        var targets = await aims.Now(call.Ct);
        var begin = paging.After is { } sent && PlaceOf(sent) is { } last ? rows.FirstAfter(last) : 0;
        var page = rows.Sums.Skip(begin).Take(paging.Limit).Select(r => RowOf(query, targets, r.Key, r.Value, rows.Before)).ToImmutableArray();
        return Reply.Of(new Page<ReportRow>(page, begin + paging.Limit < rows.Sums.Length ? CursorOf(rows.Sums[begin + paging.Limit - 1].Key) : null), ApiJson.Default.ReportPage);
    }

    public void Dispose() => _held.Dispose();

    private async ValueTask<Held?> Rows(Call call, ReportQuery query, Paging paging, DateTimeOffset now)
    {
        var asked = string.Join('&', ReportQuery.Parameters.Except(Paging.Parameters).Select(name => $"{name}={Uri.EscapeDataString(call.Query(name) ?? "")}")) + $"&{query.Bounds[0]}-{query.Bounds[^1]}";
        if (paging.After is not null && _held.Present is { } held && held.Asked == asked) return held;
        await host.CatchUp(call.Ct);
        if (await _sums.Of(query.Sums, query.Bounds, now, call.Ct) is not { } sums) return null;
        // The time before is one whole: a quarter of an hour is not held against it.
        var before = query.WithBaseline && query.Bounds.Count == 2 ? await Before(query, now, call.Ct) : null;
        var rows = new Held(asked, [.. sums.OrderBy(row => row.Key, ReportSums.InOrder)], before);
        if (rows.Sums.Length > paging.Limit && rows.Sums.Length + (before?.Count ?? 0) <= MostHeld && !query.IsCsv) _held.Hold(rows);
        return rows;
    }

    /// <summary>The same over as long a time before, as one interval.</summary>
    private ValueTask<IReadOnlyDictionary<ReportSums.Group, Tally>?> Before(ReportQuery query, DateTimeOffset now, CancellationToken ct)
    {
        var (from, to) = (query.From.ToUnixTimeSeconds(), query.To.ToUnixTimeSeconds());
        return _sums.Of(query.Sums, [from - (to - from), from], now, ct);
    }

    /// <summary>By the group, not by how many came before it: of those more may come in between.</summary>
    private static string CursorOf(in ReportSums.Group group) => $"{group.Interval}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{group.A}\n{group.B}"))}";

    private static ReportSums.Group? PlaceOf(string cursor)
    {
        var cut = cursor.IndexOf('.', StringComparison.Ordinal);
        if (cut < 0 || !int.TryParse(cursor.AsSpan(0, cut), NumberStyles.None, null, out var interval) || !Base64Url.IsValid(cursor.AsSpan(cut + 1))) return null;
        var names = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor.AsSpan(cut + 1))).Split('\n');
        return names.Length == 2 ? new ReportSums.Group(interval, names[0], names[1]) : null;
    }

    private static ReportRow RowOf(ReportQuery query, MeasureTargets targets, ReportSums.Group group, Tally tally, IReadOnlyDictionary<ReportSums.Group, Tally>? before) => new()
    {
        From = DateTimeOffset.FromUnixTimeSeconds(query.Bounds[group.Interval]),
        To = DateTimeOffset.FromUnixTimeSeconds(query.Bounds[group.Interval + 1]),
        Queue = ValueOf(query, group, "queue"),
        Agent = ValueOf(query, group, "agent"),
        Intent = ValueOf(query, group, "intent"),
        Tier = ValueOf(query, group, "tier"),
        Channel = ValueOf(query, group, "channel"),
        Language = ValueOf(query, group, "language"),
        Figures = Figures.Of(query.Measures, targets, tally, before?.GetValueOrDefault(group with { Interval = 0 })),
    };

    private static string? ValueOf(ReportQuery query, ReportSums.Group group, string dimension) =>
        query.Sums.Only.On(dimension) ?? (!query.Sums.By.Contains(dimension) ? null : dimension == query.Sums.Kept.A ? group.A : group.B);

    private static async Task WriteCsv(Call call, ReportQuery query, Held rows)
    {
        call.Http.Response.ContentType = BulkLines.Csv + "; charset=utf-8";
        await Write(call, csv =>
        {
            foreach (var heading in (string[])["from", "to", .. query.Sums.By, .. query.Measures.SelectMany(m => (string[])[m.Name, m.Name + ".n", m.Name + ".baseline"])]) csv.WriteField(heading);
            csv.NextRecord();
        });
        foreach (var some in rows.Sums.Chunk(AtATime))
        {
            await Write(call, csv =>
            {
                foreach (var (group, tally) in some) Line(csv, query, RowOf(query, MeasureTargets.None, group, tally, rows.Before));
            });
        }
    }

    private static void Line(CsvWriter csv, ReportQuery query, ReportRow row)
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

    private static async ValueTask Write(Call call, Action<CsvWriter> lines) => await call.Http.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(CsvText.Of(lines)), call.Ct);

    /// <summary>The rows of a report, in order.</summary>
    private sealed record Held(string Asked, ImmutableArray<KeyValuePair<ReportSums.Group, Tally>> Sums, IReadOnlyDictionary<ReportSums.Group, Tally>? Before)
    {
        public int FirstAfter(ReportSums.Group last)
        {
            var (low, high) = (0, Sums.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (ReportSums.InOrder.Compare(Sums[middle].Key, last) <= 0) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }
}
