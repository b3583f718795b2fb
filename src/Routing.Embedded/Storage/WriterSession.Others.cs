using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Routing.Embedded;

// What is written seldom: addresses, remembered answers, the probe.
internal sealed partial class WriterSession
{
    private Statement _bind = null!, _bound = null!, _release = null!, _respond = null!, _prune = null!, _probe = null!, _unprobe = null!;

    /// <summary>Binds an address unless it is bound; answers whose it is.</summary>
    public string BindAddress(string address, string customer)
    {
        _bind.Bind(1, address).Bind(2, customer).Run();
        _bound.Bind(1, address).Step();
        var whose = _bound.Text(0)!;
        _bound.Reset();
        return whose;
    }

    /// <summary>Makes an address nobody's, if it is this customer's.</summary>
    public bool ReleaseAddress(string address, string customer)
    {
        _release.Bind(1, address).Bind(2, customer).Run();
        return true;
    }

    /// <summary>Keeps an answer unless a younger one than <paramref name="expired"/> is kept; prunes a few that are older.</summary>
    public void SaveResponse(string key, StoredResponse response, byte[] headers, DateTimeOffset expired)
    {
        _respond.Bind(1, key).Bind(2, response.At.UtcTicks).Bind(3, response.Fingerprint).Bind(4, response.Status).Bind(5, response.ContentType)
            .BindBlob(6, headers).BindBlob(7, response.Body.Span).Bind(8, expired.UtcTicks).Run();
        _prune.Bind(1, expired.UtcTicks).Bind(2, StorageLimits.PrunedPerSave).Run();
    }

    /// <summary>Writes as much as fails on a full disk, and takes it back.</summary>
    public bool Probe()
    {
        _probe.Bind(1, StorageLimits.ProbeBytes).Run();
        _unprobe.Run();
        return true;
    }

    /// <summary>Pages written to the log since last asked.</summary>
    public int PagesWritten()
    {
        raw.sqlite3_db_status(_connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1);
        return pages;
    }

    /// <summary>Moves what is left of the log into the file; false while somebody still needs it.</summary>
    /// <exception cref="SqliteException">The file takes nothing, though the log beside it may.</exception>
    public bool Checkpoint()
    {
        var result = raw.sqlite3_wal_checkpoint_v2(_connection.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out var moved);
        if (result is not (raw.SQLITE_OK or raw.SQLITE_BUSY)) SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        return result == raw.SQLITE_OK && inLog == moved;
    }

    public bool SetQuota(long bytes)
    {
        var pages = bytes / (long)Schema.Scalar(_connection, "PRAGMA page_size")!;
        Schema.Scalar(_connection, $"PRAGMA max_page_count = {Math.Clamp(pages, 1, Schema.MostPages)}");
        return true;
    }

    private void PrepareOthers(SqliteConnection connection)
    {
        _bind = new(connection, "INSERT OR IGNORE INTO address(address, customer) VALUES(?1, ?2)");
        _bound = new(connection, "SELECT customer FROM address WHERE address = ?1");
        _release = new(connection, "DELETE FROM address WHERE address = ?1 AND customer = ?2");
        _respond = new(connection, """
            INSERT INTO response(key, at, fingerprint, status, content_type, headers, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT(key) DO UPDATE SET at = excluded.at, fingerprint = excluded.fingerprint, status = excluded.status,
                content_type = excluded.content_type, headers = excluded.headers, body = excluded.body WHERE response.at < ?8
            """);
        _prune = new(connection, "DELETE FROM response WHERE rowid IN (SELECT rowid FROM response WHERE at < ?1 ORDER BY at LIMIT ?2)");
        _probe = new(connection, "INSERT INTO probe(data) VALUES(zeroblob(?1))");
        _unprobe = new(connection, "DELETE FROM probe");
    }

    private void DisposeOthers()
    {
        foreach (var statement in (Statement[])[_bind, _bound, _release, _respond, _prune, _probe, _unprobe]) statement.Dispose();
    }
}
