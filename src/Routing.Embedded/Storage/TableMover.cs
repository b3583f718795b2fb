using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Moves parts from the log into their table, and positions of events into their index, a little with each transaction.</summary>
internal sealed class TableMover : IDisposable
{
    private readonly RecentParts _recent;
    private readonly JourneyTable _journeys;
    private readonly PartTable _parts;
    private readonly Statement _unlog;
    // Of the leaving generation: how much is in the tables, and how much will be with the transaction under way.
    private int _moved, _moving;
    private RecentGeneration? _leaving;
    // Rows of the log up to here are of generations that have left; up to there they are deleted, or will be with the transaction under way.
    private long _done, _deleted, _deleting;

    public TableMover(SqliteConnection connection, RecentParts recent)
    {
        _recent = recent;
        _parts = new PartTable(connection);
        _journeys = new JourneyTable(connection);
        _unlog = new(connection, "DELETE FROM log WHERE position <= ?1");
    }

    /// <summary>Moves at least as many as the transaction brings, and deletes some of the log of what was moved before.</summary>
    /// <remarks>
    /// What is left of a generation's log may be applied once more at the next start: all that came later is still there
    /// too, and is applied after it. Deleted at once, it would stop everybody for tens of milliseconds.
    /// </remarks>
    public void MoveSome(int brought)
    {
        (_moving, _leaving, _deleting) = (_moved, _recent.Leaving, Math.Min(_done, _deleted + StorageLimits.LogRowsDeletedPerTransaction));
        if (_deleting > _deleted) _unlog.Bind(1, _deleting).Run();
        if (_leaving is not { } leaving) return;
        var whole = leaving.Count + leaving.Journeys.Count;
        var until = Math.Min(whole, _moved + Math.Max(brought + brought / 2, StorageLimits.PartsMovedPerTransaction));
        for (; _moving < until; _moving++)
        {
            if (_moving < leaving.Count) _parts.Apply(leaving.InOrder(_moving));
            else _journeys.Write(leaving.Journeys, _moving - leaving.Count);
        }
        if (until == whole) _journeys.Mark(leaving.LastEvent);
    }

    /// <summary>The transaction is on disk.</summary>
    public void Committed()
    {
        (_moved, _deleted) = (_moving, _deleting);
        if (_leaving is null || _moved < _leaving.Count + _leaving.Journeys.Count) return;
        _done = _leaving.LastLog;
        _recent.Left();
        _moved = 0;
    }

    public void RolledBack() => (_moving, _deleting) = (_moved, _deleted);

    public void Dispose()
    {
        _parts.Dispose();
        _unlog.Dispose();
        _journeys.Dispose();
    }
}
