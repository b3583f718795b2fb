using System.Reflection;
using Npgsql;
using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>The promises of every store, each on tables of PostgreSQL.</summary>
public sealed class PostgresContractTests : IClassFixture<PostgresContractTests.Database>
{
    private readonly Database _database;

    public PostgresContractTests(Database database) => _database = database;

    /// <summary>Every promise of the contract, by name and case.</summary>
    public static TheoryData<string, object?> Promises
    {
        get
        {
            var promises = new TheoryData<string, object?>();
            foreach (var method in typeof(CatalogContract).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).OrderBy(method => method.Name, StringComparer.Ordinal))
            {
                var cases = method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method)).ToList();
                if (cases.Count == 0) promises.Add(method.Name, null);
                foreach (var given in cases) promises.Add(method.Name, given[0]);
            }
            return promises;
        }
    }

    [PostgresTheory]
    [MemberData(nameof(Promises))]
    public async Task Holds(string promise, object? given)
    {
        await using var database = await _database.Empty();
        using var contract = new Contract(database);
        await contract.Start();
        var method = typeof(CatalogContract).GetMethod(promise)!;
        await (Task)method.Invoke(contract, given is null ? [] : [given])!;
    }

    /// <summary>One server for all, with the tables made twice, as that must change nothing.</summary>
    public sealed class Database : IAsyncLifetime
    {
        private PostgresServer? _server;

        public async Task InitializeAsync()
        {
            if (PostgresServer.Programs is null) return;
            _server = new PostgresServer();
            await PostgresSchema.Install(_server.Connection);
            await PostgresSchema.Install(_server.Connection);
        }

        public Task DisposeAsync()
        {
            _server?.Dispose();
            return Task.CompletedTask;
        }

        public string Connection => _server!.Connection;

        internal async Task<NpgsqlDataSource> Empty()
        {
            var source = PostgresSchema.Open(_server!.Connection);
            await source.CreateCommand("truncate routing_document, routing_event restart identity; update routing_pruned set position = 0, at = '-infinity'").ExecuteNonQueryAsync();
            return source;
        }
    }

    private sealed class Contract : CatalogContract
    {
        private readonly DocumentWriter _writer;
        private readonly PostgresEventLog _log;
        private readonly StoreOnGrainStorage _store;

        public Contract(NpgsqlDataSource database)
        {
            _writer = new DocumentWriter(database, new ClusterClock(TimeProvider.System));
            _log = new PostgresEventLog(database, new ClusterClock(TimeProvider.System));
            _store = new StoreOnGrainStorage(new PostgresStorage(database, _writer), _log, documents => new PostgresCatalog(database, new AddressBook(documents), new StoreHealth()), Clock);
        }

        protected override IActorStore Store => _store;

        public Task Start() => _log.StartAsync(CancellationToken.None);

        public override void Dispose() => End().GetAwaiter().GetResult();

        private async Task End()
        {
            await _log.StopAsync(CancellationToken.None);
            _log.Dispose();
            await _store.DisposeAsync();
            await _writer.DisposeAsync();
        }
    }
}
