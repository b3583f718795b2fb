using Orleans.Concurrency;

namespace Routing.Cluster;

/// <summary>Keeps the ids of one kind in ordinal order.</summary>
[Reentrant, KeepAlive, GrainType("catalog")]
internal sealed class CatalogGrain : Grain, ICatalogGrain
{
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);

    public ValueTask Add(string id)
    {
        _ids.Add(id);
        return ValueTask.CompletedTask;
    }

    public ValueTask Remove(string id)
    {
        _ids.Remove(id);
        return ValueTask.CompletedTask;
    }

    public ValueTask<string[]> List(string? after, int limit)
    {
        // The least string above an id is that id with a null character behind it.
        var from = after is null ? "" : after + '\0';
        IEnumerable<string> rest = _ids.Count == 0 || string.CompareOrdinal(_ids.Max, from) < 0 ? [] : _ids.GetViewBetween(from, _ids.Max);
        return ValueTask.FromResult<string[]>([.. rest.Take(limit)]);
    }
}
