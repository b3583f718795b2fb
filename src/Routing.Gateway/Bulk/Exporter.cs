using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Writes configuration out as CSV or JSON lines, page by page, so that its size does not matter.</summary>
internal static class Exporter
{
    public const string Format = "format";
    private const int PageSize = 100;

    public static ValueTask<Reply> Run<T>(Call call, ConfigDesk<T> desk, ICatalog catalog, ActorKind kind) where T : class
    {
        var format = call.Query(Format) ?? (call.Http.Request.Headers.Accept.ToString().Contains(BulkLines.Csv, StringComparison.OrdinalIgnoreCase) ? "csv" : "jsonl");
        return ValueTask.FromResult<Reply>(format is "csv" or "jsonl" ? new Reply.Streamed(() => Write(call, desk, catalog, kind, format)) : ProblemKinds.InvalidParameter.At(Format, "Send csv or jsonl."));
    }

    private static async Task Write<T>(Call call, ConfigDesk<T> desk, ICatalog catalog, ActorKind kind, string format) where T : class
    {
        call.Http.Response.ContentType = format == "csv" ? BulkLines.Csv + "; charset=utf-8" : BulkLines.JsonLines;
        string? after = null;
        var first = true;
        do
        {
            var ids = await catalog.List(kind, after, PageSize, call.Ct);
            foreach (var id in ids)
            {
                if (await desk.Present(id, call.Ct) is not { } present) continue;
                using var json = JsonSerializer.SerializeToDocument(present.Value, desk.Type);
                if (format == "csv") await call.Http.Response.BodyWriter.WriteAsync(Row(desk.Shape, id, json.RootElement, first), call.Ct);
                else await call.Http.Response.BodyWriter.WriteAsync(Line(id, json.RootElement), call.Ct);
                first = false;
            }
            after = ids.Count == PageSize ? ids[^1] : null;
        }
        while (after is not null);
    }

    private static ReadOnlyMemory<byte> Line(string id, JsonElement config)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var to = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            to.WriteStartObject();
            to.WriteString("id", id);
            foreach (var property in config.EnumerateObject()) property.WriteTo(to);
            to.WriteEndObject();
        }
        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Row<T>(Shape<T> shape, string id, JsonElement config, bool withHeader)
    {
        var names = shape.Fields.Select(f => f.Name).Where(n => config.TryGetProperty(n, out _)).ToList();
        return Encoding.UTF8.GetBytes(CsvText.Of(csv =>
        {
            if (withHeader)
            {
                csv.WriteField("id");
                foreach (var name in names) csv.WriteField(name);
                csv.NextRecord();
            }
            csv.WriteField(CsvText.Harmless(id));
            foreach (var name in names) csv.WriteField(CsvCells.ToCell(config.GetProperty(name)));
            csv.NextRecord();
        }));
    }
}
