namespace Routing.Simulation;

/// <summary>
/// Relative value iteration on a uniformised chain (Puterman, Markov Decision Processes, 8.5): the least cost rate of
/// all rules that do not foresee, or the cost rate of one of them. Between events, pairs are assigned one by one or held;
/// nothing is taken back.
/// </summary>
internal sealed class ValueIteration
{
    private const int MostSweeps = 200_000;
    private const int CheckEvery = 10;
    private readonly TruncatedChain _chain;
    private readonly double[] _arrival;
    private readonly double[] _patience;
    private readonly int[] _stride;
    private readonly double[] _ends;
    private double[] _old;
    private double[] _new;

    public ValueIteration(TruncatedChain chain, double[]? from = null)
    {
        _chain = chain;
        _arrival = [.. chain.Model.Classes.Select(c => c.ArrivalRate)];
        _patience = [.. chain.Model.Classes.Select(c => c.PatienceRate)];
        _stride = [.. _arrival.Select((_, k) => chain.Stride(k))];
        _ends = [.. chain.Ends.Select(ends => ends.Sum(e => e.Rate))];
        _old = from is null ? new double[chain.States] : [.. from];
        _new = new double[chain.States];
    }

    /// <summary>Relative values of the states.</summary>
    public double[] Values => _old;

    /// <param name="rule">The rule that decides; null for the best.</param>
    /// <param name="precision">How far apart the bounds on the cost rate may be, as a share of it.</param>
    public double CostRate(RuleTable? rule, double precision, CancellationToken stop)
    {
        for (var sweep = 1; sweep <= MostSweeps; sweep++)
        {
            stop.ThrowIfCancellationRequested();
            for (var queues = 0; queues < _chain.Queues; queues++)
            {
                Wait(queues);
                if (rule is null) TakeBest(queues);
                else TakeRule(queues, rule);
            }
            var (least, most) = sweep % CheckEvery == 0 ? Change() : (double.NegativeInfinity, double.PositiveInfinity);
            (_old, _new) = (_new, _old);
            if (double.IsFinite(most) && most - least <= precision * most) return (least + most) / 2 * _chain.Uniform;
        }
        throw new InvalidOperationException($"Value iteration did not settle in {MostSweeps:N0} sweeps.");
    }

    /// <summary>The value of letting the next event come.</summary>
    private void Wait(int queues)
    {
        var (chain, busies) = (_chain, _chain.Busies);
        var waiting = chain.Waiting(queues);
        var row = _new.AsSpan(queues * busies, busies);
        var here = _old.AsSpan(queues * busies, busies);
        var (cost, rate) = (0.0, chain.Arrivals);
        row.Clear();
        for (var k = 0; k < waiting.Length; k++)
        {
            var c = chain.Model.Classes[k];
            cost += waiting[k] * c.WaitingCost;
            var isFull = waiting[k] == c.Buffer;
            if (isFull) cost += _arrival[k] * c.BlockedCost;
            AddRow(row, isFull ? queues : queues + _stride[k], _arrival[k]);
            if (waiting[k] == 0) continue;
            AddRow(row, queues - _stride[k], waiting[k] * _patience[k]);
            rate += waiting[k] * _patience[k];
        }
        for (var busy = 0; busy < busies; busy++)
        {
            var sum = row[busy] + cost + (chain.Uniform - rate - _ends[busy]) * here[busy];
            foreach (var (endRate, to) in chain.Ends[busy]) sum += endRate * here[to];
            row[busy] = sum / chain.Uniform;
        }
    }

    private void AddRow(Span<double> row, int queues, double rate)
    {
        var from = _old.AsSpan(queues * row.Length, row.Length);
        for (var busy = 0; busy < row.Length; busy++) row[busy] += rate * from[busy];
    }

    // An assignment leads to fewer waiting, hence to a lower number, whose new value is known already.
    private void TakeBest(int queues)
    {
        var (pairs, busies) = (_chain.Pairs, _chain.Busies);
        var waiting = _chain.Waiting(queues);
        for (var p = 0; p < pairs.Count; p++)
        {
            if (waiting[pairs.Class[p]] == 0) continue;
            var (assigned, cost) = (_chain.Assigned[p], pairs.Cost[p]);
            var row = _new.AsSpan(queues * busies, busies);
            var after = _new.AsSpan((queues - _stride[pairs.Class[p]]) * busies, busies);
            for (var busy = 0; busy < busies; busy++)
            {
                if (assigned[busy] >= 0) row[busy] = Math.Min(row[busy], cost + after[assigned[busy]]);
            }
        }
    }

    private void TakeRule(int queues, RuleTable rule)
    {
        var (pairs, busies) = (_chain.Pairs, _chain.Busies);
        for (var busy = 0; busy < busies; busy++)
        {
            var choices = rule.Of(queues * busies + busy);
            if (choices.Length == 0) continue;
            var value = 0.0;
            foreach (var (share, p) in choices) value += share * (pairs.Cost[p] + _new[(queues - _stride[pairs.Class[p]]) * busies + _chain.Assigned[p][busy]]);
            _new[queues * busies + busy] = value;
        }
    }

    private (double Least, double Most) Change()
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var n = 0; n < _new.Length; n++)
        {
            var change = _new[n] - _old[n];
            least = Math.Min(least, change);
            most = Math.Max(most, change);
        }
        // Only differences matter; without this the values would grow for ever.
        var origin = _new[0];
        foreach (ref var value in _new.AsSpan()) value -= origin;
        return (least, most);
    }
}
