using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Routing.Gateway;

/// <summary>Lists changes of configuration. Nothing changes or deletes them.</summary>
internal sealed class AuditReads(HistoryHost host)
{
    private const int AtATime = 500;

    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        if (paging.Before(out var before) is { } strange) return strange;
        var found = await host.History.Changes(new ChangeQuery(paging.Limit + 1, before, call.Query("kind"), call.Query("id"), call.Query("by")), call.Ct);
        var items = found.Take(paging.Limit).Select(ViewOf).ToImmutableArray();
        return Reply.Of(new Page<AuditView>(items, found.Count > paging.Limit ? items[^1].Number.ToString(CultureInfo.InvariantCulture) : null), ApiJson.Default.AuditPage);
    }

    public ValueTask<Reply> Export(Call call)
    {
        if (call.Query(Exporter.Format) is not (null or "csv" or "jsonl")) return new(ProblemKinds.InvalidParameter.At(Exporter.Format, "Send csv or jsonl."));
        return new(new Reply.Streamed(() => Write(call, call.Query(Exporter.Format) == "csv")));
    }

    private async Task Write(Call call, bool isCsv)
    {
        call.Http.Response.ContentType = isCsv ? BulkLines.Csv + "; charset=utf-8" : BulkLines.JsonLines;
        if (isCsv) await call.Send("number,at,by,agent,what,kind,id,outcome,before,after\r\n");
        var query = new ChangeQuery(AtATime, null, call.Query("kind"), call.Query("id"), call.Query("by"));
        while (await host.History.Changes(query, call.Ct) is { Count: > 0 } some)
        {
            await call.Send(isCsv ? CsvText.Of(csv =>
            {
                foreach (var entry in some) Line(csv, entry);
            }) : string.Concat(some.Select(entry => JsonSerializer.Serialize(ViewOf(entry), ApiJson.Default.AuditView) + "\n")));
            query = query with { Before = some[^1].Number };
        }
    }

    private static void Line(CsvWriter csv, ChangeEntry entry)
    {
        csv.WriteField(entry.Number);
        csv.WriteField(entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        foreach (var word in (string?[])[entry.By, entry.Agent, entry.What, entry.Kind, entry.Id, Names<ChangeOutcome>.Of(entry.Outcome), entry.Before, entry.After]) csv.WriteField(CsvText.Harmless(word));
        csv.NextRecord();
    }

    private static AuditView ViewOf(ChangeEntry entry) =>
        new(entry.Number, entry.At, entry.By, entry.Agent, entry.What, entry.Kind, entry.Id, entry.Outcome, Parsed(entry.Before), Parsed(entry.After));

    private static JsonElement? Parsed(string? json) => json is null ? null : JsonElement.Parse(json);
}
