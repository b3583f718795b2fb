using System.Collections.Concurrent;

namespace Routing.Actors;

/// <summary>
/// Keeps a history up with the log: reads, projects, commits. The position is stored in the same transaction as what was
/// made up to it, so that each event counts once, whoever is killed when. Of several followers of one history, on several
/// silos, each batch is taken from one; the others learn so at their commit and read again where it stands.
/// </summary>
/// <param name="repeatDays">Days within which a customer with the same intent has come back.</param>
/// <param name="sources">What history is made from beside the log; null for nothing.</param>
public sealed class HistoryFollower(IHistory history, IEventLog log, int repeatDays = Measures.FirstContactDays, IHistorySources? sources = null)
{
    private const int AskedAtOnce = 16;
    private HistoryProjection? _projection;

    /// <summary>The position up to which all is told; 0 before the first step.</summary>
    public long Position { get; private set; }

    /// <summary>What was taken last, another had taken or an erasure voided: it is read again from where history stands.</summary>
    public bool HasLost { get; private set; }

    /// <summary>Takes the next events, if there are any. False when there are none.</summary>
    public async ValueTask<bool> Step(CancellationToken ct)
    {
        var projection = _projection ??= new HistoryProjection(await history.State(ct), repeatDays);
        Position = projection.State.Position;
        HasLost = false;
        var logged = new List<LoggedEvent>();
        // A read may answer fewer than there are.
        while (logged.Count < HistoryLimits.EventsAtOnce && await log.Read(logged is [.., var last] ? last.Position : projection.State.Position, HistoryLimits.EventsAtOnce - logged.Count, ct) is { Count: > 0 } more) logged.AddRange(more);
        if (logged.Count == 0) return false;
        var events = new List<PlacedEvent>(logged.Count);
        foreach (var one in logged)
        {
            if (HistoryReading.Of(one) is { } known) events.Add(known);
        }
        var (contacts, customers) = HistoryProjection.Needs(events);
        var since = logged[0].At.AddDays(-repeatDays);
        var stored = await history.Find(contacts, customers, since, ct);
        var said = await Recordings(events, ct);
        var decisions = sources is null ? [] : await HistoryDecisions.Of(logged, sources, ct);
        try
        {
            HasLost = !await history.Commit(projection.See(events, logged[^1].Position, stored, said).With(decisions), ct);
            if (HasLost) _projection = null;
            else Position = projection.State.Position;
        }
        catch
        {
            // What is in memory is ahead of what is stored, or not: that is read again.
            _projection = null;
            throw;
        }
        return true;
    }

    private async ValueTask<IReadOnlyDictionary<string, Recording>?> Recordings(List<PlacedEvent> events, CancellationToken ct)
    {
        if (sources is null) return null;
        var recorded = events.Select(placed => placed.Event).OfType<ContactRecorded>().Select(told => told.ContactId).ToHashSet(StringComparer.Ordinal);
        if (recorded.Count == 0) return null;
        var said = new ConcurrentDictionary<string, Recording>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(recorded, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = ct }, async (contact, stop) =>
        {
            if (await sources.RecordingOf(contact, stop) is { } kept) said[contact] = kept;
        });
        return said;
    }
}
