using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>
/// A Markov model whose every class has a buffer, its states numbered: queues first, so that an assignment always leads
/// to a lower number.
/// </summary>
internal sealed class TruncatedChain
{
    public const int MostStates = 1_000_000;
    private readonly int[] _sizes;
    private readonly PoolStates[] _pools;

    /// <exception cref="ScenarioException">A class without a buffer, or more states than can be solved.</exception>
    public TruncatedChain(MarkovModel model)
    {
        (Model, Pairs) = (model, new Pairs(model));
        if (model.Classes.Any(c => c.Buffer is null)) throw new ScenarioException("$.bufferPerClass", "the optimum is that of a bounded chain; give every class a buffer.");
        _sizes = [.. model.Classes.Select(c => c.Buffer!.Value + 1)];
        _pools = [.. model.Pools.Select(pool => new PoolStates(pool))];
        var states = _sizes.Concat(_pools.Select(pool => pool.Count)).Aggregate(1.0, (product, size) => product * size);
        if (states > MostStates) throw new ScenarioException("$", FormattableString.Invariant($"{states:N0} states are too many to solve, {MostStates:N0} are the most; write smaller buffers or fewer agents."));
        Queues = _sizes.Aggregate(1, (product, size) => product * size);
        Busies = _pools.Aggregate(1, (product, pool) => product * pool.Count);
        Arrivals = model.Classes.Sum(c => c.ArrivalRate);
        Idle = [.. Enumerable.Range(0, Busies).Select(busy => Parts(busy).Select((part, j) => _pools[j].Idle[part]).ToArray())];
        Ends = [.. Enumerable.Range(0, Busies).Select(EndsOf)];
        Assigned = [.. Enumerable.Range(0, Pairs.Count).Select(p => Enumerable.Range(0, Busies).Select(busy => AssignedOf(p, busy)).ToArray())];
        Uniform = Arrivals + model.Classes.Sum(c => c.PatienceRate * c.Buffer!.Value) + Ends.Max(ends => ends.Sum(e => e.Rate));
    }

    public MarkovModel Model { get; }
    public Pairs Pairs { get; }

    /// <summary>Combinations of queue lengths, and of what the pools are busy with; a state is queues × Busies + busy.</summary>
    public int Queues { get; }
    public int Busies { get; }
    public int States => Queues * Busies;
    public double Arrivals { get; }

    /// <summary>The rate at which events are counted; no state has more.</summary>
    public double Uniform { get; }
    public int[][] Idle { get; }
    public ImmutableArray<(double Rate, int To)>[] Ends { get; }

    /// <summary>By pair and what the pools are busy with, the same after an assignment; −1 where nobody is idle.</summary>
    public int[][] Assigned { get; }

    /// <summary>By how much the queues' number changes with one contact of a class.</summary>
    public int Stride(int @class) => _sizes.Skip(@class + 1).Aggregate(1, (product, size) => product * size);

    /// <summary>Waiting contacts by class.</summary>
    public int[] Waiting(int queues)
    {
        var waiting = new int[_sizes.Length];
        for (var k = _sizes.Length - 1; k >= 0; k--) (queues, waiting[k]) = Math.DivRem(queues, _sizes[k]);
        return waiting;
    }

    private int[] Parts(int busy)
    {
        var parts = new int[_pools.Length];
        for (var j = _pools.Length - 1; j >= 0; j--) (busy, parts[j]) = Math.DivRem(busy, _pools[j].Count);
        return parts;
    }

    private int With(int[] parts, int pool, int part)
    {
        var busy = 0;
        for (var j = 0; j < parts.Length; j++) busy = busy * _pools[j].Count + (j == pool ? part : parts[j]);
        return busy;
    }

    private ImmutableArray<(double Rate, int To)> EndsOf(int busy)
    {
        var parts = Parts(busy);
        return [.. parts.SelectMany((part, j) => _pools[j].Ends[part].Select(end => (end.Rate, With(parts, j, end.To))))];
    }

    private int AssignedOf(int pair, int busy)
    {
        var (parts, pool) = (Parts(busy), Pairs.Pool[pair]);
        var part = _pools[pool].Assigned[Pairs.Class[pair]][parts[pool]];
        return part < 0 ? -1 : With(parts, pool, part);
    }
}
