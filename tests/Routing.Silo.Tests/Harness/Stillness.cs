namespace Routing.Silo.Tests;

/// <summary>Notices that the whole machine, or all of the tests, stood still: then times that were measured mean nothing.</summary>
internal sealed class Stillness : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _ends = new();
    private readonly Task _watching;

    public Stillness() => _watching = Watch();

    /// <summary>The longest stretch in which nothing ran.</summary>
    public TimeSpan Longest { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ends.Dispose();
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(Tick);
        for (var last = TimeProvider.System.GetTimestamp(); await timer.WaitForNextTickAsync(_ends.Token); last = TimeProvider.System.GetTimestamp())
        {
            var still = TimeProvider.System.GetElapsedTime(last) - Tick;
            if (still > Longest) Longest = still;
        }
    }
}
