using Orleans.Storage;

namespace Routing.Cluster;

/// <summary>Hands a provider the document as it is, so that what lies in storage is the actor's own JSON.</summary>
public sealed class DocumentSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(((Document?)(object?)input)?.Json ?? []);

    public T? Deserialize<T>(BinaryData input) => (T)(object)new Document { Json = input.ToArray() };
}
