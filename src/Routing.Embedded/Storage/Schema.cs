using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>
/// The tables of the data file. A transaction's changes of parts are appended to the log as one row, and moved into their
/// table later, in bulk and in order (<see cref="RecentParts"/>): written there at once, they would touch some 25 pages per
/// journey at random, and the disk would carry 200 KB for 10. A transaction's events are one row too, until they are
/// old (<see cref="Pruner"/>): one row each, they were a third of the writer's time. Which of them are about a contact is noted later, along with the parts. Rowid tables with a unique index, not WITHOUT ROWID: rows of a kilobyte are updated
/// several times soon after they are inserted, and appended together they share pages; clustered by id they do not
/// (measured: half the journeys per second).
/// </summary>
internal static class Schema
{
    public const int Version = 2;

    public const int PageBytes = 16384;

    /// <summary>SQLite's own bound on the size of a file.</summary>
    public const long MostPages = 4_294_967_294;

    /// <summary>The part named '' is the actor's header: it holds the number of its last event, and stays when the actor is deleted.</summary>
    public const string Header = "";

    private const string Tables = """
        CREATE TABLE owner(
            one INTEGER PRIMARY KEY CHECK(one = 1), epoch INTEGER NOT NULL, passing INTEGER NOT NULL, lasting INTEGER NOT NULL, indexed INTEGER NOT NULL);
        INSERT INTO owner VALUES(1, 0, 0, 0, 0);
        CREATE TABLE probe(data BLOB);
        CREATE TABLE part(kind INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, last_event INTEGER, data BLOB, UNIQUE(kind, id, name));
        CREATE TABLE log(position INTEGER PRIMARY KEY, changes BLOB NOT NULL);
        CREATE TABLE events(last INTEGER PRIMARY KEY, first INTEGER NOT NULL, events BLOB NOT NULL);
        CREATE TABLE journey(contact TEXT NOT NULL, last INTEGER NOT NULL, positions BLOB NOT NULL, PRIMARY KEY(contact, last)) WITHOUT ROWID;
        CREATE TABLE address(address TEXT PRIMARY KEY, customer TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE response(
            key TEXT PRIMARY KEY, at INTEGER NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, content_type TEXT,
            headers BLOB NOT NULL, body BLOB NOT NULL);
        CREATE INDEX response_at ON response(at);
        """;

    /// <summary>Makes the tables in a new file; refuses a file of a newer version.</summary>
    public static void Prepare(SqliteConnection connection, string path)
    {
        var version = (long)Scalar(connection, "PRAGMA user_version")!;
        if (version > Version)
        {
            throw new StoreUnavailableException(
                $"The data file {path} is of version {version}, and this program knows {Version}. Start the newer program, or restore a backup made by this one.");
        }
        if (version == Version) return;
        if (version > 0)
        {
            throw new StoreUnavailableException(
                $"The data file {path} is of version {version}, made by a build from before the first release, and cannot be taken over. Name another --data directory, or move the file away.");
        }
        using var transaction = connection.BeginTransaction();
        Run(connection, Tables + $"PRAGMA user_version = {Version};", transaction);
        transaction.Commit();
    }

    public static SqliteConnection OpenWriter(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        // FULL syncs the log at every commit: what was acknowledged survives loss of power, not only of the process.
        Run(connection, $"PRAGMA page_size = {PageBytes}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = {StorageLimits.KeptLogBytes};");
        return connection;
    }

    public static SqliteConnection OpenCheckpointer(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        Run(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    public static SqliteConnection OpenReader(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadOnly);
        // Each commit of the writer voids a reader's cache: a large one would only be emptied again and again.
        Run(connection, "PRAGMA cache_size = 64");
        return connection;
    }

    /// <summary>For reading a file that a server may be writing; writable only so that its log can be read without that server.</summary>
    public static SqliteConnection OpenExisting(string path) => Open(path, SqliteOpenMode.ReadWrite);

    public static SqliteConnection OpenCopy(string path) => Open(path, SqliteOpenMode.ReadWriteCreate);

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static void Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        SQLitePCL.Batteries_V2.Init();
        if (mode == SqliteOpenMode.ReadWriteCreate) MakeForOwner(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            // A pooled handle outlives Dispose, and with it the lock on the file.
            Pooling = false,
        }.ToString());
        connection.Open();
        Run(connection, $"PRAGMA busy_timeout = {(int)StorageLimits.BusyWait.TotalMilliseconds}; PRAGMA temp_store = MEMORY;");
        return connection;
    }

    /// <summary>Whom else it concerns the operator says: there are names and texts of customers in it. What SQLite puts beside a file has the file's own mode.</summary>
    private static void MakeForOwner(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path)) return;
        try
        {
            new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Told when it is opened, with how to mend it.
        }
    }
}
