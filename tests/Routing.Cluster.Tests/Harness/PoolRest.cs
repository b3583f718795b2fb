namespace Routing.Cluster.Tests;

/// <summary>
/// Waits until the pool's threads have nothing in hand. On a busy machine one of them may be kept from the processor between the end of
/// a call and what it leads to, for longer than any number of turns of the others.
/// </summary>
internal static class PoolRest
{
    /// <summary>Looks before whoever is at work is taken for somebody that waits, as tests do on threads of the pool.</summary>
    private const int Patience = 20_000;

    // Threads that are never free: they wait.
    private static int _waiting = int.MaxValue;

    public static void Wait()
    {
        for (var look = 0; look < Patience; look++)
        {
            var working = Working;
            _waiting = Math.Min(_waiting, working);
            if (working <= _waiting && ThreadPool.PendingWorkItemCount == 0) return;
            Thread.Yield();
        }
        _waiting = Working;
    }

    private static int Working
    {
        get
        {
            ThreadPool.GetMaxThreads(out var most, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            return most - free;
        }
    }
}
