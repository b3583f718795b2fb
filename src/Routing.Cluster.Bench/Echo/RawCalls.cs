using System.Diagnostics;
using Orleans.Runtime.Placement;

namespace Routing.Cluster.Bench;

/// <summary>Calls of grains that do nothing, by callers who each wait for the answer before the next call.</summary>
internal static class RawCalls
{
    private const int Callers = 100;
    private const int Tries = 200;
    private const int CallsAtAStretch = 32;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static long _last;

    /// <summary>Calls per second from this silo to grains of its own, or of another.</summary>
    public static async Task<double> PerSecond(IGrainFactory grains, SiloAddress on, TimeSpan measured, CancellationToken ct)
    {
        var echoes = new IEchoGrain[Callers];
        for (var caller = 0; caller < Callers; caller++) echoes[caller] = await Place(grains, on, ct);
        await Run(echoes, measured < WarmUp ? measured : WarmUp, ct);
        return await Run(echoes, measured, ct);
    }

    /// <summary>One that lives there. A silo that has only just joined is not known everywhere as one that may have it.</summary>
    private static async Task<IEchoGrain> Place(IGrainFactory grains, SiloAddress on, CancellationToken ct)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var echo = grains.GetGrain<IEchoGrain>(Interlocked.Increment(ref _last));
            RequestContext.Set(IPlacementDirector.PlacementHintKey, on);
            var at = await echo.Where();
            RequestContext.Clear();
            if (at.Equals(on)) return echo;
            await Task.Delay(100, ct);
        }
        throw new TimeoutException($"No grain comes to live on {on}.");
    }

    private static async Task<double> Run(IEchoGrain[] echoes, TimeSpan bound, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        // Each looks at the clock itself: with the pool's threads always busy among themselves, no timer would come to its turn.
        var calling = echoes.Select(echo => Task.Run(async () =>
        {
            var number = 0;
            for (; watch.Elapsed < bound && !ct.IsCancellationRequested; number++)
            {
                await echo.Echo(number);
                // Nor would other callers come to theirs, in the end.
                if (number % CallsAtAStretch == 0) await Task.Yield();
            }
            return (long)number;
        }, CancellationToken.None)).ToArray();
        var calls = await Task.WhenAll(calling);
        return calls.Sum() / watch.Elapsed.TotalSeconds;
    }
}
