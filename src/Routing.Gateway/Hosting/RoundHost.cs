using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Routing.Gateway;

/// <summary>Does something in rounds for as long as the server runs: after so long each, and when asked. One that fails is told of once, and the next tries again.</summary>
internal abstract class RoundHost(TimeSpan every, TimeProvider clock) : BackgroundService
{
    private readonly Channel<bool> _asked = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected TimeProvider Clock { get; } = clock;

    /// <summary>Begins a round now, or once the present one has ended.</summary>
    public void Ask() => _asked.Writer.TryWrite(true);

    protected abstract Task Round(CancellationToken ct);

    protected abstract void Failed(Exception failure);

    /// <summary>Does something for each; one that fails keeps no other from its turn.</summary>
    /// <exception cref="AggregateException">What failed, once all had their turn.</exception>
    protected static async Task ForEach<T>(IAsyncEnumerable<T> all, Func<T, Task> act, CancellationToken ct)
    {
        var failures = new List<Exception>();
        await foreach (var one in all.WithCancellation(ct))
        {
            try
            {
                await act(one);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                failures.Add(failure);
            }
        }
        if (failures.Count > 0) throw new AggregateException(failures);
    }

    /// <summary>What kind of failure, of several the first.</summary>
    protected static string NameOf(Exception failure) => (failure is AggregateException { InnerException: { } first } ? first : failure).GetType().Name;

    /// <summary>The server stops: another need not wait until this one is given up.</summary>
    protected virtual Task Leave() => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = Clock.CreateTimer(_ => Ask(), null, TimeSpan.Zero, every);
        var isFailing = false;
        try
        {
            await foreach (var _ in _asked.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    await Round(stoppingToken);
                    isFailing = false;
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    if (!isFailing) Failed(failure);
                    isFailing = true;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Leave();
        }
    }
}
