namespace Routing.Server.Tests;

/// <summary>Asks another process, which tells nobody, until its answer is as wished; within a bound.</summary>
internal static class Asking
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);

    public static async Task Until(Func<Task<bool>> wished, TimeSpan bound, string orSay)
    {
        using var enough = new CancellationTokenSource();
        try
        {
            await Ask(wished, enough.Token).Within(bound, () => $"Not within {bound}: {orSay}");
        }
        finally
        {
            await enough.CancelAsync();
        }
    }

    private static async Task Ask(Func<Task<bool>> wished, CancellationToken enough)
    {
        using var timer = new PeriodicTimer(Every);
        while (!enough.IsCancellationRequested && !await wished()) await timer.WaitForNextTickAsync(CancellationToken.None);
    }
}
