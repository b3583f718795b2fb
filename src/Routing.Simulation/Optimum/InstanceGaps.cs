using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>How far rules are from the optimum on one instance: costs per unit of time, gaps as shares of the optimum.</summary>
/// <param name="Load">Null with too many pools to tell.</param>
/// <param name="BestBid">One for each fit.</param>
public sealed record InstanceGaps(string Name, double? Load, int States, double Optimum, ImmutableArray<RuleGap> BestBid, ImmutableArray<RuleGap> Simple)
{
    public double MeanGap => BestBid.Average(fit => fit.Gap);
    public double WorstGap => BestBid.Max(fit => fit.Gap);

    /// <summary>The best of the simple rules, chosen with hindsight.</summary>
    public RuleGap BestSimple => Simple.MinBy(rule => rule.Gap)!;

    /// <exception cref="ScenarioException">The instance cannot be solved.</exception>
    public static InstanceGaps Measure(string name, MarkovModel model, int fits, long seed, CancellationToken stop = default)
    {
        var exact = new ExactCosts(model, stop: stop);
        var fitted = Enumerable.Range(0, fits).Select(n => Gap(exact, new AssignmentRule(RuleFitting.Fit(model, seed + n, stop: stop)), stop));
        return new InstanceGaps(name, model.Pools.Length <= RandomInstances.MostPools ? RandomInstances.LoadOf(model) : null, exact.States, exact.Optimum, [.. fitted], [.. SimpleRules.Of(model).Select(rule => Gap(exact, rule, stop))]);
    }

    private static RuleGap Gap(ExactCosts exact, IMarkovRule rule, CancellationToken stop)
    {
        var cost = exact.Of(rule, stop);
        return new RuleGap(rule.Name, cost, cost / exact.Optimum - 1);
    }
}

/// <summary>A rule, what it costs per unit of time, and by what share that is more than the optimum.</summary>
public sealed record RuleGap(string Rule, double CostRate, double Gap);
