using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Client;

/// <summary>A call before it is sent; it can be sent more than once.</summary>
internal sealed record ApiCall(HttpMethod Method, string Path)
{
    private const string RepeatKey = "Idempotency-Key";

    public byte[]? Body { get; init; }
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>The agent who acts; null when the key alone says who calls.</summary>
    public string? Agent { get; init; }

    public static ApiCall Get(string path) => new(HttpMethod.Get, path);

    public static ApiCall Delete(string path) => new(HttpMethod.Delete, path);

    public static ApiCall Put<T>(string path, T body, JsonTypeInfo<T> type) => new(HttpMethod.Put, path) { Body = Bytes(body, type) };

    /// <summary>A merge patch; to do it twice is to do it once.</summary>
    public static ApiCall Patch<T>(string path, T body, JsonTypeInfo<T> type) => new(HttpMethod.Patch, path) { Body = Bytes(body, type) };

    /// <summary>Carries a key under which its repeats are answered with the first answer.</summary>
    public static ApiCall Post(string path) => new ApiCall(HttpMethod.Post, path).With(RepeatKey, Guid.NewGuid().ToString("N"));

    public static ApiCall Post<T>(string path, T body, JsonTypeInfo<T> type) => Post(path) with { Body = Bytes(body, type) };

    /// <summary>Without that key: the server knows a repeat by what it names, and need not keep its answer for a day.</summary>
    public ApiCall KnownById()
    {
        Headers.Remove(RepeatKey);
        return this;
    }

    /// <summary>Names the agent who acts. The server believes it only where no keys are configured; with keys, the agent's own is sent if there is one.</summary>
    public ApiCall As(string? agent) => With("X-Agent", agent) with { Agent = agent };

    /// <summary>Only if the resource is still at this version.</summary>
    public ApiCall IfVersion(long? version) => With("If-Match", version is { } v ? $"\"{v}\"" : null);

    public ApiCall With(string header, string? value)
    {
        if (value is not null) Headers[header] = value;
        return this;
    }

    /// <summary>An id as a path segment; the characters ids are made of need no escape, others must not change the path.</summary>
    public static string Segment(string id) => Uri.EscapeDataString(id);

    /// <summary>A query from the parts that are given.</summary>
    public static string Query(string path, params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var separator = '?';
        foreach (var (name, value) in parts)
        {
            if (value is null) continue;
            path += $"{separator}{name}={Uri.EscapeDataString(value)}";
            separator = '&';
        }
        return path;
    }

    private static byte[] Bytes<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);
}
