namespace Routing.Cluster;

/// <summary>What a storage provider sees of an actor: JSON that it need not understand.</summary>
public sealed class Document
{
    public byte[] Json { get; set; } = [];

    /// <summary>The head of an actor that exists; a provider with a catalog of its own lists it by this.</summary>
    public bool IsListed { get; set; }

    /// <summary>Number of the newest event in it, sent or not; such a provider finds by it what the log was never told.</summary>
    public long LastEvent { get; set; }
}
