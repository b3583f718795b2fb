using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>The promises of every store, with documents in grain storage, and events and lists in tables.</summary>
public sealed class TableContractTests : CatalogContract
{
    private readonly TableEventLog _log = new(new MemoryTable(), new ClusterClock(TimeProvider.System));
    private readonly StoreOnGrainStorage _store;

    public TableContractTests() =>
        _store = new StoreOnGrainStorage(new SharedStorage(), _log, documents => new TableCatalog(new MemoryTable(), new AddressBook(documents), new StoreHealth()), Clock);

    protected override IActorStore Store => _store;

    public override void Dispose()
    {
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _log.Dispose();
    }
}
