using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>Writes answers out. The body is made in a buffer of the thread first: its length is then known, and nothing half-made is sent.</summary>
internal static class ReplyWriter
{
    private const int KeptBytes = 64 * 1024;

    [ThreadStatic] private static ArrayBufferWriter<byte>? t_buffer;
    [ThreadStatic] private static Utf8JsonWriter? t_json;

    // Relaxed: the API answers JSON to programs, and Chinese text stays readable in curl. It is never put into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] ToBytes(Reply answer) => answer.HasBody ? Fill(answer).ToArray() : [];

    public static Task Write(HttpContext http, Reply answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        // What was never put has no version that a condition could name.
        if (answer.Version is > 0 and var version) response.Headers.ETag = Version.ToTag(version);
        if (answer.Location is { } location) response.Headers.Location = location;
        if (answer.RetryAfterSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString();
        if (!answer.HasBody) return Task.CompletedTask;
        return Send(response, answer.ContentType, Fill(answer));
    }

    public static Task Send(HttpResponse response, string contentType, ReadOnlySpan<byte> body)
    {
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (HttpMethods.IsHead(response.HttpContext.Request.Method)) return Task.CompletedTask;
        response.BodyWriter.Write(body);
        return response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).AsTask();
    }

    private static ReadOnlySpan<byte> Fill(Reply answer)
    {
        var buffer = t_buffer;
        if (buffer is null || buffer.Capacity > KeptBytes)
        {
            buffer = t_buffer = new ArrayBufferWriter<byte>(4096);
            t_json = new Utf8JsonWriter(buffer, Options);
        }
        buffer.ResetWrittenCount();
        t_json!.Reset();
        answer.Write(t_json);
        t_json.Flush();
        return buffer.WrittenSpan;
    }
}
