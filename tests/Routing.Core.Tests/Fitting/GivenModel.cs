namespace Routing.Core.Tests;

/// <summary>Small Markov models for tests of the fit.</summary>
internal static class GivenModel
{
    public static readonly FitEffort LittleEffort = new() { Iterations = 6, SamplesPerIteration = 1_000, EventsPerIteration = 40_000, CandidateEvents = 20_000 };

    /// <summary>X1 of the lab: two classes, two pools of five, each better at its own.</summary>
    public static MarkovModel X1 => new(
        [new ModelClass { ArrivalRate = 4.25, PatienceRate = 0.25 }, new ModelClass { ArrivalRate = 4.25, PatienceRate = 0.25 }],
        [new ModelPool(5, [new ModelService(1, 0.85), new ModelService(1, 0.65)]), new ModelPool(5, [new ModelService(1, 0.65), new ModelService(1, 0.85)])]);

    /// <summary>A chain of pools that serve a class and the next one.</summary>
    public static MarkovModel Ring(int pools) => new(
        [.. Enumerable.Range(0, pools).Select(_ => new ModelClass { ArrivalRate = 3.5, PatienceRate = 0.25 })],
        [.. Enumerable.Range(0, pools).Select(j => new ModelPool(4, [.. Enumerable.Range(0, pools).Select(k => ((k - j + pools) % pools) switch
        {
            0 => new ModelService(1, 0.85),
            1 => new ModelService(1, 0.7),
            _ => null,
        })]))]);
}
