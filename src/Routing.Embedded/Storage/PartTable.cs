using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Applies changes from the log to a table of parts.</summary>
/// <param name="upsert">Takes kind, id, name and data.</param>
/// <param name="remove">Takes kind, id and name.</param>
/// <param name="header">Takes kind, id and the number of the last event.</param>
internal sealed class PartTable(SqliteConnection connection, string upsert, string remove, string header) : IDisposable
{
    public const string UpsertSql = "INSERT INTO part(kind, id, name, data) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(kind, id, name) DO UPDATE SET data = excluded.data";
    private const string RemoveSql = "DELETE FROM part WHERE kind = ?1 AND id = ?2 AND name = ?3";
    private const string HeaderSql = "INSERT INTO part(kind, id, name, last_event) VALUES(?1, ?2, '', ?3) ON CONFLICT(kind, id, name) DO UPDATE SET last_event = excluded.last_event";

    private readonly Statement _upsert = new(connection, upsert);
    private readonly Statement _remove = new(connection, remove);
    private readonly Statement _header = new(connection, header);

    /// <summary>The table that actors are loaded from.</summary>
    public PartTable(SqliteConnection connection) : this(connection, UpsertSql, RemoveSql, HeaderSql)
    {
    }

    public void Apply(in LogFrame change)
    {
        if (change.IsHeader) _header.Bind(1, (long)change.Kind).Bind(2, change.Id).Bind(3, change.LastEvent).Run();
        else if (change.IsRemoval) _remove.Bind(1, (long)change.Kind).Bind(2, change.Id).Bind(3, change.Name).Run();
        else _upsert.Bind(1, (long)change.Kind).Bind(2, change.Id).Bind(3, change.Name).BindBlob(4, change.Data).Run();
    }

    public void Dispose()
    {
        _upsert.Dispose();
        _remove.Dispose();
        _header.Dispose();
    }
}
