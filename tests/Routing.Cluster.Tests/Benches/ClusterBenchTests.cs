using Routing.Cluster.Bench;
using Routing.Simulation;

namespace Routing.Cluster.Tests;

/// <summary>The bench of the cluster runs, and every figure is there; how large they are is no test's business.</summary>
public sealed class ClusterBenchTests
{
    /// <summary>A machine that is busy with something else may get nothing done in the first.</summary>
    private static readonly double[] Seconds = [1, 5, 25];

    [LongFact]
    public Task It_counts_the_calls_of_a_journey() =>
        Measures(bench => bench.Count(CancellationToken.None), calls => calls is { Calls: > 5, Notices: > 1, ToDispatcher: > 1, DispatcherMicroseconds: > 0 } && double.IsFinite(calls.Calls));

    [LongFact]
    public Task It_measures_journeys_and_raw_calls_on_one_silo() =>
        Measures(bench => bench.OneSilo(CancellationToken.None), one => one is { RawBefore: > 0, RawAfter: > 0, Journeys.Journeys: > 0, Journeys.Cores: > 0 });

    [LongFact]
    public Task And_from_outside_it() =>
        Measures(bench => bench.FromOutside(CancellationToken.None), one => one is { RawBefore: > 0, RawAfter: > 0, Journeys.Journeys: > 0 });

    [LongFact]
    public Task And_on_two_and_what_goes_between_them() =>
        Measures(bench => bench.TwoSilos(CancellationToken.None), two => two is { Silos.Raw: > 0, Silos.Journeys.Journeys: > 0, CrossingsPerJourney: > 0, KilobytesPerJourney: > 0 });

    [LongFact]
    public Task And_how_long_a_freed_agent_waits() =>
        Measures(bench => bench.AtHalfLoad(100, CancellationToken.None), half => half is { Journeys: > 0, Offers: > 0, FreeToOfferP99Ms: > 0 });

    private static async Task Measures<TFigure>(Func<ClusterBench, Task<TFigure>> part, Func<TFigure, bool> isWhole)
    {
        var seen = new List<string>();
        foreach (var seconds in Seconds)
        {
            var bench = new ClusterBench(new BenchSize(40, 10, 50) { Groups = 2 }, PlacementKind.Product, inFlight: 4, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds));
            try
            {
                var figure = await part(bench);
                if (isWhole(figure)) return;
                seen.Add($"{figure}");
            }
            catch (TimeoutException late)
            {
                seen.Add(late.Message);
            }
        }
        Assert.Fail($"A figure is missing: {string.Join("; ", seen)}");
    }
}
