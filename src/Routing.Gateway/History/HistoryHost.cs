using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Keeps history up with the log for as long as the server runs, and deletes of it what is older than is kept.</summary>
internal sealed partial class HistoryHost(IHistory history, IEventLog events, IActorDirectory actors, GatewayOptions options, TimeProvider clock, ILogger<HistoryHost> log) : BackgroundService
{
    private const int PrunedAtOnce = 500;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ReaderBound = TimeSpan.FromSeconds(2);

    private readonly HistoryFollower _follower = new(
        history, events, options.RepeatDays, async (contact, ct) => await actors.Contact(contact).Get(ct) is { } record ? record.Recording ?? Recording.None : null);
    private readonly SemaphoreSlim _turn = new(1);

    public IHistory History => history;

    public long EventsBehind => Math.Max(0, events.Newest - _follower.Position);

    /// <summary>Takes in what the log has by now, so that a reader sees what it was told before; within a bound, as a report may be late but must come.</summary>
    public async ValueTask CatchUp(CancellationToken ct)
    {
        var newest = events.Newest;
        var began = clock.GetTimestamp();
        while (_follower.Position < newest && clock.GetElapsedTime(began) < ReaderBound && await Step(ct))
        {
        }
    }

    /// <summary>Takes in all that the log has by now.</summary>
    /// <exception cref="StoreUnavailableException">It is more than can be waited for.</exception>
    public async ValueTask CatchUpWholly(CancellationToken ct)
    {
        var newest = events.Newest;
        await CatchUp(ct);
        if (_follower.Position < newest) throw new StoreUnavailableException($"History is {newest - _follower.Position} events behind, of which some may be of this customer. Try again in a moment.");
    }

    /// <summary>Erases a customer between two steps, so that none is lost to it.</summary>
    public async ValueTask<Erasure> Erase(string customer, CancellationToken ct)
    {
        // What is on its way into history would else come after the erasure, and stay.
        await CatchUpWholly(ct);
        await _turn.WaitAsync(ct);
        try
        {
            return await history.Erase(customer, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(HistoryLimits.Pause, clock);
        using var failed = new PeriodicTimer(AfterFailure, clock);
        var isFailing = false;
        var prunedAt = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await Step(stoppingToken)) await events.WaitAfter(_follower.Position, stoppingToken);
                // Far behind, it does not pause; unless another takes the same events, which would take them all the same.
                if (_follower.HasLost || EventsBehind < HistoryLimits.EventsAtOnce) await pause.WaitForNextTickAsync(stoppingToken);
                if (clock.GetElapsedTime(prunedAt) > PruneEvery) prunedAt = await Prune(stoppingToken);
                isFailing = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // It goes on from where it stands; until then reports are late. Told once.
                if (!isFailing) NotKept(log, failure.GetType().Name, failure.Message);
                isFailing = true;
                await failed.WaitForNextTickAsync(stoppingToken);
            }
        }
    }

    private async ValueTask<bool> Step(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await _follower.Step(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<long> Prune(CancellationToken ct)
    {
        if (options.HistoryDays > 0)
        {
            while (await history.Prune(clock.GetUtcNow().AddDays(-options.HistoryDays), PrunedAtOnce, ct) > 0)
            {
            }
        }
        return clock.GetTimestamp();
    }

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "History is not kept up with events ({Failure}: {Reason}). It is tried again, and loses nothing.")]
    private static partial void NotKept(ILogger log, string failure, string reason);
}
