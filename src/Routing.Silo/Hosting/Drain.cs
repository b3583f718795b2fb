using Routing.Gateway;

namespace Routing.Silo;

/// <summary>
/// Runs a silo until it is told to stop, and then for a bounded time. Orleans tries for minutes to write in the list of silos
/// that this one stops; without storage that comes to nothing, and whoever wants it stopped has a SIGKILL for it.
/// </summary>
internal static class Drain
{
    /// <param name="urls">Where it listens.</param>
    /// <param name="said">What is to be done once it serves.</param>
    /// <returns>Whether it ended in good order.</returns>
    public static async Task<bool> Run(WebApplication app, string urls, Action said, TimeSpan bound, CancellationToken ct)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = app.Lifetime.ApplicationStopping.Register(() => told.TrySetResult());
        var running = Live(app, urls, said, ct);
        // One that is told to stop as it begins has the same bound.
        await Task.WhenAny(running, told.Task);
        await Task.WhenAny(running, Task.Delay(bound, CancellationToken.None));
        if (!running.IsCompleted) return false;
        // One that is stopped as it begins has ended in good order too.
        if (!(told.Task.IsCompleted && running.IsCanceled)) await running;
        return true;
    }

    private static async Task Live(WebApplication app, string urls, Action said, CancellationToken ct)
    {
        await using var _ = app;
        await app.Begin(urls, ct);
        said();
        await app.WaitForShutdownAsync(ct);
    }
}
