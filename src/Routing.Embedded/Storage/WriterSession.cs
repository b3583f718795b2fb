using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>The writer's connection with its prepared statements, and what the transaction under way has done so far.</summary>
internal sealed partial class WriterSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly long _owner;
    private readonly Statement _begin, _commit, _rollback, _readOwner, _reserve, _upsert, _remove, _header, _event;
    private readonly List<Claims.Claim> _touched = [];
    private readonly List<LoggedEvent> _appended = [];
    private long _position, _committed;

    public WriterSession(SqliteConnection connection, string path, long owner)
    {
        (_connection, _path, _owner) = (connection, path, owner);
        _position = _committed = (long)Schema.Scalar(connection, "SELECT ifnull(max(position), 0) FROM event")!;
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _rollback = new(connection, "ROLLBACK");
        _readOwner = new(connection, "SELECT epoch FROM owner");
        _reserve = new(connection, "UPDATE owner SET passing = ?1, lasting = ?2");
        _upsert = new(connection, "INSERT INTO part(kind, id, name, data) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(kind, id, name) DO UPDATE SET data = excluded.data");
        _remove = new(connection, "DELETE FROM part WHERE kind = ?1 AND id = ?2 AND name = ?3");
        _header = new(connection, "INSERT INTO part(kind, id, name, last_event) VALUES(?1, ?2, '', ?3) ON CONFLICT(kind, id, name) DO UPDATE SET last_event = excluded.last_event");
        _event = new(connection, "INSERT INTO event(position, kind, actor, number, at, type, contact, queue, agent, data) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
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

    public void WritePart(ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) =>
        _upsert.Bind(1, (long)kind).Bind(2, id).Bind(3, name).BindBlob(4, data).Run();

    public void RemovePart(ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name) =>
        _remove.Bind(1, (long)kind).Bind(2, id).Bind(3, name).Run();

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
        foreach (var claim in _touched) _header.Bind(1, (long)claim.Key.Kind).Bind(2, claim.Key.Id).Bind(3, claim.LastEvent).Run();
        _commit.Run();
        _committed = _position;
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
        _appended.Clear();
        Forget();
    }

    private void Forget()
    {
        foreach (var claim in _touched) claim.Touched = false;
        _touched.Clear();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_begin, _commit, _rollback, _readOwner, _reserve, _upsert, _remove, _header, _event]) statement.Dispose();
        DisposeOthers();
        _connection.Dispose();
    }
}
