using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Routing.Embedded;

/// <summary>What a failure of SQLite means for the store: this write alone, every write for now, or the file for good.</summary>
internal enum StoreFailureKind
{
    ThisWrite,
    Refusing,
    Permanent,
}

/// <summary>Turns failures of SQLite into words that say what to do.</summary>
internal static class StoreFailure
{
    public static StoreFailureKind KindOf(Exception failure) => failure switch
    {
        OwnerLostException => StoreFailureKind.Permanent,
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } => StoreFailureKind.Permanent,
        SqliteException
        {
            SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM
                or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_PROTOCOL
        } => StoreFailureKind.Refusing,
        _ => StoreFailureKind.ThisWrite,
    };

    public static StoreUnavailableException Explain(Exception failure, string path) => failure switch
    {
        StoreUnavailableException already => already,
        OwnerLostException => new(failure.Message, failure),
        InvalidDataException damage => new($"{Damaged(path)} ({damage.Message})", damage),
        SqliteException sqlite => new($"{Advice(sqlite, path)} (SQLite {sqlite.SqliteExtendedErrorCode}: {sqlite.Message})", sqlite) { IsUnexpected = KindOf(sqlite) == StoreFailureKind.ThisWrite && sqlite.SqliteErrorCode != raw.SQLITE_TOOBIG },
        _ => new($"The write could not be stored: {failure.Message}", failure) { IsUnexpected = true },
    };

    private static string Damaged(string path) =>
        $"The data file {path} is damaged. Stop the server, run the verify command on the file, and restore the last good backup.";

    private static string Advice(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => $"The disk of {path} is full. Free space there; writing resumes by itself.",
        raw.SQLITE_IOERR => $"The disk of {path} fails to read or write. Check the disk; writing resumes by itself once it works.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(path),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN =>
            $"The data file {path} cannot be opened for writing. Give this user write permission on the file and its directory.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Another program keeps {path} locked. End it; writing resumes by itself.",
        raw.SQLITE_NOMEM => "SQLite is out of memory. Give the server more.",
        raw.SQLITE_TOOBIG => "The value is too large to store.",
        _ => $"SQLite refused the write to {path}.",
    };
}

/// <summary>Another process has taken the data file over; whatever this one still writes is void.</summary>
internal sealed class OwnerLostException(string path)
    : Exception($"Another server has taken over {path}; this one may write no more. Stop this process.");
