using Routing.Simulation;

namespace Routing.Embedded.Tests;

public sealed class SimulatedCenterTests
{
    [Fact]
    public void Nobody_is_evicted_as_that_happens_on_other_threads_and_at_moments_no_seed_decides()
    {
        var customers = Enumerable.Range(0, new EngineOptions().MaxCustomers * 6 / 5).Select(n => $"u-{n}").ToList();
        using var center = new SimulatedCenter();

        for (var round = 0; round < 2; round++)
        {
            foreach (var id in customers) center.Run(async () => await center.Engine.Customer(id).Get());
        }

        // Epochs count the claims: one each, and this one.
        Assert.Equal(customers.Count + 1, center.Run(async () => await center.Store.Epoch(ActorKey.Queue("vip"))));
    }
}
