using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>
/// What the agents of one pool can be busy with. Classes served at one rate are told apart no more once they are served:
/// their cost was charged as they were assigned.
/// </summary>
internal sealed class PoolStates
{
    private readonly List<int[]> _busy = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly double[] _rates;

    public PoolStates(ModelPool pool)
    {
        _rates = [.. pool.Serves.OfType<ModelService>().Select(s => s.Rate).Distinct().Order()];
        Add(new int[_rates.Length], 0, pool.Agents);
        Idle = [.. _busy.Select(busy => pool.Agents - busy.Sum())];
        Assigned = [.. pool.Serves.Select(service => _busy.Select((_, n) => service is null || Idle[n] == 0 ? -1 : Moved(n, Array.IndexOf(_rates, service.Rate), 1)).ToImmutableArray())];
        Ends = [.. _busy.Select((busy, n) => busy.Select((count, r) => (Rate: count * _rates[r], r)).Where(e => e.Rate > 0).Select(e => (e.Rate, Moved(n, e.r, -1))).ToImmutableArray())];
    }

    public int Count => _busy.Count;

    /// <summary>Idle agents by state.</summary>
    public ImmutableArray<int> Idle { get; }

    /// <summary>By class and state, the state after an assignment; −1 where it cannot be.</summary>
    public ImmutableArray<ImmutableArray<int>> Assigned { get; }

    /// <summary>By state, the services that can end: at what rate, and the state after it.</summary>
    public ImmutableArray<ImmutableArray<(double Rate, int To)>> Ends { get; }

    private void Add(int[] busy, int from, int left)
    {
        if (from == busy.Length)
        {
            _numbers.Add(string.Join(',', busy), _busy.Count);
            _busy.Add([.. busy]);
            return;
        }
        for (busy[from] = 0; busy[from] <= left; busy[from]++) Add(busy, from + 1, left - busy[from]);
        busy[from] = 0;
    }

    private int Moved(int state, int rate, int by)
    {
        int[] busy = [.. _busy[state]];
        busy[rate] += by;
        return _numbers[string.Join(',', busy)];
    }
}
