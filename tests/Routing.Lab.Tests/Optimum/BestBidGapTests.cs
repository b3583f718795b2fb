using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>How near best-bid comes to the optimum: at most 1 % on average and 2 % at worst, and no tuning.</summary>
public sealed class BestBidGapTests
{
    private static readonly string[] References = ["x1", "n1", "n1b", "w1"];

    [Fact]
    public void Within_one_percent_of_the_optimum_on_the_references()
    {
        var fits = Instance.IsFull ? 8 : 1;
        var gaps = References.Select(name => Enumerable.Range(1, fits).Select(seed => Instance.Exact(name).Gap(Fit(Instance.Named(name), seed))).ToArray()).ToArray();

        var told = string.Join("; ", References.Zip(gaps, (name, of) => FormattableString.Invariant($"{name} {of.Average():P2} mean, {of.Max():P2} worst")));
        Assert.True(gaps.Average(of => of.Average()) <= 0.01, told);
        Assert.True(gaps.Max(of => of.Max()) <= 0.02, told);
    }

    [Fact]
    public void Within_two_percent_on_random_instances_and_never_worse_than_the_best_simple_rule()
    {
        var count = Instance.IsFull ? 24 : 1;
        var gaps = Enumerable.Range(0, count).Select(n => InstanceGaps.Measure($"random {n}", RandomInstances.Make(1, n), fits: Instance.IsFull ? 3 : 1, seed: 1)).ToArray();

        var told = string.Join("; ", gaps.Select(g => FormattableString.Invariant($"{g.Name} {g.MeanGap:P2}, {g.WorstGap:P2} worst, best simple {g.BestSimple.Gap:P2}")));
        Assert.True(gaps.Average(g => g.MeanGap) <= 0.01, told);
        Assert.True(gaps.Max(g => g.WorstGap) <= 0.02, told);
        Assert.All(gaps, g => Assert.True(g.MeanGap <= g.BestSimple.Gap + 0.003, told));
    }

    [Fact]
    public void At_ninety_agents_below_best_match_and_longest_queue()
    {
        foreach (var (name, model) in LargeComparison.Instances.Where(i => i.Name.Contains("0.90")).Take(Instance.IsFull ? 3 : 1))
        {
            var compared = LargeComparison.Measure(name, model, seed: 1, TimeProvider.System);
            Assert.True(compared.BestBid <= 0.97 * compared.BestMatch, compared.ToString());
            Assert.True(compared.BestBid <= 0.85 * compared.LongestQueue, compared.ToString());
        }
    }

    private static AssignmentRule Fit(MarkovModel model, long seed) => new(RuleFitting.Fit(model, seed));
}
