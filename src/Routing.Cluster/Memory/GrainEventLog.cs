using Microsoft.Extensions.Hosting;

namespace Routing.Cluster;

/// <summary>The event log of a development cluster, as each silo sees it: a grain keeps it, and its end is followed here.</summary>
internal sealed class GrainEventLog(IGrainFactory grains, ClusterClock clock) : BackgroundService, IEventLog, IEventAppender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly LogTail _tail = new();

    public long Newest => _tail.Newest;

    private IEventLogGrain Log => field ??= grains.GetGrain<IEventLogGrain>(0);

    public async ValueTask Append(IReadOnlyList<LoggedEvent> events) => _tail.Advance(await Log.Append([.. events]));

    public async ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default) =>
        await Bounded(Log.Read(after, limit), ct);

    public async ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default) =>
        await Bounded(Log.OfContact(contactId, limit), ct);

    public ValueTask WaitAfter(long position, CancellationToken ct) => _tail.WaitAfter(position, ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _tail.Advance(await Log.Newest(_tail.Newest, Patience).AsTask().WaitAsync(stoppingToken));
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(ClusterLimits.RetryEvery, clock.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static async ValueTask<T> Bounded<T>(ValueTask<T> call, CancellationToken ct)
    {
        try
        {
            return await call.AsTask().WaitAsync(ClusterLimits.CallBound, ct);
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            throw new StoreUnavailableException("The event log of the cluster cannot be read now. Try again.", failure);
        }
    }
}
