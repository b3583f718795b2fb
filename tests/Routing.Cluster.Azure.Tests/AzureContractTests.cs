using System.Reflection;
using Routing.Embedded.Tests;

namespace Routing.Cluster.Azure.Tests;

/// <summary>The promises of every store, with events and lists in tables of Azurite.</summary>
public sealed class AzureContractTests(Azurite azurite) : IClassFixture<Azurite>
{
    public static TheoryData<string> Promises =>
        [.. typeof(CatalogContract).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null and not TheoryAttribute).Select(method => method.Name).Order(StringComparer.Ordinal)];

    [AzuriteTheory]
    [MemberData(nameof(Promises))]
    public async Task Holds(string promise)
    {
        using var contract = new Contract(azurite);
        await (Task)typeof(CatalogContract).GetMethod(promise)!.Invoke(contract, [])!;
    }

    private sealed class Contract : CatalogContract
    {
        private readonly TableEventLog _log;
        private readonly StoreOnGrainStorage _store;

        public Contract(Azurite azurite)
        {
            _log = new TableEventLog(azurite.Make(), new ClusterClock(TimeProvider.System));
            _store = new StoreOnGrainStorage(new SharedStorage(), _log, documents => new TableCatalog(azurite.Make(), new AddressBook(documents), new StoreHealth()), Clock);
        }

        protected override IActorStore Store => _store;

        public override void Dispose()
        {
            _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _log.Dispose();
        }
    }
}
