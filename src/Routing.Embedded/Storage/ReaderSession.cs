using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>A connection for reading, with its prepared statements. One reader at a time.</summary>
internal sealed class ReaderSession : IDisposable
{
    private const string EventColumns = "position, kind, actor, number, at, type, contact, queue, agent, data";
    private readonly SqliteConnection _connection;
    private readonly Statement _actor, _events, _contact, _nextId, _address, _response;

    public ReaderSession(SqliteConnection connection)
    {
        _connection = connection;
        _actor = new(connection, "SELECT name, last_event, data FROM part WHERE kind = ?1 AND id = ?2");
        _events = new(connection, $"SELECT {EventColumns} FROM event WHERE position > ?1 ORDER BY position LIMIT ?2");
        _contact = new(connection, $"SELECT {EventColumns} FROM event WHERE contact = ?1 ORDER BY position LIMIT ?2");
        // One seek per id, whatever the number of its parts: a queue has a row for each waiting contact.
        _nextId = new(connection, "SELECT id FROM part WHERE kind = ?1 AND id > ?2 AND name > '' ORDER BY kind, id LIMIT 1");
        _address = new(connection, "SELECT customer FROM address WHERE address = ?1");
        _response = new(connection, "SELECT at, fingerprint, status, content_type, headers, body FROM response WHERE key = ?1 AND at >= ?2");
    }

    public (long LastEvent, List<StoredPart> Parts) Actor(ActorKey key, IPartCodec codec)
    {
        var lastEvent = 0L;
        var parts = new List<StoredPart>();
        _actor.Bind(1, (long)key.Kind).Bind(2, key.Id);
        while (_actor.Step())
        {
            var name = _actor.Text(0)!;
            if (name == Schema.Header) lastEvent = _actor.Long(1);
            else parts.Add(new StoredPart(name, Part(key, name, codec)));
        }
        return (lastEvent, parts);
    }

    private object Part(ActorKey key, string name, IPartCodec codec)
    {
        try
        {
            return codec.Read(name, _actor.Blob(2));
        }
        catch (JsonException unreadable)
        {
            throw new StoreUnavailableException(
                $"{key} cannot be loaded: its part {name} is not readable. Run the verify command on the data file, and restore the last good backup. ({unreadable.Message})", unreadable);
        }
    }

    public List<LoggedEvent> EventsAfter(long position, int limit) => Events(_events.Bind(1, position).Bind(2, limit));

    public List<LoggedEvent> EventsOf(string contact, int limit) => Events(_contact.Bind(1, contact).Bind(2, limit));

    public List<string> Ids(ActorKind kind, string? after, int limit)
    {
        var ids = new List<string>();
        var last = after ?? "";
        while (ids.Count < limit)
        {
            var found = _nextId.Bind(1, (long)kind).Bind(2, last).Step();
            if (!found) break;
            last = _nextId.Text(0)!;
            ids.Add(last);
            _nextId.Reset();
        }
        return ids;
    }

    public string? Address(string address) => _address.Bind(1, address).Step() ? _address.Text(0) : null;

    public StoredResponse? Response(string key, DateTimeOffset expired)
    {
        if (!_response.Bind(1, key).Bind(2, expired.UtcTicks).Step()) return null;
        return new StoredResponse(
            _response.Text(1)!, (int)_response.Long(2), _response.Text(3), StoredResponses.ReadHeaders(_response.Blob(4)),
            _response.Blob(5).ToArray(), new DateTimeOffset(_response.Long(0), TimeSpan.Zero));
    }

    /// <summary>Ends every statement: one left open would keep its snapshot, and the log could not be checkpointed.</summary>
    public void Reset()
    {
        foreach (var statement in Statements) statement.Reset();
    }

    public void Dispose()
    {
        foreach (var statement in Statements) statement.Dispose();
        _connection.Dispose();
    }

    private Statement[] Statements => [_actor, _events, _contact, _nextId, _address, _response];

    private static List<LoggedEvent> Events(Statement rows)
    {
        var events = new List<LoggedEvent>();
        while (rows.Step())
        {
            events.Add(new LoggedEvent(
                rows.Long(0), new ActorKey((ActorKind)rows.Long(1), rows.Text(2)!), rows.Long(3), new DateTimeOffset(rows.Long(4), TimeSpan.Zero),
                rows.Text(5)!, rows.Text(6), rows.Text(7), rows.Text(8), rows.Blob(9).ToArray()));
        }
        return events;
    }
}
