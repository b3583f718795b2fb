using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>The writer's connection with its prepared statements, and what the transaction under way has done so far.</summary>
internal sealed partial class WriterSession : IDisposable
{
    public const string UpsertSql = "INSERT INTO part(kind, id, name, data) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(kind, id, name) DO UPDATE SET data = excluded.data";
    public const string RemoveSql = "DELETE FROM part WHERE kind = ?1 AND id = ?2 AND name = ?3";
    public const string HeaderSql = "INSERT INTO part(kind, id, name, last_event) VALUES(?1, ?2, '', ?3) ON CONFLICT(kind, id, name) DO UPDATE SET last_event = excluded.last_event";

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly long _owner;
    private readonly RecentParts _recent;
    // One for the life of the store: grown anew for each transaction, it would be most of what the collector has to do.
    private readonly PooledBuffer _frames = new(keptBytes: SegmentPool.SegmentBytes * 4);
    private readonly List<RecentParts.Change> _changes = [];
    private readonly Statement _begin, _commit, _rollback, _readOwner, _reserve, _upsert, _remove, _header, _event, _log, _unlog;
    private readonly List<Claims.Claim> _touched = [];
    private readonly List<LoggedEvent> _appended = [];
    private long _position, _committed, _logPosition;
    private int _moved, _moving;

    public WriterSession(SqliteConnection connection, string path, long owner, RecentParts recent)
    {
        (_connection, _path, _owner, _recent) = (connection, path, owner, recent);
        _position = _committed = (long)Schema.Scalar(connection, "SELECT ifnull(max(position), 0) FROM event")!;
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _rollback = new(connection, "ROLLBACK");
        _readOwner = new(connection, "SELECT epoch FROM owner");
        _reserve = new(connection, "UPDATE owner SET passing = ?1, lasting = ?2");
        _upsert = new(connection, UpsertSql);
        _remove = new(connection, RemoveSql);
        _header = new(connection, HeaderSql);
        _event = new(connection, "INSERT INTO event(position, kind, actor, number, at, type, contact, queue, agent, data) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
        _log = new(connection, "INSERT INTO log(position, changes) VALUES(?1, ?2)");
        _unlog = new(connection, "DELETE FROM log WHERE position <= ?1");
        PrepareOthers(connection);
    }

    /// <summary>Position of the newest event on disk, or in the transaction under way.</summary>
    public long Position => _position;

    /// <summary>Begins, and makes sure that the file is still this process's own.</summary>
    public void Begin()
    {
        _begin.Run();
        _readOwner.Step();
        var owner = _readOwner.Long(0);
        _readOwner.Reset();
        if (owner != _owner) throw new OwnerLostException(_path);
    }

    /// <summary>Makes a reservation of epochs durable.</summary>
    public void Reserve(long passing, long lasting) => _reserve.Bind(1, passing).Bind(2, lasting).Run();

    public void WritePart(ActorKey key, string name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> nameUtf8, ReadOnlySpan<byte> data)
    {
        var at = LogFrames.Append(_frames, key.Kind, id, nameUtf8, data, isRemoval: false);
        _changes.Add(new RecentParts.Change(key, name, at, data.Length, 0));
    }

    public void RemovePart(ActorKey key, string name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> nameUtf8)
    {
        LogFrames.Append(_frames, key.Kind, id, nameUtf8, [], isRemoval: true);
        _changes.Add(new RecentParts.Change(key, name, 0, -1, 0));
    }

    public void Append(LoggedEvent happened, ReadOnlySpan<byte> actor)
    {
        var placed = happened with { Position = ++_position };
        _event.Bind(1, placed.Position).Bind(2, (long)placed.Actor.Kind).Bind(3, actor).Bind(4, placed.Number).Bind(5, placed.At.UtcTicks)
            .Bind(6, placed.Type).Bind(7, placed.Contact).Bind(8, placed.Queue).Bind(9, placed.Agent).BindBlob(10, placed.Data.Span).Run();
        _appended.Add(placed);
    }

    /// <summary>Notes an actor's last event number: its header is written once per transaction, not once per write.</summary>
    public void Touch(Claims.Claim claim, long lastEvent)
    {
        claim.LastEvent = lastEvent;
        if (claim.Touched) return;
        claim.Touched = true;
        _touched.Add(claim);
    }

    /// <summary>Makes the transaction durable; answers the events in it, good until the next one begins.</summary>
    public List<LoggedEvent> Commit()
    {
        foreach (var claim in _touched)
        {
            LogFrames.AppendHeader(_frames, claim.Key.Kind, claim.Key.Id, claim.LastEvent);
            _changes.Add(new RecentParts.Change(claim.Key, Schema.Header, 0, 0, claim.LastEvent));
        }
        if (_changes.Count > 0) _log.Bind(1, _logPosition + 1).BindBlob(2, _frames.Slice(0, _frames.Length)).Run();
        var leaving = MoveSome();
        _commit.Run();
        _committed = _position;
        if (_changes.Count > 0) _recent.Publish(_frames.Slice(0, _frames.Length), _changes, ++_logPosition);
        _moved = _moving;
        if (leaving is not null && _moved == leaving.Count)
        {
            _recent.Left();
            _moved = 0;
        }
        Forget();
        return _appended;
    }

    public void ClearAppended() => _appended.Clear();

    public void Rollback()
    {
        try
        {
            _rollback.Run();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back already (disk full, I/O error), or never began.
        }
        // Positions have no gaps: the tail in memory counts on it.
        _position = _committed;
        _moving = _moved;
        _appended.Clear();
        Forget();
    }

    /// <summary>Moves some of the leaving generation from the log into the table; with the last of it goes its part of the log.</summary>
    private RecentParts.Generation? MoveSome()
    {
        _moving = _moved;
        if (_recent.Leaving is not { } leaving) return null;
        var until = Math.Min(leaving.Count, _moved + Math.Max(_changes.Count, StorageLimits.PartsMovedPerTransaction));
        foreach (ref readonly var entry in leaving.Sorted[_moved..until]) Move(entry);
        _moving = until;
        if (until == leaving.Count) _unlog.Bind(1, leaving.LastLog).Run();
        return leaving;
    }

    private void Move(in RecentParts.Entry entry)
    {
        var (kind, id) = ((long)entry.Key.Kind, entry.Key.Id);
        if (entry.Name == Schema.Header) _header.Bind(1, kind).Bind(2, id).Bind(3, entry.LastEvent).Run();
        else if (entry.IsRemoval) _remove.Bind(1, kind).Bind(2, id).Bind(3, entry.Name).Run();
        else _upsert.Bind(1, kind).Bind(2, id).Bind(3, entry.Name).BindBlob(4, entry.Data).Run();
    }

    private void Forget()
    {
        _frames.Clear();
        _changes.Clear();
        foreach (var claim in _touched) claim.Touched = false;
        _touched.Clear();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_begin, _commit, _rollback, _readOwner, _reserve, _upsert, _remove, _header, _event, _log, _unlog]) statement.Dispose();
        DisposeOthers();
        _connection.Dispose();
    }
}
