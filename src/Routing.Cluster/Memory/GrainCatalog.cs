namespace Routing.Cluster;

/// <summary>The catalog of a development cluster: lists kept by grains, addresses as documents of their own.</summary>
internal sealed class GrainCatalog(IGrainFactory grains, AddressBook addresses) : ICatalog, IActorListing
{
    public ValueTask Add(ActorKey key) => Of(key.Kind).Add(key.Id);

    public ValueTask Remove(ActorKey key) => Of(key.Kind).Remove(key.Id);

    public async ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default)
    {
        try
        {
            return await Of(kind).List(after, Math.Clamp(limit, 0, ClusterLimits.IdsPerPage)).AsTask().WaitAsync(ClusterLimits.CallBound, ct);
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            throw new StoreUnavailableException("The lists of the cluster cannot be read now. Try again.", failure);
        }
    }

    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => addresses.Find(address);

    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => addresses.Bind(address, customerId);

    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) => addresses.Release(address, customerId);

    private ICatalogGrain Of(ActorKind kind) => grains.GetGrain<ICatalogGrain>(kind.ToString());
}
