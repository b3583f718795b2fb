using System.Buffers;
using System.Text.Json;

namespace Routing.Cluster;

/// <summary>Room to write JSON in, one per thread: a buffer that grows anew with each document costs more than the document.</summary>
internal sealed class JsonScratch : IDisposable
{
    /// <summary>One that has grown beyond this is let go again.</summary>
    private const int MaxBytes = 256 * 1024;
    private const int FirstBytes = 16 * 1024;

    [ThreadStatic]
    private static JsonScratch? _free;

    private JsonScratch() => Json = new Utf8JsonWriter(Buffer, new JsonWriterOptions { Encoder = StateJson.Options.Encoder, SkipValidation = true });

    public ArrayBufferWriter<byte> Buffer { get; } = new(FirstBytes);
    public Utf8JsonWriter Json { get; }

    /// <summary>This thread's, or another one while that is in use.</summary>
    public static JsonScratch Take()
    {
        var taken = _free ?? new JsonScratch();
        _free = null;
        return taken;
    }

    public byte[] ToArray()
    {
        Json.Flush();
        return Buffer.WrittenSpan.ToArray();
    }

    public void Dispose()
    {
        if (Buffer.Capacity > MaxBytes) return;
        Buffer.ResetWrittenCount();
        // Whatever it was left with: half a value of one that failed, say.
        Json.Reset(Buffer);
        _free = this;
    }
}
