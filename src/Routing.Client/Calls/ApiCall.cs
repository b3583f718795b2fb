using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Client;

/// <summary>A call before it is sent; it can be sent more than once.</summary>
internal sealed record ApiCall(HttpMethod Method, string Path)
{
    public byte[]? Body { get; init; }
    public Dictionary<string, string> Headers { get; init; } = [];

    public static ApiCall Get(string path) => new(HttpMethod.Get, path);

    public static ApiCall Delete(string path) => new(HttpMethod.Delete, path);

    public static ApiCall Put<T>(string path, T body, JsonTypeInfo<T> type) => new(HttpMethod.Put, path) { Body = Bytes(body, type) };

    public static ApiCall Post(string path) => new(HttpMethod.Post, path);

    public static ApiCall Post<T>(string path, T body, JsonTypeInfo<T> type) => new(HttpMethod.Post, path) { Body = Bytes(body, type) };

    /// <summary>Names the agent who acts; the server believes it only where no keys are configured.</summary>
    public ApiCall As(string? agent) => With("X-Agent", agent);

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
