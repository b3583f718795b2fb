using System.Text;
using System.Text.Json;

namespace Routing.Cluster;

/// <summary>Answers given under an <c>Idempotency-Key</c>: a document each, so that any silo gives the same one again.</summary>
internal sealed class StoredAnswers(DocumentStore documents, ClusterClock clock) : IIdempotencyStore
{
    public const string Kind = "answer";

    public async ValueTask<StoredResponse?> Find(string key, CancellationToken ct = default) => Fresh((await documents.Read(Id(key))).Json);

    public async ValueTask Save(string key, StoredResponse response)
    {
        var stored = await documents.Read(Id(key));
        if (Fresh(stored.Json) is not null) return;
        try
        {
            await documents.Write(Id(key), JsonSerializer.SerializeToUtf8Bytes(response, StateJson.Options), stored.Tag);
        }
        catch (StaleDocumentException)
        {
            // The first answer stays.
        }
    }

    private StoredResponse? Fresh(byte[]? json) =>
        json is not null && JsonSerializer.Deserialize<StoredResponse>(json, StateJson.Options) is { } kept && kept.At >= clock.Time.GetUtcNow() - StoredResponse.KeptFor ? kept : null;

    private static GrainId Id(string key) => DocumentStore.Id(Kind, Convert.ToHexString(Encoding.UTF8.GetBytes(key)));
}
