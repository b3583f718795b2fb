using System.Diagnostics;

namespace Routing.Lab;

/// <summary>Spaces out starts evenly at a rate; without a rate they go at once. Lateness is made up, never forgotten.</summary>
internal sealed class Pace(double? perSecond)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _taken;

    /// <summary>Waits for the next start; false when stopped meanwhile.</summary>
    public async ValueTask<bool> Next(CancellationToken stop)
    {
        if (perSecond is not { } rate) return true;
        var due = TimeSpan.FromSeconds(Interlocked.Increment(ref _taken) / rate);
        var wait = due - Stopwatch.GetElapsedTime(_start);
        if (wait <= TimeSpan.FromMilliseconds(1)) return true;
        try
        {
            await Task.Delay(wait, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
