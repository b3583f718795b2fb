namespace Routing.Silo;

/// <summary>
/// Runs a silo until it is told to stop, and then for a bounded time. Orleans tries for minutes to write in the list of silos
/// that this one stops; without storage that comes to nothing, and whoever wants it stopped has a SIGKILL for it.
/// </summary>
internal static class Drain
{
    /// <param name="said">What is to be done once it serves.</param>
    /// <returns>Whether it ended in good order.</returns>
    public static async Task<bool> Run(WebApplication app, Action said, TimeSpan bound, CancellationToken ct)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = app.Lifetime.ApplicationStopping.Register(() => told.TrySetResult());
        var running = Live(app, said, ct);
        // One that is told to stop as it begins has the same bound.
        await Task.WhenAny(running, told.Task);
        try
        {
            await running.WaitAsync(bound, CancellationToken.None);
            return true;
        }
        catch (Exception failure) when (told.Task.IsCompleted && failure is (TimeoutException or OperationCanceledException))
        {
            return false;
        }
    }

    private static async Task Live(WebApplication app, Action said, CancellationToken ct)
    {
        await using var _ = app;
        await app.StartAsync(ct);
        said();
        await app.WaitForShutdownAsync(ct);
    }
}
