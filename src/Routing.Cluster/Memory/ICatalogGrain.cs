namespace Routing.Cluster;

/// <summary>Which actors of one kind exist in a development cluster, in the memory of one silo. Key: the kind.</summary>
internal interface ICatalogGrain : IGrainWithStringKey
{
    ValueTask Add(string id);
    ValueTask Remove(string id);
    ValueTask<string[]> List(string? after, int limit);
}
