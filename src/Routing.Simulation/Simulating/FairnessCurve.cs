using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>What an even spread of work costs: the same customers under several weights of fairness, as with <see cref="Comparison"/>.</summary>
public sealed record FairnessCurve(ImmutableArray<FairnessPoint> Points)
{
    /// <summary>Weights that show the whole of a curve.</summary>
    public static readonly ImmutableArray<double> UsualWeights = [0, Defaults.Fairness, 0.1, 0.3, 1, 3, Limits.Fairness];

    /// <param name="weights">The first is what the others are compared with.</param>
    /// <exception cref="ScenarioException">Fewer than two weights, one out of bounds, or fewer than two replications.</exception>
    public static FairnessCurve Of(Scenario scenario, SimulationOptions options, IReadOnlyList<double> weights, Action<int, long>? progress = null, CancellationToken ct = default)
    {
        if (weights.Count < 2) throw new ScenarioException("--weight", "name two or more to compare, as in --weight 0 --weight 1.");
        if (weights.Any(weight => weight is not (>= 0 and <= Limits.Fairness))) throw new ScenarioException("--weight", FormattableString.Invariant($"must be 0–{Limits.Fairness}."));
        if (options.Replications < 2) throw new ScenarioException("--replications", "an interval needs two or more; write at least 2.");
        var results = weights.Select((weight, at) => Simulations.Run(
            scenario, options with { Selection = new BestBidSelection().Name, Fairness = weight }, progress is null ? null : count => progress(at, count), ct)).ToList();
        return new FairnessCurve([.. weights.Select((weight, at) => Point(weight, results[0], results[at]))]);
    }

    private static FairnessPoint Point(double weight, SimulationResult first, SimulationResult result)
    {
        var cost = result.Runs.Select(CostOf).ToArray();
        double[] more = [.. cost.Zip(first.Runs.Select(CostOf), (mine, least) => mine - least)];
        return new FairnessPoint(
            weight, Figure.Of(cost), Figure.Of(more),
            Figure.Of([.. result.Runs.Select(run => Spread(OccupancyOf(run)))]),
            Figure.Of([.. result.Runs.Select(run => OccupancyOf(run).Min())]),
            Figure.Of([.. result.Runs.Select(run => OccupancyOf(run).Max())]));
    }

    private static double CostOf(RunResult run) => run.Values[(RunResult.Overall, "", SimulationResult.CostRate)];

    private static double[] OccupancyOf(RunResult run) => [.. run.Values.Where(value => value.Key is { Section: "agents", Figure: "occupancy" }).Select(value => value.Value)];

    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
    }
}

/// <summary>One weight of fairness, and what it does.</summary>
/// <param name="MoreThanFirst">Cost rate above the first weight's, on the same customers.</param>
/// <param name="Spread">Standard deviation of occupancy over the agents, 0–1.</param>
/// <param name="LeastOccupancy">Of the agent with the least work.</param>
public sealed record FairnessPoint(double Weight, Figure CostRate, Figure MoreThanFirst, Figure Spread, Figure LeastOccupancy, Figure MostOccupancy);
