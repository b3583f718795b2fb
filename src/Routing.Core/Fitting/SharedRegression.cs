namespace Routing.Core;

/// <summary>
/// The regressions of many pairs at once, each drawn towards what one regression over all of them says, as hard as the
/// data show the pairs to be alike. Our addition to policy.md, which fits each pair alone: with dozens of pairs the
/// greatest of so many uncertain advantages is mostly error (36 pairs: 46.6 in place of 50.9).
/// </summary>
internal static class SharedRegression
{
    // Bounds on how many samples the pairs' likeness is worth.
    private const double LeastWeight = 100;
    private const double MostWeight = 1e5;

    /// <param name="traits">Of each pair, what may set its level apart.</param>
    public static (double[] Weights, double Doubt)[] Solve(IReadOnlyList<RidgeRegression> pairs, IReadOnlyList<double[]> traits)
    {
        var solved = new (double[], double)[pairs.Count];
        // Pairs without any alternative lack some features; like is shared with like.
        foreach (var group in Enumerable.Range(0, pairs.Count).GroupBy(p => pairs[p].Features))
        {
            int[] alike = [.. group];
            var priors = Priors([.. alike.Select(p => pairs[p])], [.. alike.Select(p => traits[p])]);
            var weight = Likeness([.. alike.Select(p => pairs[p])], priors);
            for (var n = 0; n < alike.Length; n++) solved[alike[n]] = pairs[alike[n]].Solve(priors[n], weight, FittingDefaults.DoubtShare);
        }
        return solved;
    }

    /// <summary>The same slopes for all, and a level told by the traits.</summary>
    private static double[][] Priors(RidgeRegression[] pairs, double[][] traits)
    {
        var (n, t) = (pairs[0].Features, traits[0].Length);
        var (products, targets) = (new double[(n + t) * (n + t)], new double[n + t]);
        for (var p = 0; p < pairs.Length; p++)
        {
            // A trait is the same in all samples of a pair: a multiple of the feature that is always 1.
            (int Feature, double Times)[] columns = [.. Enumerable.Range(0, n).Select(f => (f, 1.0)), .. traits[p].Select(trait => (0, trait))];
            for (var a = 0; a < columns.Length; a++)
            {
                for (var b = 0; b <= a; b++) products[a * (n + t) + b] += columns[a].Times * columns[b].Times * pairs[p].Product(columns[a].Feature, columns[b].Feature);
                targets[a] += columns[a].Times * pairs[p].Target(columns[a].Feature);
            }
        }
        var shared = Cholesky.Solve(products, targets, FittingDefaults.Ridge);
        return [.. traits.Select(of => shared[..n].Select((w, f) => f == 0 ? w + of.Select((trait, m) => trait * shared[n + m]).Sum() : w).ToArray())];
    }

    /// <summary>
    /// σ² ÷ τ²: the samples that what is shared is worth, with τ² the variance of the pairs' levels beyond chance, by
    /// moments (empirical Bayes, as the learned means of agents).
    /// </summary>
    private static double Likeness(RidgeRegression[] pairs, double[][] priors)
    {
        var samples = pairs.Sum(pair => pair.Samples);
        var variance = pairs.Select((pair, p) => pair.SquaredError(priors[p])).Sum() / Math.Max(1, samples);
        var sampled = Enumerable.Range(0, pairs.Length).Where(p => pairs[p].Samples > 1).ToArray();
        if (sampled.Length < 2 || variance <= 0) return LeastWeight;
        var between = sampled.Average(p => Math.Pow(pairs[p].MeanError(priors[p]), 2) - variance / pairs[p].Samples);
        return Math.Clamp(variance / Math.Max(between, 1e-12), LeastWeight, MostWeight);
    }
}
