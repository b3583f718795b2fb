using System.Text;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>The writer's connection with its prepared statements, and what the transaction under way has done so far.</summary>
internal sealed partial class WriterSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly long _owner;
    private readonly RecentParts _recent;
    // One for the life of the store: grown anew for each transaction, it would be most of what the collector has to do.
    private readonly PooledBuffer _frames = new(keptBytes: SegmentPool.SegmentBytes * 4);
    private readonly PooledBuffer _eventFrames = new(keptBytes: SegmentPool.SegmentBytes);
    private readonly List<RecordedEvent> _happened = [];
    private readonly Statement _begin, _commit, _rollback, _readOwner, _reserve, _log, _events;
    private readonly TableMover _mover;
    private readonly Pruner _pruner;
    private readonly List<Claims.Claim> _touched = [];
    private long _position, _logPosition;
    private int _changes;

    public WriterSession(SqliteConnection connection, string path, long owner, RecentParts recent, Pruner pruner)
    {
        (_connection, _path, _owner, _recent, _pruner) = (connection, path, owner, recent, pruner);
        _position = (long)Schema.Scalar(connection, "SELECT ifnull(max(last), 0) FROM events")!;
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _rollback = new(connection, "ROLLBACK");
        _readOwner = new(connection, "SELECT epoch FROM owner");
        _reserve = new(connection, "UPDATE owner SET passing = ?1, lasting = ?2");
        _log = new(connection, "INSERT INTO log(position, changes) VALUES(?1, ?2)");
        _events = new(connection, "INSERT INTO events(last, first, events) VALUES(?1, ?2, ?3)");
        _mover = new TableMover(connection, recent);
        PrepareOthers(connection);
        Tail = new EventTail(_position);
    }

    /// <summary>The newest events on disk.</summary>
    public EventTail Tail { get; }

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

    public void WritePart(ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        LogFrames.Append(_frames, kind, id, name, data);
        _changes++;
    }

    public void RemovePart(ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name)
    {
        LogFrames.AppendRemoval(_frames, kind, id, name);
        _changes++;
    }

    public void Append(RecordedEvent recorded, ReadOnlySpan<byte> actor, ReadOnlySpan<byte> json)
    {
        EventFrames.Append(_eventFrames, recorded, actor, json);
        _happened.Add(recorded);
    }

    /// <summary>Notes an actor's last event number: its header is written once per transaction, not once per write.</summary>
    public void Touch(Claims.Claim claim, long lastEvent)
    {
        claim.LastEvent = lastEvent;
        if (claim.Touched) return;
        claim.Touched = true;
        _touched.Add(claim);
    }

    /// <summary>Makes the transaction durable, and then visible.</summary>
    public void Commit()
    {
        if (_happened.Count > 0) _pruner.PruneSome(this);
        foreach (var claim in _touched)
        {
            LogFrames.AppendHeader(_frames, claim.Key.Kind, Encoding.UTF8.GetBytes(claim.Key.Id), claim.LastEvent);
            _changes++;
        }
        if (_changes > 0) _log.Bind(1, _logPosition + 1).BindBlob(2, _frames.All).Run();
        var (first, last) = (_position + 1, _position + _happened.Count);
        if (last >= first) _events.Bind(1, last).Bind(2, first).BindBlob(3, _eventFrames.All).Run();
        _mover.MoveSome(_changes);
        _commit.Run();
        _mover.Committed();
        _pruner.Committed();
        _position = last;
        if (_changes > 0) _recent.Publish(_frames.All, ++_logPosition, _happened, first);
        if (last >= first) Tail.Publish(first, last, _eventFrames.All);
        Forget();
    }

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
        _mover.RolledBack();
        _pruner.RolledBack();
        Forget();
    }

    private void Forget()
    {
        _frames.Clear();
        _changes = 0;
        _eventFrames.Clear();
        _happened.Clear();
        foreach (var claim in _touched) claim.Touched = false;
        _touched.Clear();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_begin, _commit, _rollback, _readOwner, _reserve, _log, _events]) statement.Dispose();
        _mover.Dispose();
        _pruner.Dispose();
        DisposeOthers();
        _connection.Dispose();
    }
}
