namespace Routing.Core;

/// <summary>The events of a <see cref="MarkovModel"/>, one at a time, and what a state costs.</summary>
internal sealed class Chain
{
    private readonly double[] _arrival;
    private readonly double[] _waitingCost;
    private readonly double[] _blockedCost;
    private readonly int[] _buffer;
    private readonly int[] _classOf;
    private readonly int[] _placeOfPool;
    private readonly double[] _cost;
    private readonly double _arrivals;
    private readonly int _firstBusy;

    /// <summary>How fast each count of a state goes down by itself: patience, nothing for the idle (who are passed over), service.</summary>
    private readonly double[] _rate;

    public Chain(MarkovModel model)
    {
        Model = model;
        Pairs = new Pairs(model);
        _arrival = [.. model.Classes.Select(c => c.ArrivalRate)];
        _waitingCost = [.. model.Classes.Select(c => c.WaitingCost)];
        _blockedCost = [.. model.Classes.Select(c => c.ArrivalRate * c.BlockedCost)];
        _buffer = [.. model.Classes.Select(c => c.Buffer ?? int.MaxValue)];
        _classOf = [.. Pairs.Class];
        _placeOfPool = [.. Pairs.Pool.Select(j => model.Classes.Length + j)];
        _cost = [.. Pairs.Cost];
        _arrivals = _arrival.Sum();
        _firstBusy = model.Classes.Length + model.Pools.Length;
        _rate = [.. model.Classes.Select(c => c.PatienceRate), .. model.Pools.Select(_ => 0.0), .. Pairs.Rate];
    }

    public MarkovModel Model { get; }
    public Pairs Pairs { get; }

    public CenterState Start() => new(Model, Pairs);

    /// <summary>Whether anybody waits: if not, no pair is feasible.</summary>
    public bool AnyWaits(CenterState state)
    {
        var counts = state.Counts;
        for (var k = 0; k < _arrival.Length; k++)
        {
            if (counts[k] > 0) return true;
        }
        return false;
    }

    public bool IsFeasible(CenterState state, int pair) => state.Counts[_classOf[pair]] > 0 && state.Counts[_placeOfPool[pair]] > 0;

    /// <returns>What the assignment costs.</returns>
    public double Assign(CenterState state, int pair)
    {
        var counts = state.Counts;
        counts[_classOf[pair]]--;
        counts[_placeOfPool[pair]]--;
        counts[_firstBusy + pair]++;
        return _cost[pair];
    }

    /// <summary>Expected cost per unit of time: waiting, abandonment and blocking.</summary>
    public double CostRate(CenterState state)
    {
        var counts = state.Counts;
        var cost = 0.0;
        for (var k = 0; k < _waitingCost.Length; k++)
        {
            cost += counts[k] * _waitingCost[k];
            if (counts[k] >= _buffer[k]) cost += _blockedCost[k];
        }
        return cost;
    }

    /// <summary>Events per unit of time of a state.</summary>
    public double Rate(CenterState state)
    {
        var rates = _rate;
        var counts = state.Counts.AsSpan(0, rates.Length);
        var rate = _arrivals;
        for (var n = 0; n < _arrival.Length; n++) rate += counts[n] * rates[n];
        for (var n = _firstBusy; n < rates.Length; n++) rate += counts[n] * rates[n];
        return rate;
    }

    /// <summary>Lets the event happen at which <paramref name="at"/>, a number from 0 to <see cref="Rate(CenterState)"/>, falls.</summary>
    public void Step(CenterState state, double at)
    {
        for (var k = 0; k < _arrival.Length; k++)
        {
            if ((at -= _arrival[k]) >= 0) continue;
            Arrive(state, k);
            return;
        }
        var counts = state.Counts.AsSpan(0, _rate.Length);
        for (var n = _rate.Length - 1; n >= 0; n--)
        {
            if (n == _firstBusy - 1) n = _arrival.Length - 1;
            if ((at -= counts[n] * _rate[n]) >= 0) continue;
            End(state, n);
            return;
        }
    }

    /// <summary>Events per unit of time of two copies that share whatever event both can have.</summary>
    public double Rate(CenterState one, CenterState other)
    {
        var rates = _rate;
        var counts = one.Counts.AsSpan(0, rates.Length);
        var countsOther = other.Counts.AsSpan(0, rates.Length);
        var rate = _arrivals;
        for (var n = 0; n < _arrival.Length; n++) rate += Math.Max(counts[n], countsOther[n]) * rates[n];
        for (var n = _firstBusy; n < rates.Length; n++) rate += Math.Max(counts[n], countsOther[n]) * rates[n];
        return rate;
    }

    /// <summary>The event at which <paramref name="at"/> falls, to each copy that can have it.</summary>
    /// <returns>Whether each copy had it.</returns>
    public (bool One, bool Other) Step(CenterState one, CenterState other, double at)
    {
        for (var k = 0; k < _arrival.Length; k++)
        {
            if ((at -= _arrival[k]) >= 0) continue;
            Arrive(one, k);
            Arrive(other, k);
            return (true, true);
        }
        var counts = one.Counts.AsSpan(0, _rate.Length);
        var countsOther = other.Counts.AsSpan(0, _rate.Length);
        for (var n = _rate.Length - 1; n >= 0; n--)
        {
            if (n == _firstBusy - 1) n = _arrival.Length - 1;
            var rate = Math.Max(counts[n], countsOther[n]) * _rate[n];
            if (at >= rate)
            {
                at -= rate;
                continue;
            }
            var had = (at < counts[n] * _rate[n], at < countsOther[n] * _rate[n]);
            if (had.Item1) End(one, n);
            if (had.Item2) End(other, n);
            return had;
        }
        return (false, false);
    }

    // A customer leaves the queue, or an agent ends a contact and is idle.
    private void End(CenterState state, int place)
    {
        state.Counts[place]--;
        if (place >= _firstBusy) state.Counts[_placeOfPool[place - _firstBusy]]++;
    }

    private void Arrive(CenterState state, int k)
    {
        if (state.Counts[k] < _buffer[k]) state.Counts[k]++;
    }
}
