using System.Runtime.CompilerServices;

namespace Routing.Actors;

/// <summary>Reads of the catalog that take more than one page.</summary>
public static class CatalogReading
{
    private const int PageSize = 1000;

    /// <summary>All ids of one kind, in order.</summary>
    public static async IAsyncEnumerable<string> All(this ICatalog catalog, ActorKind kind, string? after = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        IReadOnlyList<string> page;
        do
        {
            page = await catalog.List(kind, after, PageSize, ct);
            foreach (var id in page) yield return id;
            after = page is [.., var last] ? last : after;
        }
        while (page.Count == PageSize);
    }

    /// <summary>Whether there is one of this id: the list begins where it would be.</summary>
    public static async ValueTask<bool> Has(this ICatalog catalog, ActorKind kind, string id, CancellationToken ct = default)
    {
        await foreach (var found in catalog.All(kind, id.Length > 1 ? id[..^1] : null, ct))
        {
            if (string.CompareOrdinal(found, id) is >= 0 and var order) return order == 0;
        }
        return false;
    }
}
