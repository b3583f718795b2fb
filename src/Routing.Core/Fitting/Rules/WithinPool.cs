using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>An idle agent of a pool, as the choice within it sees them.</summary>
/// <param name="Resolve">Chance of resolving a contact, by class; meaningful for the classes the pool serves.</param>
public readonly record struct PoolAgent(ImmutableArray<double> Resolve, DateTimeOffset IdleSince);

/// <summary>
/// Which agent of a pool, when agents of the same skills still differ (policy.md, "Within a pool"): the one of greatest
/// p_ka − ¼·max over other classes l of (p_la − mean p_l)⁺, to spare who is needed elsewhere; ties to the longest idle.
/// </summary>
public static class WithinPool
{
    /// <param name="means">Mean of the pool's agents, by class; not a number where the pool does not serve it.</param>
    /// <returns>The agent's place in the list; −1 when nobody is idle.</returns>
    public static int Choose(int @class, ReadOnlySpan<PoolAgent> idle, ReadOnlySpan<double> means)
    {
        var (best, most) = (-1, double.NegativeInfinity);
        for (var a = 0; a < idle.Length; a++)
        {
            var score = Score(@class, idle[a], means);
            var isBetter = best < 0 || score > most || (score == most && idle[a].IdleSince < idle[best].IdleSince);
            if (isBetter) (best, most) = (a, score);
        }
        return best;
    }

    public static double Score(int @class, PoolAgent agent, ReadOnlySpan<double> means)
    {
        var needed = 0.0;
        for (var l = 0; l < means.Length; l++)
        {
            // Compared so that a mean that is no number counts for nothing.
            if (l != @class && agent.Resolve[l] - means[l] > needed) needed = agent.Resolve[l] - means[l];
        }
        return agent.Resolve[@class] - BestBidDefaults.NeededElsewhereShare * needed;
    }

    /// <summary>What is added to the pair's advantage for this agent, r·(p_ka − mean p_k).</summary>
    /// <param name="worth">Of a resolved contact of the class.</param>
    public static double Correction(int @class, PoolAgent agent, ReadOnlySpan<double> means, double worth) => worth * (agent.Resolve[@class] - means[@class]);
}
