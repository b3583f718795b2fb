using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>A center on a durable store in this process: production actors, real clock, thread pool.</summary>
public sealed class BenchCenter : IDisposable
{
    private BenchCenter(SqliteStore store)
    {
        Store = store;
        Engine = new EmbeddedEngine(store, TimeProvider.System, PoolScheduler.Instance, new EngineOptions { Seed = 1 });
    }

    public SqliteStore Store { get; }
    public EmbeddedEngine Engine { get; }

    /// <summary>Opens the store in a folder and puts queues, agents, all ready, and customers.</summary>
    public static async Task<BenchCenter> Start(string directory, BenchSize size, bool ready = true)
    {
        var center = Open(directory);
        await size.Put(center.Engine, ready);
        return center;
    }

    /// <summary>The center that is on disk already.</summary>
    public static BenchCenter Open(string directory) => new(SqliteStore.Open(Path.Combine(directory, "routing.db")));

    public void Dispose()
    {
        Engine.Dispose();
        Store.Dispose();
    }
}
