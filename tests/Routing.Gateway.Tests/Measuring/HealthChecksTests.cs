using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>Alive is not ready: a store that can be read and not written takes no contacts.</summary>
public sealed class HealthChecksTests
{
    [Fact]
    public async Task While_the_store_refuses_writes_the_server_lives_and_is_not_ready_and_keeps_its_paths_to_itself()
    {
        var store = new Store { Refusal = "The disk of /data/routing.db is full." };
        await using var world = await World.Start(health: store);
        (await world.Get("/healthz")).Is(200);
        var refused = (await world.Get("/readyz")).Is(503).IsProblem("unavailable");
        Assert.NotNull(refused.Header("Retry-After"));
        Assert.DoesNotContain("/data", refused.Body, StringComparison.Ordinal);

        store.Refusal = null;
        Assert.Equal("ready", (await world.Get("/readyz")).Is(200).Body);
    }

    private sealed class Store : IStoreHealth
    {
        public string? Refusal { get; set; }
    }
}
