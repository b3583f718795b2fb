namespace Routing.Core;

/// <summary>
/// Least squares over sums that forget, of one pair of class and pool: from features, the first of them 1, to differences
/// of cost. Weights are drawn towards those of a prior.
/// </summary>
internal sealed class RidgeRegression(int features)
{
    private readonly double[] _products = new double[features * features];
    private readonly double[] _targets = new double[features];
    private double _targetSquares;

    public int Features => features;

    /// <summary>Samples, older ones counted less.</summary>
    public double Samples { get; private set; }

    /// <summary>Sum over samples of the product of two features.</summary>
    public double Product(int a, int b) => _products[Math.Max(a, b) * features + Math.Min(a, b)];

    /// <summary>Sum over samples of a feature times the target.</summary>
    public double Target(int feature) => _targets[feature];

    public void Add(ReadOnlySpan<double> sample, double target)
    {
        for (var a = 0; a < features; a++)
        {
            var row = _products.AsSpan(a * features, features);
            for (var b = 0; b <= a; b++) row[b] += sample[a] * sample[b];
            _targets[a] += sample[a] * target;
        }
        _targetSquares += target * target;
        Samples++;
    }

    public void Forget(double keep)
    {
        foreach (ref var product in _products.AsSpan()) product *= keep;
        foreach (ref var target in _targets.AsSpan()) target *= keep;
        _targetSquares *= keep;
        Samples *= keep;
    }

    /// <summary>The weights, and δ = share·σ̂·√(free weights ÷ samples), how far their mean may be from the truth.</summary>
    /// <param name="prior">Null for weights of nought.</param>
    /// <param name="weight">What the prior is worth in samples: the ridge.</param>
    public (double[] Weights, double Doubt) Solve(double[]? prior, double weight, double share)
    {
        var weights = Cholesky.Solve(_products, [.. _targets.Select((t, a) => t + weight * (prior?[a] ?? 0))], weight);
        var free = 0.0;
        for (var a = 0; a < features; a++) free += Cholesky.Solve(_products, [.. Enumerable.Range(0, features).Select(b => Product(a, b))], weight)[a];
        var variance = SquaredError(weights) / Math.Max(1, Samples - free);
        return (weights, share * Math.Sqrt(variance * free / Math.Max(1, Samples)));
    }

    /// <summary>Σ(y − w·f)² = Σy² − w·(2b − Gw), from the sums alone.</summary>
    public double SquaredError(double[] weights)
    {
        var explained = 0.0;
        for (var a = 0; a < features; a++) explained += weights[a] * (2 * _targets[a] - Predicted(a, weights));
        return Math.Max(0, _targetSquares - explained);
    }

    /// <summary>Mean of y − w·f.</summary>
    public double MeanError(double[] weights) => (_targets[0] - Predicted(0, weights)) / Samples;

    private double Predicted(int feature, double[] weights)
    {
        var sum = 0.0;
        for (var b = 0; b < features; b++) sum += Product(feature, b) * weights[b];
        return sum;
    }
}
