using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Keeps history up with the log for as long as the server runs.</summary>
internal sealed partial class HistoryHost(IHistory history, IEventLog events, RetentionReads sources, GatewayOptions options, TimeProvider clock, ILogger<HistoryHost> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReaderBound = TimeSpan.FromSeconds(2);

    private readonly HistoryFollower _follower = new(history, events, options.RepeatDays, sources);
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
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await Step(stoppingToken)) await events.WaitAfter(_follower.Position, stoppingToken);
                // Far behind, it does not pause; unless another takes the same events, which would take them all the same.
                if (_follower.HasLost || EventsBehind < HistoryLimits.EventsAtOnce) await pause.WaitForNextTickAsync(stoppingToken);
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

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "History is not kept up with events ({Failure}: {Reason}). It is tried again, and loses nothing.")]
    private static partial void NotKept(ILogger log, string failure, string reason);
}
