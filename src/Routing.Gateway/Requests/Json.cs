using System.Text.Json;
using System.Text.Unicode;

namespace Routing.Gateway;

/// <summary>Parses bodies, and tells what is wrong with one that is no JSON.</summary>
internal static class Json
{
    public static readonly string[] MediaTypes = ["application/json"];
    public static readonly string[] PlainText = ["text/plain"];
    public static readonly string[] PatchTypes = ["application/merge-patch+json", "application/json"];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = RequestLimits.MaxDepth };

    public static JsonDocument? Parse(ReadOnlyMemory<byte> json, Reading reading)
    {
        // The parser itself lets bad UTF-8, and halves of characters, pass inside strings and throws once they are asked for.
        if (!Utf8.IsValid(json.Span))
        {
            reading.Refuse(ProblemKinds.MalformedJson, "Send UTF-8: there are bytes in the body that are not.");
            return null;
        }
        try
        {
            var document = JsonDocument.Parse(json, Options);
            if (json.Span.IndexOf("\\u"u8) < 0 || !HasHalfCharacter(json.Span, out var field)) return document;
            document.Dispose();
            reading.RefuseChild(ProblemKinds.InvalidValue, field, "Send whole characters: there is half of a surrogate pair in this text.");
            return null;
        }
        catch (JsonException broken)
        {
            Explain(json.Span, broken, reading);
            return null;
        }
    }

    private static void Explain(ReadOnlySpan<byte> json, JsonException broken, Reading reading)
    {
        if (json.IsEmpty)
        {
            reading.Refuse(ProblemKinds.MalformedJson, "Send a JSON object as the body.");
            return;
        }
        var deep = TooDeep(json, out var field);
        var at = $"line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}";
        var kind = deep ? ProblemKinds.TooDeep : ProblemKinds.MalformedJson;
        var mend = deep ? $"Nest at most {RequestLimits.MaxDepth} levels." : $"Mend the JSON at {at}.";
        if (field is null) reading.Refuse(kind, mend);
        else reading.RefuseChild(kind, field, mend);
        // Where it breaks off, and not where what it breaks off in begins.
        if (!deep && json.Contains((byte)'\n') && reading.Fault is { } fault) fault.Line = (int)(broken.LineNumber ?? 0) + 1;
    }

    private static bool HasHalfCharacter(ReadOnlySpan<byte> json, out string field)
    {
        field = "body";
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = RequestLimits.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String)) continue;
            try
            {
                var text = reader.GetString()!;
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1) field = text;
            }
            catch (InvalidOperationException)
            {
                // In a name of the body itself there is no better name to give than a stand-in.
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1) field = "\uFFFD";
                return true;
            }
        }
        return false;
    }

    /// <summary>Walks up to where it breaks, to tell depth from other faults and to name the outermost field there.</summary>
    private static bool TooDeep(ReadOnlySpan<byte> json, out string? field)
    {
        field = null;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = RequestLimits.MaxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1) field = reader.GetString();
                var opens = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
                if (opens && reader.CurrentDepth >= RequestLimits.MaxDepth) return true;
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Broken in another way; the field found so far is where.
        }
        return false;
    }
}
