using Microsoft.Extensions.Hosting;

namespace Routing.Cluster;

/// <summary>
/// The event log in a table. Every silo appends by itself; what puts their writes in one order is the tag of the log's
/// head, which each of them moves: a write that somebody else preceded fails as a whole and is made anew after it.
/// </summary>
internal sealed class TableEventLog(ITable table, ClusterClock clock) : BackgroundService, IEventLog, IEventAppender
{
    private readonly LogTail _tail = new();
    private readonly LogHead _head = new(table);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Random _random = new();

    public long Newest => _tail.Newest;

    public ValueTask WaitAfter(long position, CancellationToken ct) => _tail.WaitAfter(position, ct);

    public async ValueTask Append(IReadOnlyList<LoggedEvent> events)
    {
        if (events.Select(LogWrite.Fault).FirstOrDefault(fault => fault is not null) is { } fault) throw new EventsRefusedException(fault);
        await _turn.WaitAsync();
        try
        {
            await AppendInTurn(events);
        }
        catch
        {
            // Written or not: only the table knows.
            _head.Doubt();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default) => await Told(async () =>
    {
        limit = Math.Clamp(limit, 0, ClusterLimits.EventsPerRead);
        var events = new List<LoggedEvent>();
        var above = LogKeys.Events(Math.Max(after, 0));
        while (events.Count < limit)
        {
            var rows = await table.List(LogKeys.Partition, above, LogKeys.EventsEnd, Math.Min(TableLimits.RowsPerRead, limit - events.Count), ct);
            if (rows.Count == 0) break;
            events.AddRange(rows.SelectMany(row => EventJson.OfRow(row.Value)).Where(happened => happened.Position > after));
            above = rows[^1].Key;
        }
        return events.Count > limit ? events[..limit] : events;
    });

    public async ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default) => await Told(async () =>
    {
        limit = Math.Clamp(limit, 0, ClusterLimits.EventsPerRead);
        // What is no id has no history, and might not be fit for a key.
        if (!Id.IsValid(contactId)) return [];
        var (above, below) = LogKeys.ContactRange(contactId);
        var rows = await table.List(LogKeys.Partition, above, below, limit, ct);
        return [.. rows.SelectMany(row => EventJson.OfRow(row.Value)).Take(limit)];
    });

    /// <summary>Knows the end before anybody asks for it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Ask(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TableLimits.AskEvery;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, clock.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Ask(stoppingToken);
                pause = TableLimits.AskEvery;
            }
            catch (Exception)
            {
                // Whoever reads or writes is told; this looks again.
                pause = ClusterLimits.RetryEvery;
            }
        }
    }

    /// <summary>One write at a time, and before it no more is looked up than goes into it: the longer that takes, the likelier somebody else is first.</summary>
    private async Task AppendInTurn(IReadOnlyList<LoggedEvent> events)
    {
        var (next, tries) = (0, 0);
        while (next < events.Count)
        {
            var some = LogWrite.Of([.. events.Skip(next).Take(TableLimits.EventsPerWrite)], 0).Events;
            await _head.Know(some.Select(happened => happened.Actor));
            if (_head.Fresh(some) is { Count: > 0 } fresh)
            {
                var write = LogWrite.Of(fresh, _head.Newest);
                if (await table.Write(LogKeys.Partition, write.Rows(_head.Tag)) is not { } tags)
                {
                    _head.Doubt();
                    if (++tries == TableLimits.Tries) throw new StoreUnavailableException($"Others write to the event log at every moment, {tries} times in a row.");
                    await Task.Delay(TableLimits.LongestPause * (_random.NextDouble() * tries / TableLimits.Tries), clock.Time);
                    continue;
                }
                _head.Moved(write, tags[0]);
            }
            _tail.Advance(_head.Newest);
            (next, tries) = (next + some.Count, 0);
        }
    }

    private async Task Ask(CancellationToken ct)
    {
        if (await table.Find(LogKeys.Partition, LogKeys.Head, ct) is { } head) _tail.Advance(LogKeys.Number(head.Value));
    }

    private static async Task<IReadOnlyList<LoggedEvent>> Told(Func<Task<List<LoggedEvent>>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new StoreUnavailableException("The event log cannot be read now. Try again.", failure);
        }
    }
}
