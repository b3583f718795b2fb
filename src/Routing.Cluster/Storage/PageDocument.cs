using System.Runtime.InteropServices;
using System.Text.Json;

namespace Routing.Cluster;

/// <summary>A page of rows as JSON: name → value.</summary>
internal static class PageDocument
{
    public static Dictionary<string, byte[]> Read(byte[] json)
    {
        var rows = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        foreach (var row in document.RootElement.GetProperty("rows").EnumerateObject()) rows[row.Name] = JsonMarshal.GetRawUtf8Value(row.Value).ToArray();
        return rows;
    }

    public static byte[] Write(Dictionary<string, byte[]> rows)
    {
        using var scratch = JsonScratch.Take();
        var json = scratch.Json;
        json.WriteStartObject();
        json.WriteStartObject("rows");
        foreach (var (name, value) in rows)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }
        json.WriteEndObject();
        json.WriteEndObject();
        return scratch.ToArray();
    }
}
