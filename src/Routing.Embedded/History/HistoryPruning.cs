using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>The statements by which a history forgets what has been kept for its time, a few records of one cell at a time: each is found by an index, whatever is kept beside it.</summary>
internal sealed class HistoryPruning(SqliteConnection connection) : IDisposable
{
    private const string Ended = "journey WHERE ended IS NOT NULL";
    private const string Surveyed = "journey WHERE surveyed = 1 AND ended IS NOT NULL";
    private const string Decisions = "decision WHERE 1";

    private readonly Statement _journeys = new(connection, $"DELETE FROM journey WHERE rowid IN (SELECT rowid FROM {Ended} AND queue = ?3 AND channel = ?4 AND ended < ?1 LIMIT ?2) RETURNING id, customer");
    private readonly Statement _owned = new(connection, "UPDATE decision SET customer = ?2 WHERE contact = ?1 AND customer IS NULL");
    private readonly Statement _surveyed = new(connection, $"SELECT rowid, data FROM {Surveyed} AND queue = ?3 AND channel = ?4 AND ended < ?1 LIMIT ?2");
    private readonly Statement _forget = new(connection, "UPDATE journey SET surveyed = 0, data = ?2 WHERE rowid = ?1");
    private readonly Statement _decisions = new(connection, "DELETE FROM decision WHERE position IN (SELECT position FROM decision WHERE queue = ?3 AND channel = ?4 AND at < ?1 LIMIT ?2) RETURNING 1");
    private readonly Statement _presences = new(connection, "DELETE FROM presence WHERE number IN (SELECT number FROM presence WHERE ended < ?1 LIMIT ?2) RETURNING 1");
    private readonly Statement _changes = new(connection, "DELETE FROM change WHERE number IN (SELECT number FROM change WHERE kind = ?3 AND at < ?1 LIMIT ?2) RETURNING 1");
    private readonly Statement _pruned = new(connection, "UPDATE stand SET pruned = pruned + ?1");

    public int Prune(RecordKind kind, RecordCell cell, DateTimeOffset before, int most) => kind switch
    {
        RecordKind.Journeys => Journeys(cell, before, most),
        RecordKind.Surveys => Forget(cell, before, most),
        RecordKind.Decisions => Count(_decisions, cell, before, most),
        RecordKind.Presences => Count(_presences, cell, before, most),
        RecordKind.Operations or RecordKind.Audit => AuditKinds.Of(cell.Name) == kind ? Changes(cell, before, most) : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of record."),
    };

    /// <summary>Each cell is a step in the index to the next one, and not a scan of all.</summary>
    public static List<RecordCell> Cells(SqliteConnection reader, RecordKind kind)
    {
        if (kind == RecordKind.Presences) return [RecordCell.All];
        var isAudit = kind is RecordKind.Operations or RecordKind.Audit;
        using var next = new Statement(reader, isAudit
            ? "SELECT kind, '' FROM change WHERE kind > ?1 ORDER BY kind LIMIT 1"
            : $"SELECT queue, channel FROM {(kind switch { RecordKind.Journeys => Ended, RecordKind.Surveys => Surveyed, _ => Decisions })} AND (queue, channel) > (?1, ?2) ORDER BY queue, channel LIMIT 1");
        var cells = new List<RecordCell>();
        for (var last = RecordCell.All; ; cells.Add(last))
        {
            next.Bind(1, last.Name);
            if (!isAudit) next.Bind(2, last.Channel);
            if (!next.Step()) break;
            last = new RecordCell(next.Text(0)!, next.Text(1)!);
            next.Reset();
        }
        return isAudit ? cells.FindAll(cell => AuditKinds.Of(cell.Name) == kind) : cells;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _journeys, _owned, _surveyed, _forget, _decisions, _presences, _changes, _pruned }) statement.Dispose();
    }

    /// <summary>A decision that is kept longer is told whose it was, which its journey said so far: it goes with that customer.</summary>
    private int Journeys(RecordCell cell, DateTimeOffset before, int most)
    {
        var gone = new List<(string Contact, string? Customer)>();
        Bind(_journeys, cell, before, most);
        while (_journeys.Step()) gone.Add((_journeys.Text(0)!, _journeys.Text(1)));
        _journeys.Reset();
        foreach (var (contact, customer) in gone.Where(one => one.Customer is not null)) _owned.Bind(1, contact).Bind(2, customer).Run();
        return gone.Count;
    }

    private int Forget(RecordCell cell, DateTimeOffset before, int most)
    {
        var found = new List<(long Row, Journey Journey)>();
        Bind(_surveyed, cell, before, most);
        while (_surveyed.Step()) found.Add((_surveyed.Long(0), SqliteHistory.Json<Journey>(_surveyed.Blob(1))));
        _surveyed.Reset();
        foreach (var (row, journey) in found) _forget.Bind(1, row).BindBlob(2, JsonSerializer.SerializeToUtf8Bytes(journey.Unsurveyed(), StateJson.Options)).Run();
        return found.Count;
    }

    /// <summary>How many of the audit are gone by right is kept, for whoever looks whether it is whole.</summary>
    private int Changes(RecordCell cell, DateTimeOffset before, int most)
    {
        var gone = Count(_changes, cell, before, most);
        if (gone > 0) _pruned.Bind(1, gone).Run();
        return gone;
    }

    private int Count(Statement delete, RecordCell cell, DateTimeOffset before, int most)
    {
        var gone = 0;
        Bind(delete, cell, before, most);
        while (delete.Step()) gone++;
        delete.Reset();
        return gone;
    }

    private void Bind(Statement statement, RecordCell cell, DateTimeOffset before, int most)
    {
        statement.Bind(1, before.UtcTicks).Bind(2, most);
        if (statement == _presences) return;
        statement.Bind(3, cell.Name);
        if (statement != _changes) statement.Bind(4, cell.Channel);
    }
}
