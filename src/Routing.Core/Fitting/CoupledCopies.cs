namespace Routing.Core;

/// <summary>
/// What assigning a pair now saves over holding it, by simulation (policy.md, "Fitting"): one copy of the state bars the
/// pair for a moment, the other assigns it; both go on by the same rule and share every event both can have, until they
/// meet or the horizon is reached. Costs are expected ones per state, which leaves less to chance than counting events.
/// </summary>
internal sealed class CoupledCopies(Chain chain, Draw draw)
{
    private readonly CenterState _assigned = chain.Start();
    private readonly CenterState _barred = chain.Start();

    /// <summary>Events of the last difference.</summary>
    public int Events { get; private set; }

    public double Difference(CenterState from, int pair, AssignmentRule rule, double barRate, double horizon)
    {
        _assigned.CopyFrom(from);
        _barred.CopyFrom(from);
        Events = 0;
        var saved = -chain.Assign(_assigned, pair) - Settle(_assigned, rule, -1);
        saved += Settle(_barred, rule, pair);
        var isBarred = true;
        for (var time = 0.0; time < horizon; Events++)
        {
            var rate = chain.Rate(_assigned, _barred);
            var total = rate + (isBarred ? barRate : 0);
            saved += (chain.CostRate(_barred) - chain.CostRate(_assigned)) / total;
            time += 1 / total;
            var at = draw.Uniform() * total;
            var (assignedHad, barredHad) = (false, true);
            if (at >= rate) isBarred = false;
            else (assignedHad, barredHad) = chain.Step(_assigned, _barred, at);
            if (assignedHad) saved -= Settle(_assigned, rule, -1);
            if (barredHad) saved += Settle(_barred, rule, isBarred ? pair : -1);
            if (!isBarred && _assigned.IsAs(_barred)) break;
        }
        return saved;
    }

    private double Settle(CenterState state, AssignmentRule rule, int barred)
    {
        var cost = 0.0;
        while (rule.Choose(state.Seen, barred) is >= 0 and var pair) cost += chain.Assign(state, pair);
        return cost;
    }
}
