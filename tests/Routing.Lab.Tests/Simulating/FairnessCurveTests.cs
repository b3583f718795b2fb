using Routing.Simulation;

namespace Routing.Lab.Tests.Simulating;

/// <summary>The weight of fairness does what it is for: work spreads, and that has its price.</summary>
public sealed class FairnessCurveTests
{
    private static readonly SimulationOptions Options = new() { Arrivals = 4000, Replications = 3, Parallel = 2, FitEffort = new FitEffort { Iterations = 4, SamplesPerIteration = 2_000, EventsPerIteration = 20_000, CandidateEvents = 20_000 } };

    [Fact]
    public void More_weight_spreads_work_more_evenly_at_a_price()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Uneven);
        var scenario = ScenarioReader.ReadFile(file);
        File.Delete(file);

        var curve = FairnessCurve.Of(scenario, Options, [0, 10]);

        Assert.Equal([0, 10], curve.Points.Select(point => point.Weight));
        Assert.True(curve.Points[1].Spread.Value < 0.7 * curve.Points[0].Spread.Value, $"{curve.Points[0].Spread} then {curve.Points[1].Spread}");
        Assert.True(curve.Points[1].MoreThanFirst.Value > 0, $"{curve.Points[1].MoreThanFirst}");
        new PageText(FairnessPage.Of(scenario, Options, curve, "fairness uneven")).StandsAlone();
    }

    /// <summary>Two teams for one class, of which one resolves more: without fairness the other has what is left.</summary>
    private const string Uneven = """
        {
          "name": "uneven", "timeUnit": "minutes", "warmUpArrivals": 1000,
          "classes": [{ "name": "a", "arrivals": { "poisson": 4 }, "patience": { "exponential": { "mean": 4 } }, "holdingCost": 1, "unresolvedCost": 3, "queue": "a" }],
          "pools": [
            { "name": "able", "agents": 4, "serves": { "a": { "service": { "exponential": { "mean": 1 } }, "resolve": 0.9, "level": 8 } } },
            { "name": "others", "agents": 4, "serves": { "a": { "service": { "exponential": { "mean": 1 } }, "resolve": 0.6, "level": 3 } } }
          ]
        }
        """;
}
