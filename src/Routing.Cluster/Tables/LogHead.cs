namespace Routing.Cluster;

/// <summary>
/// What one silo knows of the log's end: where it is, the tag under which alone it may be moved, and the last events of
/// some actors. When somebody else has moved the end, what was appended since is read, and all of it holds again.
/// </summary>
internal sealed class LogHead(ITable table)
{
    private readonly Dictionary<ActorKey, long> _last = [];
    private bool _isCurrent;

    public long Newest { get; private set; }
    public string? Tag { get; private set; }

    /// <summary>Makes sure that the end is known, and the last events of these actors.</summary>
    /// <remarks>The end first: what is written after that fails the write, so that no last event can be older than it looks.</remarks>
    public async ValueTask Know(IEnumerable<ActorKey> actors)
    {
        if (!_isCurrent)
        {
            var head = await table.Find(LogKeys.Partition, LogKeys.Head);
            var newest = head is null ? 0 : LogKeys.Number(head.Value);
            await Follow(newest);
            (Newest, Tag, _isCurrent) = (newest, head?.Tag, true);
        }
        foreach (var some in actors.Where(actor => !_last.ContainsKey(actor)).Distinct().Chunk(TableLimits.LookUpsAtOnce))
        {
            var rows = await Task.WhenAll(some.Select(actor => table.Find(LogKeys.Partition, LogKeys.Actor(actor)).AsTask()));
            foreach (var (actor, row) in some.Zip(rows)) _last[actor] = row is null ? 0 : LogKeys.Number(row.Value);
        }
    }

    /// <summary>Those that are not in the log yet, each once.</summary>
    public List<LoggedEvent> Fresh(IEnumerable<LoggedEvent> events)
    {
        var fresh = new List<LoggedEvent>();
        var seen = new Dictionary<ActorKey, long>();
        foreach (var happened in events)
        {
            if (happened.Number <= seen.GetValueOrDefault(happened.Actor, _last[happened.Actor])) continue;
            seen[happened.Actor] = happened.Number;
            fresh.Add(happened);
        }
        return fresh;
    }

    public void Moved(LogWrite write, string tag)
    {
        (Newest, Tag) = (write.Newest, tag);
        if (_last.Count > TableLimits.Remembered) _last.Clear();
        foreach (var (actor, number) in write.Last) _last[actor] = number;
    }

    /// <summary>Somebody else has moved the end, or we have, and do not know it.</summary>
    public void Doubt() => _isCurrent = false;

    /// <summary>Takes up what was appended since this was last current, or forgets all if that is much.</summary>
    private async ValueTask Follow(long newest)
    {
        if (_last.Count == 0 || newest == Newest) return;
        var rows = newest < Newest ? [] : await table.List(LogKeys.Partition, LogKeys.Events(Newest), LogKeys.Events(newest + 1), TableLimits.RowsPerRead);
        if (rows.Count is 0 or TableLimits.RowsPerRead) _last.Clear();
        foreach (var happened in rows.SelectMany(row => EventJson.OfRow(row.Value)))
        {
            if (_last.ContainsKey(happened.Actor)) _last[happened.Actor] = happened.Number;
        }
    }
}
