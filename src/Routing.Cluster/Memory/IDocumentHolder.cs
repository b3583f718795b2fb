using Orleans.Services;

namespace Routing.Cluster;

/// <summary>The documents that one silo holds, as the other silos reach them.</summary>
internal interface IDocumentHolder : IGrainService
{
    /// <summary>Null when this silo holds no such document.</summary>
    Task<HeldDocument?> Read(GrainId id);

    /// <summary>The new tag; null when the document is not the one of that tag any more.</summary>
    Task<string?> Write(GrainId id, byte[] json, bool isListed, string tag);

    Task<string[]> List(ActorKind kind, string? after, int limit);
}

/// <summary>A document in memory, and the tag under which alone it may be replaced.</summary>
[GenerateSerializer, Immutable]
internal sealed record HeldDocument([property: Id(0)] byte[] Json, [property: Id(1)] string Tag, [property: Id(2)] bool IsListed);

/// <summary>The other silos, as holders of documents.</summary>
internal interface IDocumentHolders
{
    IEnumerable<SiloAddress> Others { get; }
    IDocumentHolder At(SiloAddress silo);
}
