namespace Routing.Cluster;

/// <summary>What a storage provider sees of an actor: JSON that it need not understand.</summary>
public sealed class Document
{
    public byte[] Json { get; set; } = [];

    /// <summary>The head of an actor that exists; a provider with a catalog of its own lists it by this.</summary>
    public bool IsListed { get; set; }
}
