using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Routing.Gateway;

/// <summary>Writes a report whole: as CSV, or a row a line as JSON.</summary>
internal static class ReportLines
{
    public static async Task Write(Call call, ReportQuery query, IAsyncEnumerable<ImmutableArray<ReportRow>> chunks)
    {
        call.Http.Response.ContentType = query.IsCsv ? BulkLines.Csv + "; charset=utf-8" : BulkLines.JsonLines;
        if (query.IsCsv) await call.Send(CsvText.Of(csv => Heading(csv, query)));
        await foreach (var rows in chunks)
        {
            await call.Send(query.IsCsv
                ? CsvText.Of(csv =>
                {
                    foreach (var row in rows) Line(csv, query, row);
                })
                : string.Concat(rows.Select(row => JsonSerializer.Serialize(row, ApiJson.Default.ReportRow) + "\n")));
        }
    }

    private static void Heading(CsvWriter csv, ReportQuery query)
    {
        foreach (var heading in (string[])["from", "to", .. query.Sums.By, .. query.Measures.SelectMany(m => (string[])[m.Name, m.Name + ".n", m.Name + ".baseline", m.Name + ".target"])]) csv.WriteField(heading);
        csv.NextRecord();
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
            csv.WriteField(figure.Target);
        }
        csv.NextRecord();
    }
}
