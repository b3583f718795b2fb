using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>The document as it is served: made when it is first asked for, which takes a while, and the same from then on, as nothing of it changes while a server runs.</summary>
internal sealed class DocumentOnce(Func<Task<OpenApiDocument>> make)
{
    private readonly Lock _gate = new();
    private Task<Written>? _written;

    /// <summary>With its length and an ETag; 304 where the caller has it already.</summary>
    public async Task<IResult> Get()
    {
        var written = await Once();
        return Results.Bytes(written.Json, "application/json;charset=utf-8", entityTag: written.Tag);
    }

    private Task<Written> Once()
    {
        // One that failed is tried again by who comes next.
        lock (_gate) return _written is { IsFaulted: false } ? _written : _written = Write();
    }

    private async Task<Written> Write()
    {
        // Not within the lock.
        await Task.Yield();
        using var json = new MemoryStream();
        await (await make()).SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        var bytes = json.ToArray();
        return new Written(bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\""));
    }

    private sealed record Written(byte[] Json, EntityTagHeaderValue Tag);
}
