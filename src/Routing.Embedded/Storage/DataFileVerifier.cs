using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Reads a whole data file in one snapshot and looks for what must not be.</summary>
internal sealed class DataFileVerifier(SqliteConnection connection, IReadOnlyDictionary<ActorKind, IPartCodec> codecs)
{
    /// <summary>More would only hide the first.</summary>
    public const int MaxFaults = 100;

    public const string RowPrefix = "row/";
    private readonly List<string> _faults = [];
    private long _pruned;

    public DataFileReport Verify()
    {
        // One snapshot: a server may be writing meanwhile.
        using var snapshot = connection.BeginTransaction(deferred: true);
        LayLogOverParts(snapshot);
        CheckIntegrity();
        var events = CheckEvents();
        var (actors, parts) = CheckParts();
        CheckWaiting();
        return new DataFileReport(actors, parts, events, _faults) { Newest = _pruned + events };
    }

    /// <summary>What the log holds and the table not yet: the temporary view "now" shows the parts as they are.</summary>
    private void LayLogOverParts(SqliteTransaction snapshot)
    {
        Schema.Run(connection, """
            DROP VIEW IF EXISTS temp.now;
            DROP TABLE IF EXISTS temp.later;
            CREATE TEMP TABLE later(kind INTEGER, id TEXT, name TEXT, last_event INTEGER, data BLOB, PRIMARY KEY(kind, id, name));
            CREATE TEMP VIEW now AS
                SELECT kind, id, name, last_event, data FROM later WHERE data IS NOT NULL OR name = ''
                UNION ALL
                SELECT kind, id, name, last_event, data FROM main.part p
                WHERE NOT EXISTS (SELECT 1 FROM later l WHERE l.kind = p.kind AND l.id = p.id AND l.name = p.name);
            """, snapshot);
        using var rows = new Statement(connection, "SELECT changes, position FROM log ORDER BY position");
        using var later = new PartTable(
            connection,
            "INSERT OR REPLACE INTO temp.later(kind, id, name, last_event, data) VALUES(?1, ?2, ?3, NULL, ?4)",
            "INSERT OR REPLACE INTO temp.later(kind, id, name) VALUES(?1, ?2, ?3)",
            "INSERT OR REPLACE INTO temp.later(kind, id, name, last_event) VALUES(?1, ?2, '', ?3)");
        while (rows.Step())
        {
            try
            {
                foreach (var change in LogFrames.Of(rows.Blob(0))) later.Apply(change);
            }
            catch (InvalidDataException unreadable)
            {
                Fault($"The changes {rows.Long(1)} of the log cannot be read: {unreadable.Message}");
            }
        }
    }

    private void CheckIntegrity()
    {
        using var check = new Statement(connection, $"PRAGMA integrity_check({MaxFaults})");
        while (check.Step())
        {
            if (check.Text(0) is { } line and not "ok") Fault($"File structure: {line}");
        }
    }

    private long CheckEvents()
    {
        var last = new Dictionary<ActorKey, long>();
        var position = 0L;
        using (var rows = new Statement(connection, "SELECT first, last, events FROM events ORDER BY last"))
        {
            var events = new List<LoggedEvent>();
            while (rows.Step())
            {
                events.Clear();
                if (position == 0 && rows.Blob(2).IsEmpty)
                {
                    // It stands for all that were deleted in their time.
                    position = _pruned = rows.Long(1);
                    continue;
                }
                if (!TryRead(rows, events)) continue;
                if (rows.Long(0) != position + 1 || events.Count != rows.Long(1) - rows.Long(0) + 1)
                    Fault($"Events: positions {position + 1} to {rows.Long(1)} are not all there.");
                position = rows.Long(1);
                foreach (var happened in events) CheckNumber(last, happened);
            }
        }
        CheckHeaders(last);
        return position - _pruned;
    }

    private bool TryRead(Statement rows, List<LoggedEvent> into)
    {
        try
        {
            EventFrames.Read(rows.Blob(2).ToArray(), rows.Long(0), 0, int.MaxValue, into);
            return true;
        }
        catch (InvalidDataException unreadable)
        {
            Fault($"Events {rows.Long(0)} to {rows.Long(1)} cannot be read: {unreadable.Message}");
            return false;
        }
    }

    private void CheckNumber(Dictionary<ActorKey, long> last, LoggedEvent happened)
    {
        var before = last.TryGetValue(happened.Actor, out var known) ? known : happened.Number - 1;
        if (happened.Number <= before) Fault($"Events of {happened.Actor}: number {happened.Number} occurs twice.");
        else if (happened.Number > before + 1) Fault($"Events of {happened.Actor}: {happened.Number - before - 1} are missing between {before} and {happened.Number}.");
        last[happened.Actor] = Math.Max(before, happened.Number);
    }

    private void CheckHeaders(Dictionary<ActorKey, long> last)
    {
        using var headers = new Statement(connection, "SELECT kind, id, last_event FROM now WHERE name = '' AND last_event IS NOT NULL");
        while (headers.Step())
        {
            var key = new ActorKey((ActorKind)headers.Long(0), headers.Text(1)!);
            if (last.Remove(key, out var known) && known != headers.Long(2)) Fault($"Events of {key}: the last is {known}, but the actor counts {headers.Long(2)}.");
        }
        // What came after the end of a contact, as a rating, outlives it for a while.
        foreach (var (key, known) in last.Where(left => _pruned == 0 || left.Key.Kind != ActorKind.Contact)) Fault($"Events of {key}: the last is {known}, but the actor counts none.");
    }

    private (Dictionary<ActorKind, long> Actors, long Parts) CheckParts()
    {
        var actors = new Dictionary<ActorKind, long>();
        var count = 0L;
        var previous = default(ActorKey);
        using var parts = new Statement(connection, "SELECT kind, id, name, data FROM now WHERE name > '' ORDER BY kind, id, name");
        while (parts.Step())
        {
            var key = new ActorKey((ActorKind)parts.Long(0), parts.Text(1)!);
            count++;
            if (key != previous) actors[key.Kind] = actors.GetValueOrDefault(key.Kind) + 1;
            previous = key;
            if (_faults.Count < MaxFaults) Check(key, parts.Text(2)!, parts.Blob(3));
        }
        return (actors, count);
    }

    private void Check(ActorKey key, string part, ReadOnlySpan<byte> json)
    {
        if (!codecs.TryGetValue(key.Kind, out var codec)) return;
        try
        {
            codec.Read(part, json);
        }
        catch (JsonException unreadable)
        {
            Fault($"Part {part} of {key} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>What waits in a queue must be a contact that was begun and is not closed; one that is leaving may be.</summary>
    private void CheckWaiting()
    {
        using var rows = new Statement(connection, """
            SELECT q.id, substr(q.name, ?2), b.id IS NOT NULL, c.id IS NOT NULL AND 
                ifnull(CASE WHEN json_valid(CAST(q.data AS TEXT)) THEN json_extract(CAST(q.data AS TEXT), '$.phase') END, '') <> 'leaving'
            FROM now q
            LEFT JOIN now b ON b.kind = ?3 AND b.id = substr(q.name, ?2) AND b.name = 'begun'
            LEFT JOIN now c ON c.kind = ?3 AND c.id = substr(q.name, ?2) AND c.name = 'closed'
            WHERE q.kind = ?1 AND q.name >= 'row/' AND q.name < 'row0'
            """);
        rows.Bind(1, (long)ActorKind.Queue).Bind(2, RowPrefix.Length + 1).Bind(3, (long)ActorKind.Contact);
        while (rows.Step())
        {
            var (queue, contact) = (rows.Text(0), rows.Text(1)!);
            if (rows.Long(2) == 0) Fault($"Contact {contact} waits in queue {queue}, but is not in the file.");
            else if (rows.Long(3) != 0) Fault($"Contact {contact} waits in queue {queue}, but is closed.");
        }
    }

    private void Fault(string what)
    {
        if (_faults.Count < MaxFaults) _faults.Add(what);
    }
}
