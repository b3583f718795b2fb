namespace Routing.Core;

/// <summary>One agent's own effects, given what the group has in common: the mode of the agent's and cells' effects, by Fisher scoring.</summary>
/// <remarks>
/// With working responses z of weight w around the fixed part, agent ~ N(0, A) and cells ~ N(0, C), v = w ÷ (1 + C·w):
/// agent = Σ v·z ÷ (Σ v + 1/A), cell = C·v·(z − agent), as of a linear mixed model (Henderson; Robinson, 1991).
/// </remarks>
public static class AgentEffect
{
    /// <summary>Steps from nothing to the mode: the third changes nothing that matters.</summary>
    private const int Steps = 4;

    /// <summary>A step is no longer than this: far from the mode the working response overshoots.</summary>
    private const double LongestStep = 2;

    /// <summary>One step from where <paramref name="agent"/> and <paramref name="cellEffects"/> are.</summary>
    /// <param name="responses">Becomes z of each cell.</param>
    /// <param name="weights">Becomes v of each cell; 0 where nothing was seen.</param>
    /// <returns>The variance left of the agent's effect.</returns>
    public static double Step(
        CrossedEffects effects, ResponseFamily family, ReadOnlySpan<EffectCell> cells, ref double agent, Span<double> cellEffects, Span<double> responses, Span<double> weights)
    {
        var (sum, weight) = (0.0, 1 / effects.AgentVariance);
        for (var c = 0; c < cells.Length; c++)
        {
            (responses[c], weights[c]) = (0, 0);
            if (cells[c].Count <= 0) continue;
            var own = agent + cellEffects[c];
            var (residual, information) = family.Score(effects.Of(cells[c]) + own, cells[c].Mean, cells[c].Count);
            responses[c] = own + Math.Clamp(residual, -LongestStep, LongestStep);
            weights[c] = information / (1 + (effects.CellVariance * information));
            sum += weights[c] * responses[c];
            weight += weights[c];
        }
        agent = sum / weight;
        for (var c = 0; c < cells.Length; c++) cellEffects[c] = effects.CellVariance * weights[c] * (responses[c] - agent);
        return 1 / weight;
    }

    /// <summary>The sum of effects of each cell, with its variance.</summary>
    public static void Of(CrossedEffects effects, ResponseFamily family, ReadOnlySpan<EffectCell> cells, Span<(double Effect, double Variance)> results)
    {
        var room = new double[3 * cells.Length];
        var own = room.AsSpan(0, cells.Length);
        var responses = room.AsSpan(cells.Length, cells.Length);
        var weights = room.AsSpan(2 * cells.Length);
        var (agent, variance) = (0.0, 0.0);
        for (var step = 0; step < Steps; step++) variance = Step(effects, family, cells, ref agent, own, responses, weights);
        for (var c = 0; c < cells.Length; c++)
        {
            var unknown = 1 - (effects.CellVariance * weights[c]);
            results[c] = (effects.Of(cells[c]) + agent + own[c], (variance * unknown * unknown) + (effects.CellVariance * unknown));
        }
    }
}
