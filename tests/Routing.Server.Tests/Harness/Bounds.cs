namespace Routing.Server.Tests;

/// <summary>Says what was waited for in vain.</summary>
internal static class Bounds
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits so long. By ticks, not by the clock: a machine that stood still for a while has not used it up.</summary>
    public static async Task Within(this Task waiting, TimeSpan bound, Func<string> orSay)
    {
        using var ticks = new PeriodicTimer(Tick);
        for (var left = bound; !waiting.IsCompleted; left -= Tick)
        {
            if (left <= TimeSpan.Zero) throw new TimeoutException(orSay());
            await Task.WhenAny(waiting, ticks.WaitForNextTickAsync().AsTask());
        }
        await waiting;
    }
}
