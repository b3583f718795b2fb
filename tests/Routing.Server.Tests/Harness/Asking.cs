namespace Routing.Server.Tests;

/// <summary>Asks another process, which tells nobody, until its answer is as wished; within a bound.</summary>
internal static class Asking
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);

    public static async Task Until(Func<Task<bool>> wished, TimeSpan bound, string orSay)
    {
        using var timer = new PeriodicTimer(Every);
        using var ends = new CancellationTokenSource(bound);
        try
        {
            while (!await wished()) await timer.WaitForNextTickAsync(ends.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Not within {bound}: {orSay}");
        }
    }
}
