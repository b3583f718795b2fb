using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Fits the advantages of <c>best-bid</c> to a Markov model (policy.md, "Fitting"): samples what assigning saves under
/// the current rule, regresses it on the features, and goes on with the rule that follows.
/// </summary>
public static class RuleFitting
{
    /// <exception cref="ArgumentException">The model has faults; see <see cref="MarkovModelRules"/>.</exception>
    public static FittedRule Fit(MarkovModel model, long seed, FitEffort? effort = null, CancellationToken stop = default)
    {
        if (MarkovModelRules.Check(model) is [var fault, ..]) throw new ArgumentException($"{fault.Field}: {fault.Mend}", nameof(model));
        effort ??= FitEffort.Standard;
        var chain = new Chain(model);
        var contest = new Contest(chain, seed, stop);
        var starting = contest.Winner(FittedRule.Starting(model), StartingShape.Others.Select(shape => FittedRule.Starting(model, shape)), effort.CandidateEvents / 4);
        return Best(contest, effort, starting, Iterate(chain, starting, effort, Draw.For(seed, "fit"), stop));
    }

    private static List<(FittedRule Rule, double Cost)> Iterate(Chain chain, FittedRule starting, FitEffort effort, Draw draw, CancellationToken stop)
    {
        var (model, pairs) = (chain.Model, chain.Pairs);
        var form = model.Classes.Length <= FittingDefaults.SmallMost && model.Pools.Length <= FittingDefaults.SmallMost ? RuleForm.Small : RuleForm.Large;
        var sampling = new Sampling(chain, effort, draw);
        var rule = starting;
        var caps = model.Classes.Select(c => Math.Min(c.Buffer ?? 40, 40)).ToArray();
        RidgeRegression[]? regressions = null;
        var traits = Enumerable.Range(0, pairs.Count).Select(p => Traits(chain, p)).ToArray();
        var checkpoints = new List<(FittedRule, double)>();
        for (var n = 0; n < effort.Iterations; n++)
        {
            var rough = n < effort.Iterations * FittingDefaults.RoughShare;
            var features = Enumerable.Range(0, pairs.Count).Select(p => new Features(model, pairs, p, form, caps)).ToArray();
            regressions ??= [.. features.Select(f => new RidgeRegression(f.Count))];
            var cost = sampling.Run(new AssignmentRule(rule), features, regressions, rough ? FittingDefaults.RoughExploration : FittingDefaults.Exploration, stop);
            if (n > 0) checkpoints.Add((rule, cost));
            var solved = form == RuleForm.Large
                ? SharedRegression.Solve(regressions, traits)
                : [.. regressions.Select(r => r.Solve(null, FittingDefaults.Ridge, FittingDefaults.DoubtShare))];
            rule = new FittedRule
            {
                Model = model,
                Form = form,
                Shape = starting.Shape,
                Weights = [.. solved.Select(s => s.Weights.ToImmutableArray())],
                Slack = [.. solved.Select(s => s.Doubt)],
                Caps = [.. caps],
            };
            caps = sampling.Queues.Quantiles(FittingDefaults.CapQuantile);
            var keep = rough ? FittingDefaults.RoughKeep : FittingDefaults.Keep;
            foreach (var regression in regressions) regression.Forget(keep);
            sampling.Queues.Forget(FittingDefaults.KeepQueues);
        }
        checkpoints.Add((rule, double.PositiveInfinity));
        return checkpoints;
    }

    /// <summary>What sets a pair apart from its class's best: what more it costs not to resolve, and to wait for longer service.</summary>
    private static double[] Traits(Chain chain, int pair)
    {
        var (model, pairs) = (chain.Model, chain.Pairs);
        var ofClass = pairs.OfClass[pairs.Class[pair]];
        return [pairs.Cost[pair] - ofClass.Min(p => pairs.Cost[p]), model.Classes[pairs.Class[pair]].WaitingCost * (1 / pairs.Rate[pair] - ofClass.Min(p => 1 / pairs.Rate[p]))];
    }

    private static FittedRule Best(Contest contest, FitEffort effort, FittedRule starting, List<(FittedRule Rule, double Cost)> tried)
    {
        var best = contest.Winner(Mean([.. tried.TakeLast(Math.Max(1, effort.Iterations / 3)).Select(t => t.Rule)]),
            tried.OrderBy(t => t.Cost).Take(effort.Checkpoints).Select(t => t.Rule), effort.CandidateEvents / 2);
        var final = contest.Compare(best, starting, effort.CandidateEvents);
        return final.CostRate < FittingDefaults.WorthReplacing * final.OtherCostRate
            ? best with { CostRate = final.CostRate, StartingCostRate = final.OtherCostRate }
            : starting with { CostRate = final.OtherCostRate, StartingCostRate = final.OtherCostRate };
    }

    private static FittedRule Mean(FittedRule[] rules) => rules[^1] with
    {
        Weights = [.. rules[^1].Weights.Select((w, p) => w.Select((_, f) => rules.Average(r => r.Weights[p][f])).ToImmutableArray())],
        Slack = [.. rules[^1].Slack.Select((_, p) => rules.Average(r => r.Slack[p]))],
    };
}
