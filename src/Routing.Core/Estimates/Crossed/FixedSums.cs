using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Sums over cells from which the part that is no agent's own is solved: each intent's effect, and what a level is worth.</summary>
internal sealed class FixedSums(int intents)
{
    private readonly double[] _weight = new double[intents];
    private readonly double[] _level = new double[intents];
    private readonly double[] _levelSquares = new double[intents];
    private readonly double[] _rest = new double[intents];
    private readonly double[] _levelRest = new double[intents];

    public void Clear()
    {
        foreach (var sums in (double[][])[_weight, _level, _levelSquares, _rest, _levelRest]) Array.Clear(sums);
    }

    /// <param name="rest">What the agent's effect leaves of the response.</param>
    public void Add(in EffectCell cell, double weight, double rest)
    {
        _weight[cell.Intent] += weight;
        _level[cell.Intent] += weight * cell.Level;
        _levelSquares[cell.Intent] += weight * cell.Level * cell.Level;
        _rest[cell.Intent] += weight * rest;
        _levelRest[cell.Intent] += weight * cell.Level * rest;
    }

    /// <summary>Weighted least squares, with intents drawn towards their mean and the slope towards what is assumed.</summary>
    public (ImmutableArray<double> Intents, double Mean, double Slope, double IntentVariance) Solve(CrossedEffects from, double intentVariance, EffectPriors priors)
    {
        // Levels only tell agents of the same intent apart.
        var slopeWeight = 1 / (priors.SlopeError * priors.SlopeError);
        var slopeSum = (priors.Slope - from.Slope) * slopeWeight;
        for (var i = 0; i < intents; i++)
        {
            if (_weight[i] <= 0) continue;
            slopeWeight += _levelSquares[i] - (_level[i] * _level[i] / _weight[i]);
            slopeSum += _levelRest[i] - (_level[i] * _rest[i] / _weight[i]);
        }
        var slopeStep = slopeSum / slopeWeight;

        var alone = new double[intents];
        var (meanSum, meanWeight) = (priors.Mean / EffectPriors.MeanVariance, 1 / EffectPriors.MeanVariance);
        for (var i = 0; i < intents; i++)
        {
            if (_weight[i] <= 0) continue;
            alone[i] = from.Intents[i] + ((_rest[i] - (slopeStep * _level[i])) / _weight[i]);
            var weight = 1 / (intentVariance + (1 / _weight[i]));
            meanSum += weight * alone[i];
            meanWeight += weight;
        }
        var mean = meanSum / meanWeight;

        var spread = new CrossedFit.Spread(intentVariance);
        var effects = ImmutableArray.CreateBuilder<double>(intents);
        for (var i = 0; i < intents; i++)
        {
            var weight = _weight[i] + (1 / intentVariance);
            var effect = _weight[i] > 0 ? ((_weight[i] * alone[i]) + (mean / intentVariance)) / weight : mean;
            effects.Add(effect);
            if (_weight[i] > 0) spread.Add(effect - mean, 1 / weight);
        }
        return (effects.MoveToImmutable(), mean, from.Slope + slopeStep, spread.Variance(priors.IntentVariance));
    }
}
