namespace Routing.Simulation;

/// <summary>
/// Seeded Markov models of two and three classes and pools at loads of .75–.98, small enough to be solved: what best-bid
/// is held against where nobody tuned it.
/// </summary>
public static class RandomInstances
{
    /// <summary>Pools up to which the load is told.</summary>
    public const int MostPools = 3;
    private const int MostStates = 45_000;

    public static MarkovModel Make(long seed, int number)
    {
        var draw = Draw.For(seed, "instance", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        while (true)
        {
            var model = Draft(draw, classes: 2 + number % 2, pools: 2 + number / 2 % 2);
            // Some draws nobody could serve, some are too large: the next draw of the same stream is as good.
            if (MarkovModelRules.Check(model).Length > 0 || model.Pools.Any(pool => pool.Serves.All(s => s is null))) continue;
            if (new Pairs(model).Count <= Math.Max(model.Classes.Length, model.Pools.Length)) continue;
            if (States(model) <= MostStates) return Loaded(model, Between(draw, 0.75, 0.98));
        }
    }

    private static MarkovModel Draft(Draw draw, int classes, int pools)
    {
        var unresolved = draw.OneOf([0.0, 2, 5]);
        var byPair = classes + pools == 4 && draw.Chance(0.7);
        return new MarkovModel(
            [.. Enumerable.Range(0, classes).Select(_ => new ModelClass
            {
                ArrivalRate = Between(draw, 0.4, 1.6),
                PatienceRate = Between(draw, 0.03, 0.5),
                HoldingCost = Between(draw, 1, 4),
                UnresolvedCost = unresolved,
                AbandonedCost = unresolved,
                BlockedCost = 20,
                Buffer = classes == 2 ? 25 : 10,
            })],
            [.. Enumerable.Range(0, pools).Select(_ =>
            {
                var rate = Between(draw, 0.7, 1.3);
                var serves = Enumerable.Range(0, classes).Select(_ => draw.Chance(0.75) ? new ModelService(byPair ? Between(draw, 0.5, 1.5) : rate, Between(draw, 0.55, 0.95)) : null);
                return new ModelPool(1 + draw.Below(classes == 2 ? 6 : 4), [.. serves]);
            })]);
    }

    private static double Between(Draw draw, double least, double most) => least + (most - least) * draw.Uniform();

    private static double States(MarkovModel model) => model.Classes.Aggregate(1.0, (states, c) => states * (c.Buffer!.Value + 1))
        * model.Pools.Aggregate(1.0, (states, pool) => states * new PoolStates(pool).Count);

    private static MarkovModel Loaded(MarkovModel model, double load)
    {
        var factor = load / LoadOf(model);
        return model with { Classes = [.. model.Classes.Select(c => c with { ArrivalRate = c.ArrivalRate * factor })] };
    }

    /// <summary>
    /// The share of the agents' time that the best split of the arrivals takes. By duality it is the most that any prices
    /// of the pools' time can show, max Σ_k λ_k·min_j y_j ÷ μ_kj with Σ n_j·y_j = 1; the prices are tried on a grid.
    /// </summary>
    public static double LoadOf(MarkovModel model)
    {
        const int Steps = 120;
        var prices = new double[model.Pools.Length];
        return Try(model, prices, 0, Steps, Steps);
    }

    private static double Try(MarkovModel model, double[] prices, int pool, int left, int steps)
    {
        if (pool == prices.Length - 1)
        {
            prices[pool] = (double)left / steps / model.Pools[pool].Agents;
            return model.Classes.Select((c, k) => c.ArrivalRate * model.Pools.Select((p, j) => p.Serves[k] is { } s ? prices[j] / s.Rate : double.PositiveInfinity).Min()).Sum();
        }
        var most = 0.0;
        for (var part = 0; part <= left; part++)
        {
            prices[pool] = (double)part / steps / model.Pools[pool].Agents;
            most = Math.Max(most, Try(model, prices, pool + 1, left - part, steps));
        }
        return most;
    }
}
