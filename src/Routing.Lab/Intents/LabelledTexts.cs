using System.Text.Json;

namespace Routing.Lab;

/// <summary>
/// Reads labelled texts in the forms public sets come in: CSV and TSV with or without a header, JSON lines, a JSON list, and
/// JSON with a list for each part of the set.
/// </summary>
internal static class LabelledTexts
{
    private static readonly string[] TextNames = ["text", "utterance", "query", "sentence", "question", "message", "content", "input", "instruction"];
    private static readonly string[] IntentNames = ["intent", "category", "label", "label_text", "intent_name", "class", "target", "label_name"];

    /// <param name="part">Which part to take where the file has several: train or test.</param>
    public static IReadOnlyList<LabelledText> Read(string path, string part)
    {
        var text = File.ReadAllText(path);
        var start = text.TrimStart('\uFEFF', ' ', '\n', '\r', '\t');
        var kept = (start.StartsWith('{') || start.StartsWith('[') ? OfJson(start, part, path) : OfTable(DelimitedRows.Read(text)))
            .Where(row => !string.IsNullOrWhiteSpace(row.Text) && !string.IsNullOrWhiteSpace(row.Intent)).ToList();
        return kept.Count > 0 ? kept : throw new InvalidOperationException(
            $"{path}: no texts with a label. Name the columns text and intent (or {string.Join(", ", TextNames[1..])}; {string.Join(", ", IntentNames[1..])}).");
    }

    private static IEnumerable<LabelledText> OfTable(List<string[]> rows)
    {
        if (rows.Count == 0) return [];
        var (text, intent) = (IndexOf(rows[0], TextNames), IndexOf(rows[0], IntentNames));
        if (text >= 0 && intent >= 0) return Rows(rows.Skip(1), text, intent);
        // Without a header the label is whatever repeats the most.
        if (rows[0].Length < 2) return [];
        var first = rows.Select(row => row[0]).Distinct().Count();
        var second = rows.Where(row => row.Length > 1).Select(row => row[1]).Distinct().Count();
        return first < second ? Rows(rows, 1, 0) : Rows(rows, 0, 1);
    }

    private static IEnumerable<LabelledText> Rows(IEnumerable<string[]> rows, int text, int intent) =>
        rows.Where(row => row.Length > Math.Max(text, intent)).Select(row => new LabelledText(row[text], row[intent].Trim()));

    private static IEnumerable<LabelledText> OfJson(string text, string part, string path)
    {
        if (IsLines(text)) return text.Split('\n').Select((line, at) => (Line: line.Trim(), At: at)).Where(row => row.Line.Length > 0).Select(row => OfItem(Element(row.Line, row.At, path)));
        var root = Element(text, 0, path);
        if (root.ValueKind == JsonValueKind.Object)
            root = root.TryGetProperty(part, out var named) ? named : throw new InvalidOperationException($"{path}: has no part {part}.");
        return root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Select(OfItem) : throw new InvalidOperationException($"{path}: write a list as in [{{\"text\":\"where is my parcel\",\"intent\":\"parcel\"}}].");
    }

    private static JsonElement Element(string text, int line, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"{path}: is not JSON from line {line + broken.LineNumber + 1} on: write a comma, quotation mark or bracket where one is missing, there or just before.", broken);
        }
    }

    private static bool IsLines(string text)
    {
        try
        {
            var end = text.IndexOf('\n');
            return JsonSerializer.Deserialize<JsonElement>(end < 0 ? text : text[..end]) is { ValueKind: JsonValueKind.Object } first && first.EnumerateObject().Any(p => Matches(p.Name, TextNames));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static LabelledText OfItem(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Array) return item.GetArrayLength() >= 2 ? new LabelledText(item[0].ToString(), item[1].ToString()) : new LabelledText("", "");
        if (item.ValueKind != JsonValueKind.Object) return new LabelledText("", "");
        return new LabelledText(Value(item, TextNames), Value(item, IntentNames));
    }

    private static string Value(JsonElement item, string[] names)
    {
        foreach (var name in names)
        {
            foreach (var property in item.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value.ToString();
            }
        }
        return "";
    }

    private static int IndexOf(string[] header, string[] names)
    {
        foreach (var name in names)
        {
            var at = Array.FindIndex(header, cell => cell.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) return at;
        }
        return -1;
    }

    private static bool Matches(string name, string[] names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
