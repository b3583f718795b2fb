using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Routing.Embedded;

/// <summary>A prepared statement on the raw handle: a command of Microsoft.Data.Sqlite costs more than the row it writes.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _db = connection.Handle ?? throw new ObjectDisposedException(nameof(connection));
        Check(raw.sqlite3_prepare_v2(_db, sql, out _statement));
    }

    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, index, utf8));
        return this;
    }

    public Statement Bind(int index, string? value)
    {
        if (value is null) Check(raw.sqlite3_bind_null(_statement, index));
        else if (value.Length <= 256)
        {
            Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(value.Length)];
            Bind(index, utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
        }
        else Bind(index, Encoding.UTF8.GetBytes(value));
        return this;
    }

    public Statement BindBlob(int index, ReadOnlySpan<byte> value)
    {
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, index, 0) : raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    /// <summary>True while there is a row; reset by the caller (<see cref="Reset"/>).</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        var failure = Failure();
        raw.sqlite3_reset(_statement);
        throw failure;
    }

    public void Reset() => raw.sqlite3_reset(_statement);

    public void Run()
    {
        Step();
        raw.sqlite3_reset(_statement);
    }

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public string? Text(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw Failure();
    }

    private SqliteException Failure() =>
        new(raw.sqlite3_errmsg(_db).utf8_to_string(), raw.sqlite3_errcode(_db), raw.sqlite3_extended_errcode(_db));
}
