namespace Routing.Simulation;

/// <summary>
/// The longest queue that somebody idle can serve, and of the idle agents who can the one idle longest, as most routers choose.
/// It remembers who became idle when, so one rule goes with one walk, which asks it after every event; what is solved exactly
/// has no memory, and <see cref="RandomAgentRule"/> stands in for it there.
/// </summary>
public sealed class LongestIdleRule(MarkovModel model) : IMarkovRule
{
    private readonly Pairs _pairs = new(model);
    private readonly int _classes = model.Classes.Length;

    /// <summary>The pools of idle agents, the longest idle first.</summary>
    private readonly List<int> _idle = [];
    private readonly int[] _counted = new int[model.Pools.Length];

    public string Name => "longest queue, longest idle";

    public int Choose(ReadOnlySpan<int> seen, double drawn)
    {
        Follow(seen);
        var (longest, chosen) = (0, -1);
        for (var k = 0; k < _classes; k++)
        {
            if (seen[k] > longest && LongestIdle(k) is >= 0 and var place) (longest, chosen) = (seen[k], _pairs.Of(k, _idle[place]));
        }
        return chosen;
    }

    private int LongestIdle(int @class) => _idle.FindIndex(pool => _pairs.Of(@class, pool) >= 0);

    /// <summary>Who has become idle since, and who was taken: the longest idle of the pool.</summary>
    private void Follow(ReadOnlySpan<int> seen)
    {
        for (var j = 0; j < _counted.Length; j++)
        {
            for (; _counted[j] < seen[_classes + j]; _counted[j]++) _idle.Add(j);
            for (; _counted[j] > seen[_classes + j]; _counted[j]--) _idle.Remove(j);
        }
    }
}
