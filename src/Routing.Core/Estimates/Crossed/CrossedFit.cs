namespace Routing.Core;

/// <summary>Estimates what agents have in common from the records of all: hierarchical empirical Bayes.</summary>
/// <remarks>
/// Penalised quasi-likelihood (Breslow and Clayton, 1993, JASA 88) for the crossed model of <see cref="CrossedEffects"/>, with the variances
/// by Schall's fixed point (1991, Biometrika 78): Σ effect² ÷ effects that the data determine. Each variance has a prior, so that a
/// few contacts do not make all agents alike, or all different. It starts from the same point every time and takes a fixed number of steps: the same
/// records give the same estimates, whatever order they came in.
/// </remarks>
public static class CrossedFit
{
    private const int Steps = 20;

    /// <summary>Contacts that the assumed mean of an intent is worth, where the steps begin.</summary>
    private const double FirstWeight = 5;

    /// <param name="agents">By agent, its records.</param>
    public static CrossedEffects Of(IReadOnlyList<EffectCell[]> agents, int intents, ResponseFamily family, EffectPriors priors)
    {
        var most = agents.Select(cells => cells.Length).DefaultIfEmpty(0).Max();
        var own = new double[agents.Count];
        var cellEffects = agents.Select(cells => new double[cells.Length]).ToArray();
        var (responses, weights) = (new double[most], new double[most]);
        var sums = new FixedSums(intents);
        var effects = First(agents, intents, family, priors);
        var intentVariance = priors.IntentVariance;
        for (var step = 0; step < Steps; step++)
        {
            sums.Clear();
            var (agentSpread, cellSpread) = (new Spread(effects.AgentVariance), new Spread(effects.CellVariance));
            for (var a = 0; a < agents.Count; a++)
            {
                var cells = agents[a];
                var left = AgentEffect.Step(effects, family, cells, ref own[a], cellEffects[a], responses, weights);
                agentSpread.Add(own[a], left);
                for (var c = 0; c < cells.Length; c++)
                {
                    if (weights[c] <= 0) continue;
                    sums.Add(cells[c], weights[c], responses[c] - own[a]);
                    var unknown = 1 - (effects.CellVariance * weights[c]);
                    cellSpread.Add(cellEffects[a][c], (effects.CellVariance * unknown) + ((1 - unknown) * (1 - unknown) * left));
                }
            }
            var (fixedPart, mean, slope, spread) = sums.Solve(effects, intentVariance, priors);
            intentVariance = spread;
            effects = new CrossedEffects(fixedPart, mean, slope, agentSpread.Variance(priors.AgentVariance), cellSpread.Variance(priors.CellVariance));
        }
        return effects;
    }

    private static CrossedEffects First(IReadOnlyList<EffectCell[]> agents, int intents, ResponseFamily family, EffectPriors priors)
    {
        var (sum, count) = (new double[intents], new double[intents]);
        foreach (var cell in agents.SelectMany(cells => cells).Where(cell => cell.Count > 0))
        {
            sum[cell.Intent] += cell.Count * cell.Mean;
            count[cell.Intent] += cell.Count;
        }
        var assumed = family.Mean(priors.Mean, 0);
        return new CrossedEffects(
            [.. sum.Zip(count, (s, n) => family.Link((s + (FirstWeight * assumed)) / (n + FirstWeight)))], priors.Mean, priors.Slope, priors.AgentVariance, priors.CellVariance);
    }

    /// <summary>How far effects spread, less what they would by error alone.</summary>
    internal struct Spread(double variance)
    {
        /// <summary>Two thirds of all then lie within a factor of seven: more is a mistake in what was recorded.</summary>
        private const double Most = 4;

        private double _squares;
        private double _left;
        private int _count;

        public void Add(double effect, double left)
        {
            _squares += effect * effect;
            _left += left;
            _count++;
        }

        public readonly double Variance(double prior) => Math.Min(
            Most, (_squares + (EffectPriors.Weight * prior)) / (Math.Max(0, _count - (_left / variance)) + EffectPriors.Weight));
    }
}
