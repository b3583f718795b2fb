using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Routing.Gateway;

/// <summary>Reads a whole body, up to a bound of bytes.</summary>
internal static class BodyReader
{
    public static async ValueTask<(ReadOnlyMemory<byte> Body, Problem? Problem)> Read(HttpRequest request, int maxBytes, string[] mediaTypes)
    {
        if (request.ContentLength == 0) return (default, null);
        if (request.ContentLength > maxBytes) return (default, TooLarge(maxBytes));
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            var buffer = read.Buffer;
            if (buffer.Length > maxBytes)
            {
                reader.AdvanceTo(buffer.End);
                return (default, TooLarge(maxBytes));
            }
            if (read.IsCompleted)
            {
                ReadOnlyMemory<byte> body = buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                // Asked only of a body that is there. Without it, a form on any web page could post to a server without keys.
                if (body.IsEmpty) return (body, null);
                var wrong = !IsOneOf(mediaTypes, request.ContentType) ? WrongKind(mediaTypes) : !IsUtf8(request.ContentType) ? WrongCharset : IsPacked(request) ? Packed : null;
                return wrong is null ? (body, null) : (default, wrong);
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    public static Problem TooLarge(int maxBytes) => ProblemKinds.TooLarge.At("body", $"Send at most {maxBytes} bytes.");

    private static Problem WrongKind(string[] mediaTypes) =>
        ProblemKinds.WrongMediaType.At("Content-Type", $"Send Content-Type: {string.Join(" or ", mediaTypes)}.");

    private static readonly Problem Packed = ProblemKinds.WrongMediaType.At("Content-Encoding", "Send the body as it is, neither gzip nor any other coding.");

    private static readonly Problem WrongCharset = ProblemKinds.WrongMediaType.At("Content-Type", "Send the body in UTF-8.");

    /// <summary>Whether it says so, or nothing: text in another encoding would be taken for something else, or for damaged.</summary>
    private static bool IsUtf8(string? type) =>
        type is null || !type.Contains(';') || !MediaTypeHeaderValue.TryParse(type, out var parsed) || !parsed.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(parsed.Charset).ToString().ToLowerInvariant() is "utf-8" or "utf8" or "us-ascii";

    private static bool IsPacked(HttpRequest request) =>
        request.Headers.ContentEncoding is { Count: > 0 } coding && !string.Equals(coding.ToString(), "identity", StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string[] mediaTypes, string? type)
    {
        if (type is null) return false;
        var end = type.IndexOf(';');
        var media = (end < 0 ? type.AsSpan() : type.AsSpan(0, end)).Trim();
        foreach (var taken in mediaTypes)
        {
            if (media.Equals(taken, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
