namespace Routing.Cluster.Client;

/// <summary>Pauses between tries: longer each time, up to a bound, and of random length, so that gateways cut off together do not come back together.</summary>
internal sealed class Pauses(TimeSpan first, TimeSpan most, Random random)
{
    private const int MaxDoublings = 20;

    /// <summary>The pause after so many failures in a row: half of what it may be, or more.</summary>
    public TimeSpan After(int failures)
    {
        var longest = Math.Min(first.Ticks << Math.Min(failures - 1, MaxDoublings), most.Ticks);
        return TimeSpan.FromTicks((longest + random.NextInt64(longest + 1)) / 2);
    }
}
