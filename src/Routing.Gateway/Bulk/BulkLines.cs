using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace Routing.Gateway;

/// <summary>One line of an import: its number, and the JSON object it stands for; or what is wrong with it.</summary>
internal readonly record struct BulkLine(int Number, ReadOnlyMemory<byte> Json, Problem? Problem);

/// <summary>Parts the body of an import into lines.</summary>
internal static class BulkLines
{
    public const string Csv = "text/csv";
    public const string JsonLines = "application/x-ndjson";

    public static IEnumerable<BulkLine> OfJson(ReadOnlyMemory<byte> body)
    {
        var number = 0;
        if (body.Span.StartsWith(Encoding.UTF8.Preamble)) body = body[Encoding.UTF8.Preamble.Length..];
        while (!body.IsEmpty)
        {
            number++;
            var end = body.Span.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty) yield return new BulkLine(number, line, null);
        }
    }

    /// <param name="defaults">The configuration with all defaults as JSON: its kinds say how cells are read.</param>
    public static IEnumerable<BulkLine> OfCsv(ReadOnlyMemory<byte> body, JsonElement defaults)
    {
        if (!Utf8.IsValid(body.Span))
        {
            yield return new BulkLine(1, default, ProblemKinds.MalformedJson.At("body", "Save it as CSV UTF-8: there are bytes in it that are not, and names would be spoilt. Nothing was read."));
            yield break;
        }
        // A spreadsheet puts a byte order mark first; the reader takes it off.
        using var text = new StreamReader(Open(body), Encoding.UTF8);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            MissingFieldFound = null,
            TrimOptions = TrimOptions.Trim,
            MaxFieldSize = RequestLimits.MaxLongText,
        });
        var header = Header(csv, out var broken);
        if (broken is not null) yield return new BulkLine(1, default, broken);
        while (header.Length > 0 && Next(csv, out broken))
        {
            if (broken is not null)
            {
                yield return new BulkLine(csv.Parser.RawRow, default, broken);
                yield break;
            }
            yield return new BulkLine(csv.Parser.RawRow, ToJson(csv, header, defaults), null);
        }
    }

    // The body itself where it is an array, as it is: a second copy would be as large.
    private static MemoryStream Open(ReadOnlyMemory<byte> body) => MemoryMarshal.TryGetArray(body, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(body.ToArray());

    private static string[] Header(CsvReader csv, out Problem? broken)
    {
        if (!Next(csv, out broken) || broken is not null || !csv.ReadHeader() || csv.HeaderRecord is not { Length: > 0 } header)
        {
            broken ??= ProblemKinds.MalformedJson.At("body", "Send a first line with the names of the fields, as in id,name,priority.");
            return [];
        }
        return header;
    }

    private static bool Next(CsvReader csv, out Problem? broken)
    {
        broken = null;
        try
        {
            return csv.Read();
        }
        catch (CsvHelperException)
        {
            broken = ProblemKinds.MalformedJson.At("body", $"Mend this line: it is not CSV, or a cell has more than {RequestLimits.MaxLongText} characters.");
            return true;
        }
    }

    private static ReadOnlyMemory<byte> ToJson(CsvReader csv, string[] header, JsonElement defaults)
    {
        var json = new ArrayBufferWriter<byte>();
        using var to = new Utf8JsonWriter(json, new JsonWriterOptions { SkipValidation = true });
        to.WriteStartObject();
        for (var i = 0; i < header.Length; i++)
        {
            var cell = i < csv.Parser.Count ? CsvText.Plain(csv[i] ?? "") : "";
            if (cell.Length == 0) continue;
            to.WritePropertyName(header[i]);
            CsvCells.Write(to, defaults.TryGetProperty(header[i], out var like) ? like : default, cell);
        }
        to.WriteEndObject();
        to.Flush();
        return json.WrittenMemory;
    }
}
