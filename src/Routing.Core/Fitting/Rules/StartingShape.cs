using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// A rule by one formula, never holding: the pair of greatest (h_k·μ_kj)^a·q_k^b·(p_kj·μ_kj ÷ max_j p·μ)^c. With h the cost
/// of waiting, expected abandonment included.
/// </summary>
/// <param name="Cost">a.</param>
/// <param name="Queue">b.</param>
/// <param name="Fit">c.</param>
public sealed record StartingShape(double Cost, double Queue, double Fit)
{
    /// <summary>policy.md's starting rule: h·μ·q·fit².</summary>
    public static readonly StartingShape Usual = new(1, 1, 2);

    /// <summary>
    /// What else a router would do; a fit starts from the best of them, so that it ends no worse (our addition): best match,
    /// longest queue with the best agent, greatest holding·μ·queue, and priorities by holding·μ.
    /// </summary>
    public static readonly ImmutableArray<StartingShape> Others = [new(0, 0.02, 8), new(0, 1, 0.02), new(1, 1, 0.02), new(1, 0.02, 0.02), new(1, 0.02, 2)];

    // A class that costs nothing still goes before nothing at all.
    private const double Least = 1e-9;

    /// <summary>What a pair's q^b is multiplied by.</summary>
    internal double Factor(MarkovModel model, Pairs pairs, int pair)
    {
        double Value(int p) => pairs.Rate[p] * model.Pools[pairs.Pool[p]].Serves[pairs.Class[p]]!.Resolve;
        var best = pairs.OfClass[pairs.Class[pair]].Max(Value);
        var fit = best > 0 ? Value(pair) / best : 1;
        var cost = Math.Max(model.Classes[pairs.Class[pair]].WaitingCost, Least) * pairs.Rate[pair];
        return Math.Pow(cost, Cost) * Math.Pow(Math.Max(fit, Least), Fit);
    }
}
