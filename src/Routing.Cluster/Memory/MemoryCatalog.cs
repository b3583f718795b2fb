namespace Routing.Cluster;

/// <summary>The catalog of a development cluster: what the silos hold between them, and addresses as documents of their own.</summary>
internal sealed class MemoryCatalog(HeldDocuments held, IDocumentHolders holders, AddressBook addresses) : ICatalog, IActorListing
{
    // A document says of itself whether it is listed.
    public ValueTask Add(ActorKey key) => ValueTask.CompletedTask;

    public ValueTask Remove(ActorKey key) => ValueTask.CompletedTask;

    public async ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default)
    {
        limit = Math.Clamp(limit, 0, ClusterLimits.IdsPerPage);
        try
        {
            var elsewhere = await Task.WhenAll(holders.Others.Select(silo => holders.At(silo).List(kind, after, limit))).WaitAsync(ClusterLimits.CallBound, ct);
            return [.. elsewhere.Append(held.List(kind, after, limit)).SelectMany(ids => ids).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(limit)];
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            throw new StoreUnavailableException("The lists of the cluster cannot be read now. Try again.", failure);
        }
    }

    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => addresses.Find(address);

    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => addresses.Bind(address, customerId);

    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) => addresses.Release(address, customerId);
}
