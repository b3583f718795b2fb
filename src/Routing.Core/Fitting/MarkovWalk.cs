namespace Routing.Core;

/// <summary>The cost rate of a rule on the Markov model, by simulation.</summary>
public static class MarkovWalk
{
    /// <param name="events">Events counted, after a tenth as many that are not.</param>
    public static double CostRate(MarkovModel model, IMarkovRule rule, long events, long seed, CancellationToken stop = default)
    {
        var chain = new Chain(model);
        return CostRate(chain, rule, events, Draw.For(seed, "walk"), stop);
    }

    internal static double CostRate(Chain chain, IMarkovRule rule, long events, Draw draw, CancellationToken stop)
    {
        var state = chain.Start();
        var (cost, time) = (0.0, 0.0);
        for (var n = -events / 10; n < events; n++)
        {
            if ((n & 0xfff) == 0) stop.ThrowIfCancellationRequested();
            if (n == 0) (cost, time) = (0, 0);
            while (rule.Choose(state.Seen, draw.Uniform()) is >= 0 and var pair) cost += chain.Assign(state, pair);
            var rate = chain.Rate(state);
            cost += chain.CostRate(state) / rate;
            time += 1 / rate;
            chain.Step(state, draw.Uniform() * rate);
        }
        return cost / time;
    }
}
