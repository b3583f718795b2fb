using System.Text.Json;

namespace Routing.Gateway;

/// <summary>
/// Cells of a CSV and the JSON they stand for. Lists of texts are parted by <c>;</c>, levels and counts are
/// <c>repair:8;refund:5</c>, all that is deeper is JSON in the cell. An empty cell leaves the field to its default.
/// </summary>
internal static class CsvCells
{
    private const char Separator = ';';

    public static string ToCell(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null: return "";
            case JsonValueKind.String: return CsvText.Harmless(value.GetString()!);
            case JsonValueKind.Array when value.EnumerateArray().All(IsPlain): return CsvText.Harmless(string.Join(Separator, value.EnumerateArray().Select(i => i.GetString())));
            case JsonValueKind.Object when value.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.Number && IsPlainText(p.Name)):
                return CsvText.Harmless(string.Join(Separator, value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}:{p.Value.GetRawText()}")));
            default: return value.GetRawText();
        }
    }

    /// <param name="like">The field's default, whose kind says how to read the cell; undefined for a field not known, which the reading then refuses by name.</param>
    public static void Write(Utf8JsonWriter to, JsonElement like, string cell)
    {
        switch (like.ValueKind)
        {
            case JsonValueKind.Number when double.TryParse(cell, System.Globalization.NumberStyles.Float, null, out var number) && double.IsFinite(number) && IsJson(cell):
            case JsonValueKind.True or JsonValueKind.False when cell is "true" or "false":
            case JsonValueKind.Array when cell.StartsWith('[') && IsJson(cell):
            // An object that is not there by default.
            case JsonValueKind.Object or JsonValueKind.Null when cell.StartsWith('{') && IsJson(cell):
                to.WriteRawValue(cell);
                break;
            case JsonValueKind.Array:
                to.WriteStartArray();
                foreach (var item in Items(cell)) to.WriteStringValue(item);
                to.WriteEndArray();
                break;
            case JsonValueKind.Object:
                WriteEntries(to, cell);
                break;
            default:
                to.WriteStringValue(cell);
                break;
        }
    }

    private static void WriteEntries(Utf8JsonWriter to, string cell)
    {
        to.WriteStartObject();
        foreach (var item in Items(cell))
        {
            var cut = item.LastIndexOf(':');
            to.WritePropertyName(cut < 0 ? item : item[..cut].TrimEnd());
            var value = cut < 0 ? "" : item[(cut + 1)..].TrimStart();
            if (int.TryParse(value, out var number)) to.WriteNumberValue(number);
            else to.WriteStringValue(value);
        }
        to.WriteEndObject();
    }

    private static string[] Items(string cell) => cell.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsPlain(JsonElement item) => item.ValueKind == JsonValueKind.String && IsPlainText(item.GetString()!);

    // A text that would be read back as something else goes out as JSON instead.
    private static bool IsPlainText(string text) => text.Length > 0 && text.Trim() == text && !text.Contains(Separator) && !text.StartsWith('[') && !text.StartsWith('{');

    private static bool IsJson(string cell)
    {
        try
        {
            using var parsed = JsonDocument.Parse(cell, new JsonDocumentOptions { MaxDepth = RequestLimits.MaxDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
