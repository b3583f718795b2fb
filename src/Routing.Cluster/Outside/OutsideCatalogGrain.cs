using Orleans.Concurrency;

namespace Routing.Cluster;

/// <summary>Asks the catalog of its silo for gateways outside.</summary>
[StatelessWorker(1), Reentrant, GrainType("outside-catalog")]
internal sealed class OutsideCatalogGrain(ICatalog catalog) : Grain, IOutsideCatalogGrain
{
    public ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default) => catalog.List(kind, after, limit, ct);

    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => catalog.CustomerByAddress(address, ct);

    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => catalog.BindAddress(address, customerId, ct);

    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) => catalog.ReleaseAddress(address, customerId, ct);
}
