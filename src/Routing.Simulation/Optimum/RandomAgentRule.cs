namespace Routing.Simulation;

/// <summary>The longest queue that somebody idle can serve, and any of the idle agents who can: longest idle, as a model without memory sees it.</summary>
public sealed class RandomAgentRule(string name, MarkovModel model) : IRandomRule
{
    private readonly Pairs _pairs = new(model);
    private readonly int _classes = model.Classes.Length;

    public string Name => name;

    public int Choose(ReadOnlySpan<int> seen, double drawn)
    {
        if (Longest(seen) is not (>= 0 and var k)) return -1;
        var left = drawn * Free(k, seen);
        foreach (var p in _pairs.OfClass[k])
        {
            left -= seen[_classes + _pairs.Pool[p]];
            if (left < 0) return p;
        }
        return -1;
    }

    public void Shares(ReadOnlySpan<int> seen, Span<double> shares)
    {
        if (Longest(seen) is not (>= 0 and var k)) return;
        foreach (var p in _pairs.OfClass[k]) shares[p] = (double)seen[_classes + _pairs.Pool[p]] / Free(k, seen);
    }

    private int Longest(ReadOnlySpan<int> seen)
    {
        var longest = -1;
        for (var k = 0; k < _classes; k++)
        {
            if (seen[k] > 0 && (longest < 0 || seen[k] > seen[longest]) && Free(k, seen) > 0) longest = k;
        }
        return longest;
    }

    private int Free(int k, ReadOnlySpan<int> seen)
    {
        var free = 0;
        foreach (var p in _pairs.OfClass[k]) free += seen[_classes + _pairs.Pool[p]];
        return free;
    }
}
