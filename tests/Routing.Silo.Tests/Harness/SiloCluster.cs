using Npgsql;
using Routing.Client;
using Routing.Cluster;

namespace Routing.Silo.Tests;

/// <summary>Silos as processes on one PostgreSQL, which this starts too; nothing of it outlives the tests.</summary>
public sealed class SiloCluster : IAsyncLifetime
{
    public const string Name = "faults";

    /// <summary>Of a silo's start, and of work that goes on: several processes share the machine, perhaps with other work.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Of a silo in Orleans' list.</summary>
    private const int Dead = 6;
    private readonly DataFolder _data = new();
    private readonly List<RunningSilo> _all = [];
    private readonly List<RunningSilo> _running = [];
    private PostgresServer? _database;
    private NpgsqlDataSource? _look;

    internal PostgresServer Database => _database!;

    /// <summary>Those that are gone too.</summary>
    internal IReadOnlyList<RunningSilo> All => _all;

    /// <summary>Those that are there, in the order they came.</summary>
    internal IReadOnlyList<RunningSilo> Silos => _running;

    public async Task InitializeAsync()
    {
        if (PostgresServer.Programs is null) return;
        _database = new PostgresServer();
        _look = PostgresSchema.Open(Database.Connection);
        var (code, said, errors) = await ServerProcess.ToItsEnd(ServerProcess.Of(RunningSilo.Program, "schema", "install", "--connection", Database.Connection));
        Assert.True(code == 0, said + errors);
    }

    /// <summary>Makes them so many again, whatever the test before has left.</summary>
    internal async Task Are(int count)
    {
        foreach (var gone in _running.Where(silo => silo.Process.HasExited).ToList()) Leaves(gone);
        while (_running.Count > count) Leaves(await Killed(_running[^1]));
        await Task.WhenAll(Enumerable.Range(0, count - _running.Count).Select(_ => Begin().Listens()).ToList());
    }

    /// <summary>Starts one more, on an address of its own or a given one, and does not wait for it.</summary>
    internal RunningSilo Begin(Uri? address = null, string? program = null)
    {
        var silo = RunningSilo.Begin($"silo {_all.Count + 1}", Database.Connection, _data, address, program);
        _all.Add(silo);
        _running.Add(silo);
        return silo;
    }

    /// <summary>Takes out the silos that could not say that they stop, as the operating page has it: whoever comes waits for them else.</summary>
    internal async Task ForgetAll()
    {
        // Those it holds open may be of before a crash.
        _look!.Clear();
        await using var forget = _look.CreateCommand("delete from routing_silo_entry");
        await forget.ExecuteNonQueryAsync();
    }

    internal void Leaves(RunningSilo silo) => _running.Remove(silo);

    /// <summary>When the others have given it up, or it has left.</summary>
    internal Task GivenUp(RunningSilo silo) => Asking.Until(
        async () =>
        {
            await using var ask = _look!.CreateCommand("select count(*) from routing_silo_entry where port = $1 and status = $2");
            ask.Parameters.Add(new NpgsqlParameter<int> { TypedValue = silo.Port });
            ask.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Dead });
            return await ask.ExecuteScalarAsync() is > 0L;
        },
        Patience,
        $"the others have not given up {silo.Name}.");

    /// <summary>A gateway that knows these addresses, and passes over those that are away.</summary>
    internal static RoutingClient Gateway(IEnumerable<Uri> addresses) => new([.. addresses], new RoutingClientOptions
    {
        AttemptBound = TimeSpan.FromSeconds(5),
        MaxPause = TimeSpan.FromSeconds(1),
        MaxReconnects = 1_000,
    });

    public async Task DisposeAsync()
    {
        foreach (var silo in _all) await silo.DisposeAsync();
        if (_look is not null) await _look.DisposeAsync();
        _database?.Dispose();
        _data.Dispose();
    }

    private static async Task<RunningSilo> Killed(RunningSilo silo)
    {
        await silo.Process.Kill();
        return silo;
    }
}

/// <summary>The tests that share it, one after the other.</summary>
[CollectionDefinition(SiloCluster.Name)]
public sealed class FaultTests : ICollectionFixture<SiloCluster>;
