using System.Text.Json;
using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class RandomInstancesTests
{
    [Fact]
    public void Instances_are_sound_of_the_load_meant_and_the_same_each_time()
    {
        for (var n = 0; n < 24; n++)
        {
            var model = RandomInstances.Make(1, n);
            Assert.Empty(MarkovModelRules.Check(model));
            Assert.InRange(RandomInstances.LoadOf(model), 0.75, 0.98);
            Assert.InRange(model.Classes.Length, 2, 3);
            Assert.InRange(model.Pools.Length, 2, 3);
            Assert.Equal(JsonSerializer.Serialize(model), JsonSerializer.Serialize(RandomInstances.Make(1, n)));
        }
    }

    [Fact]
    public void The_load_is_that_of_the_best_split()
    {
        // Pool 2 has time left for half a contact of the first class, at half the speed.
        var model = new MarkovModel(
            [new ModelClass { ArrivalRate = 1.25 }, new ModelClass { ArrivalRate = 0.5 }],
            [new ModelPool(1, [new ModelService(1), null]), new ModelPool(1, [new ModelService(0.5), new ModelService(1)])]);

        Assert.Equal(1, RandomInstances.LoadOf(model), 0.01);
    }
}
