using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Deletes of history what has been kept for its time: every ten minutes, and as soon as a rule is changed; in small steps, so that nobody waits long for it.</summary>
internal sealed partial class HistoryPruner(IHistory history, RetentionReads retention, TimeProvider clock, ILogger<HistoryPruner> log) : RoundHost(PruneEvery, clock)
{
    private const int PrunedAtOnce = 500;
    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);

    /// <summary>Deletes all whose time is over. Answers how many; none while another silo is at it.</summary>
    public async Task<int> Prune(CancellationToken ct)
    {
        await using var claim = await history.ClaimPruning(ct);
        if (claim is null) return 0;
        var gone = 0;
        await ForEach(Enum.GetValues<RecordKind>().ToAsyncEnumerable(), async kind =>
        {
            var cells = await history.Cells(kind, ct);
            var rules = await retention.Anew(ct);
            foreach (var cell in cells)
            {
                while (await Before(rules, kind, cell, ct) is { } before && await history.Prune(kind, cell, before, PrunedAtOnce, ct) is > 0 and var some)
                {
                    gone += some;
                    // What is deleted cannot be had back: whoever changes a rule meanwhile, wherever, is heard before the next step.
                    rules = await retention.Anew(ct);
                }
            }
        }, ct);
        return gone;
    }

    protected override Task Round(CancellationToken ct) => Prune(ct);

    protected override void Failed(Exception failure) => NotPruned(log, NameOf(failure));

    private async ValueTask<DateTimeOffset?> Before(RetentionRules rules, RecordKind kind, RecordCell cell, CancellationToken ct) =>
        await retention.Days(rules, kind, cell, ct) is > 0 and var days ? Clock.GetUtcNow().AddDays(-days) : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has been kept for its time is not deleted from the history now ({Failure}). It is tried again in ten minutes.")]
    private static partial void NotPruned(ILogger log, string failure);
}
