using System.Collections.Concurrent;

namespace Routing.Cluster.Client;

/// <summary>
/// References to grains of one interface, kept: Orleans works out names from types and looks up a copier for each argument
/// of each method when it makes one, which takes longer than a call within a silo.
/// </summary>
internal sealed class GrainAddresses<TGrain>(IGrainFactory grains) where TGrain : IActorGrain
{
    /// <summary>Kept at most, twice over: then those not asked for lately are let go.</summary>
    private const int Generation = 20_000;

    private volatile ConcurrentDictionary<string, TGrain> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, TGrain> _old = new(StringComparer.Ordinal);
    private int _made;

    public TGrain Of(string id)
    {
        if (_young.TryGetValue(id, out var known)) return known;
        if (!_old.TryGetValue(id, out known)) known = grains.GetGrain<TGrain>(id);
        _young[id] = known;
        if (Interlocked.Increment(ref _made) % Generation == 0) (_old, _young) = (_young, new(StringComparer.Ordinal));
        return known;
    }
}
