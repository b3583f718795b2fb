using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Embedded;

/// <summary>Headers of a remembered answer, as bytes.</summary>
internal static class StoredResponses
{
    public static byte[] WriteHeaders(StoredResponse response) => JsonSerializer.SerializeToUtf8Bytes(response.Headers, StateJson.Options);

    public static ImmutableDictionary<string, string> ReadHeaders(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(json, StateJson.Options) ?? ImmutableDictionary<string, string>.Empty;
}
