namespace Routing.Embedded.Tests;

/// <summary>Waits for what a thread of the store does by itself and tells nobody; within a bound.</summary>
internal static class Soon
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static async Task Until(Func<bool> wished, string what)
    {
        using var ends = new CancellationTokenSource(Bound);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (!wished()) await timer.WaitForNextTickAsync(ends.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Not within {Bound}: {what}");
        }
    }
}
