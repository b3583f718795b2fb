using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Moves parts from the log into their table, and positions of events into their index, a little with each transaction.</summary>
internal sealed class TableMover : IDisposable
{
    public const string UpsertSql = "INSERT INTO part(kind, id, name, data) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(kind, id, name) DO UPDATE SET data = excluded.data";
    public const string RemoveSql = "DELETE FROM part WHERE kind = ?1 AND id = ?2 AND name = ?3";
    public const string HeaderSql = "INSERT INTO part(kind, id, name, last_event) VALUES(?1, ?2, '', ?3) ON CONFLICT(kind, id, name) DO UPDATE SET last_event = excluded.last_event";

    private readonly RecentParts _recent;
    private readonly JourneyTable _journeys;
    private readonly Statement _upsert, _remove, _header, _unlog;
    // Of the leaving generation: how much is in the tables, and how much will be with the transaction under way.
    private int _moved, _moving;
    private RecentGeneration? _leaving;

    public TableMover(SqliteConnection connection, RecentParts recent)
    {
        _recent = recent;
        _upsert = new(connection, UpsertSql);
        _remove = new(connection, RemoveSql);
        _header = new(connection, HeaderSql);
        _journeys = new JourneyTable(connection);
        _unlog = new(connection, "DELETE FROM log WHERE position <= ?1");
    }

    /// <summary>Moves at least as many as the transaction brings; with the last of a generation goes its part of the log.</summary>
    public void MoveSome(int brought)
    {
        (_moving, _leaving) = (_moved, _recent.Leaving);
        if (_leaving is not { } leaving) return;
        var whole = leaving.Count + leaving.Contacts.Length;
        var until = Math.Min(whole, _moved + Math.Max(brought + brought / 2, StorageLimits.PartsMovedPerTransaction));
        for (; _moving < until; _moving++)
        {
            if (_moving < leaving.Count) Move(leaving.InOrder(_moving));
            else _journeys.Write(leaving.Journeys, leaving.Contacts[_moving - leaving.Count]);
        }
        if (until < whole) return;
        _unlog.Bind(1, leaving.LastLog).Run();
        _journeys.Mark(leaving.LastEvent);
    }

    /// <summary>The transaction is on disk.</summary>
    public void Committed()
    {
        _moved = _moving;
        if (_leaving is null || _moved < _leaving.Count + _leaving.Contacts.Length) return;
        _recent.Left();
        _moved = 0;
    }

    public void RolledBack() => _moving = _moved;

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_upsert, _remove, _header, _unlog]) statement.Dispose();
        _journeys.Dispose();
    }

    private void Move(in RecentParts.Entry entry)
    {
        var (kind, id) = ((long)entry.Key.Kind, entry.Key.Id);
        if (entry.Name == Schema.Header) _header.Bind(1, kind).Bind(2, id).Bind(3, entry.LastEvent).Run();
        else if (entry.IsRemoval) _remove.Bind(1, kind).Bind(2, id).Bind(3, entry.Name).Run();
        else _upsert.Bind(1, kind).Bind(2, id).Bind(3, entry.Name).BindBlob(4, entry.Data).Run();
    }
}
