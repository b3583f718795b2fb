namespace Routing.Core;

/// <summary>
/// Two rules on copies of one Markov model that share every event both can have: what they differ by is seen long before
/// either's cost rate is known as well.
/// </summary>
internal static class PairedWalk
{
    public static Comparison Compare(Chain chain, AssignmentRule rule, AssignmentRule other, long events, Draw draw, CancellationToken stop)
    {
        var (state, stateOther) = (chain.Start(), chain.Start());
        var (cost, costOther, time) = (0.0, 0.0, 0.0);
        for (var n = -events / 10; n < events; n++)
        {
            if ((n & 0xfff) == 0) stop.ThrowIfCancellationRequested();
            if (n == 0) (cost, costOther, time) = (0, 0, 0);
            while (rule.Choose(state.Seen, -1) is >= 0 and var pair) cost += chain.Assign(state, pair);
            while (other.Choose(stateOther.Seen, -1) is >= 0 and var pair) costOther += chain.Assign(stateOther, pair);
            var rate = chain.Rate(state, stateOther);
            cost += chain.CostRate(state) / rate;
            costOther += chain.CostRate(stateOther) / rate;
            time += 1 / rate;
            chain.Step(state, stateOther, draw.Uniform() * rate);
        }
        return new Comparison(cost / time, costOther / time);
    }
}

/// <summary>Cost rates of two rules.</summary>
internal readonly record struct Comparison(double CostRate, double OtherCostRate);
