using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>A connection for reading, with its prepared statements. One reader at a time.</summary>
internal sealed class ReaderSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Statement _actor, _events, _journey, _nextId, _address, _response;

    public ReaderSession(SqliteConnection connection)
    {
        _connection = connection;
        _actor = new(connection, "SELECT name, last_event, data FROM part WHERE kind = ?1 AND id = ?2");
        _events = new(connection, "SELECT first, events FROM events WHERE last >= ?1 ORDER BY last");
        _journey = new(connection, "SELECT positions FROM journey WHERE contact = ?1");
        // One seek per id, whatever the number of its parts: a queue has a row for each waiting contact.
        _nextId = new(connection, "SELECT id FROM part WHERE kind = ?1 AND id > ?2 AND name > '' ORDER BY kind, id LIMIT 1");
        _address = new(connection, "SELECT customer FROM address WHERE address = ?1");
        _response = new(connection, "SELECT at, fingerprint, status, content_type, headers, body FROM response WHERE key = ?1 AND at >= ?2");
    }

    /// <param name="recent">Parts the table may not have yet; they go before what it has.</param>
    public (long LastEvent, List<StoredPart> Parts) Actor(ActorKey key, IPartCodec codec, List<RecentParts.Entry> recent)
    {
        var lastEvent = 0L;
        var parts = new List<StoredPart>();
        // Most who are claimed have none, and there are thousands a second.
        var newest = recent.Count == 0 ? null : Newest(recent);
        _actor.Bind(1, (long)key.Kind).Bind(2, key.Id);
        while (_actor.Step())
        {
            var name = _actor.Text(0)!;
            if (newest?.ContainsKey(name) == true) continue;
            if (name == Schema.Header) lastEvent = _actor.Long(1);
            else parts.Add(new StoredPart(name, Part(key, name, codec, _actor.Blob(2))));
        }
        if (newest is null) return (lastEvent, parts);
        foreach (var entry in newest.Values)
        {
            if (entry.Name == Schema.Header) lastEvent = entry.LastEvent;
            else if (entry.Data is { } data) parts.Add(new StoredPart(entry.Name, Part(key, entry.Name, codec, data)));
        }
        return (lastEvent, parts);
    }

    /// <summary>Of each part the entry that came last; a queue may have tens of thousands.</summary>
    private static Dictionary<string, RecentParts.Entry> Newest(List<RecentParts.Entry> recent)
    {
        var newest = new Dictionary<string, RecentParts.Entry>(recent.Count, StringComparer.Ordinal);
        foreach (var entry in recent) newest[entry.Name] = entry;
        return newest;
    }

    private static object Part(ActorKey key, string name, IPartCodec codec, ReadOnlySpan<byte> json)
    {
        try
        {
            return codec.Read(name, json);
        }
        catch (JsonException unreadable)
        {
            throw new StoreUnavailableException(
                $"{key} cannot be loaded: its part {name} is not readable. Run the verify command on the data file, and restore the last good backup. ({unreadable.Message})", unreadable);
        }
    }

    public List<LoggedEvent> EventsFrom(long position, int limit)
    {
        var events = new List<LoggedEvent>();
        _events.Bind(1, position);
        while (events.Count < limit && _events.Step()) EventFrames.Read(_events.Blob(1).ToArray(), _events.Long(0), position, limit, events);
        _events.Reset();
        return events;
    }

    /// <param name="positions">Positions the index may not have yet.</param>
    public List<LoggedEvent> EventsOf(string contact, SortedSet<long> positions, int limit)
    {
        _journey.Bind(1, contact);
        while (_journey.Step()) JourneyIndex.Read(_journey.Blob(0), positions);
        // One that is no longer kept leads to the next that is, which may be anybody's.
        return [.. positions.SelectMany(position => EventsFrom(position, 1).Where(found => found.Position == position)).Take(limit)];
    }

    /// <param name="recent">Actors with parts that the table may not have yet; one with none has just got them all there.</param>
    public List<string> Ids(ActorKind kind, string? after, int limit, Dictionary<string, List<RecentParts.Entry>> recent)
    {
        var ids = new SortedSet<string>(recent.Where(actor => IsThere(kind, actor.Key, actor.Value)).Select(actor => actor.Key), StringComparer.Ordinal);
        var last = after ?? "";
        for (var found = 0; found < limit && _nextId.Bind(1, (long)kind).Bind(2, last).Step();)
        {
            last = _nextId.Text(0)!;
            _nextId.Reset();
            if (recent.ContainsKey(last)) continue;
            ids.Add(last);
            found++;
        }
        return [.. ids.Take(limit)];
    }

    /// <summary>An actor is there while it has any part; the last ones may just have been removed.</summary>
    private bool IsThere(ActorKind kind, string id, List<RecentParts.Entry> recent)
    {
        var newest = Newest(recent);
        if (newest.Values.Any(entry => entry.Data is not null)) return true;
        var found = false;
        _actor.Bind(1, (long)kind).Bind(2, id);
        while (!found && _actor.Step()) found = _actor.Text(0) is { } name && name != Schema.Header && !newest.ContainsKey(name);
        _actor.Reset();
        return found;
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

    private Statement[] Statements => [_actor, _events, _journey, _nextId, _address, _response];
}
