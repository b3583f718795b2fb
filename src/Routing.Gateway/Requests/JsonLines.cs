using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Finds the line on which a field stands in a JSON document that a person wrote.</summary>
internal static class JsonLines
{
    /// <param name="path">As problems name it: <c>rules[3].then.queue</c>.</param>
    /// <returns>From 1; of a field that is missing the line of what should have it; null where neither is there.</returns>
    public static int? Of(ReadOnlySpan<byte> json, string path)
    {
        if (Find(json, path) is { } at) return LineAt(json, at);
        var parent = path.AsSpan(0, Math.Max(0, path.LastIndexOfAny(['.', '[']))).ToString();
        return parent.Length > 0 && Find(json, parent) is { } above ? LineAt(json, above) : null;
    }

    private static long? Find(ReadOnlySpan<byte> json, string path)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = RequestLimits.MaxDepth });
        try
        {
            return reader.Read() ? Within(ref reader, path) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <param name="rest">What is left of the path, of the value that the reader is at.</param>
    private static long? Within(ref Utf8JsonReader reader, ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty) return reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.StartArray) return rest[0] == '[' ? Element(ref reader, rest) : null;
        return reader.TokenType == JsonTokenType.StartObject ? Member(ref reader, rest[0] == '.' ? rest[1..] : rest) : null;
    }

    private static long? Element(ref Utf8JsonReader reader, ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(']');
        if (end < 0 || !int.TryParse(rest[1..end], out var index)) return null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0) return Within(ref reader, rest[(end + 1)..]);
            reader.Skip();
        }
        return null;
    }

    // A name may have dots of its own, so the document's names are held against the path, and not the reverse.
    private static long? Member(ref Utf8JsonReader reader, ReadOnlySpan<char> rest)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (reader.GetString()!, reader.TokenStartIndex);
            if (!reader.Read()) return null;
            if (rest.StartsWith(name, StringComparison.Ordinal) && (rest.Length == name.Length || rest[name.Length] is '.' or '['))
                return rest.Length == name.Length ? at : Within(ref reader, rest[name.Length..]);
            reader.Skip();
        }
        return null;
    }

    private static int LineAt(ReadOnlySpan<byte> json, long at) => json[..(int)at].Count((byte)'\n') + 1;
}
