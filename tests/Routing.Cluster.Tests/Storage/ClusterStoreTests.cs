using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>What the embedded stores promise, promised by documents in grain storage.</summary>
public sealed class ClusterStoreTests : CatalogContract
{
    private readonly SharedStorage _storage = new();
    private readonly StoreOnGrainStorage _store;

    public ClusterStoreTests() => _store = new StoreOnGrainStorage(_storage, new SharedLog(), _ => _storage, Clock);

    protected override IActorStore Store => _store;

    public override void Dispose() => _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
