using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Agents whose profile has shifts come and go by them; simulations start on a Monday at 09:00 UTC.</summary>
public sealed class PlannedShiftsTests
{
    [Fact]
    public void Whoever_has_a_shift_works_in_it_and_rests_in_its_breaks_and_only_that_counts_as_time_there()
    {
        var scenario = ScenarioReader.Parse("""
            {"name":"shifts","timeUnit":"minutes","classes":[{"name":"a","queue":"a","arrivals":{"profile":{"intervalMinutes":480,"rates":[0.5],"repeat":false}},"patience":null}],
             "pools":[{"name":"team","agents":3,"serves":{"a":{"service":{"exponential":{"mean":1}}}}}],
             "setup":{"pools":{"team":["early","late","never"]},"agents":{
              "early":{"name":"Early","queues":["a"],"shifts":{"hours":[{"from":"08:00","to":"13:00","timeZone":"UTC"}],"breaks":[{"reason":"meal","automatic":true,"hours":{"from":"10:00","to":"11:00","timeZone":"UTC"}}]}},
              "late":{"name":"Late","queues":["a"],"shifts":{"hours":[{"from":"12:50","to":"20:00","timeZone":"UTC"}]}},
              "never":{"name":"Never","queues":["a"],"shifts":{"hours":[{"from":"03:00","to":"04:00","timeZone":"UTC"}]}}}}}
            """);

        var result = Simulations.Run(scenario, new SimulationOptions { Arrivals = 10_000, Replications = 3 });

        // In the hour without anybody, in which half of the first agent's break lies, contacts wait, and are seen to after it.
        Assert.Equal(result.Classes["a"]["arrivals"].Value, result.Classes["a"]["served"].Value);
        Assert.InRange(result.Agents["early"]["occupancy"].Value, .5, .85);
        Assert.InRange(result.Agents["late"]["occupancy"].Value, .4, .65);
        Assert.Equal(0, result.Agents["never"]["occupancy"].Value);
    }
}
