using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Deletes of history what has been kept for its time: every ten minutes, and as soon as a rule is changed; in small steps, so that nobody waits long for it.</summary>
internal sealed partial class HistoryPruner(IHistory history, RetentionReads retention, TimeProvider clock, ILogger<HistoryPruner> log) : BackgroundService
{
    private const int PrunedAtOnce = 500;
    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);

    private readonly Channel<bool> _wanted = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>A rule was changed: what it says holds from now on.</summary>
    public void Ask() => _wanted.Writer.TryWrite(true);

    /// <summary>Deletes all whose time is over. Answers how many.</summary>
    public async Task<int> Prune(CancellationToken ct)
    {
        var gone = 0;
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            foreach (var cell in await history.Cells(kind, ct))
            {
                if (await retention.Days(kind, cell, ct) is not (> 0 and var days)) continue;
                var before = clock.GetUtcNow().AddDays(-days);
                while (await history.Prune(kind, cell, before, PrunedAtOnce, ct) is > 0 and var some) gone += some;
            }
        }
        return gone;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = clock.CreateTimer(_ => Ask(), null, PruneEvery, PruneEvery);
        var isFailing = false;
        try
        {
            await foreach (var _ in _wanted.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    await Prune(stoppingToken);
                    isFailing = false;
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    // Tried again at the next time; until then it is kept longer. Told once.
                    if (!isFailing) NotPruned(log, failure.GetType().Name, failure.Message);
                    isFailing = true;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has been kept for its time is not deleted from the history now ({Failure}: {Reason}). It is tried again in ten minutes.")]
    private static partial void NotPruned(ILogger log, string failure, string reason);
}
