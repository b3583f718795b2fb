namespace Routing.Cluster.Client;

/// <summary>The catalog of the cluster. The grain is looked for at each call: while the gateway is composed there is no connection to find it by.</summary>
internal sealed class OutsideCatalog(IGrainFactory grains) : ICatalog
{
    private IOutsideCatalogGrain Grain => grains.GetGrain<IOutsideCatalogGrain>(0);

    public ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default) => Grain.List(kind, after, limit, ct);

    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => Grain.CustomerByAddress(address, ct);

    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => Grain.BindAddress(address, customerId, ct);

    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) => Grain.ReleaseAddress(address, customerId, ct);
}
