using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>The tables of a history file. A customer is named by the journeys; by a decision only once its journey is gone.</summary>
internal static class HistorySchema
{
    public const int Version = 4;

    private const string Tables = """
        CREATE TABLE stand(one INTEGER PRIMARY KEY CHECK(one = 1), position INTEGER NOT NULL);
        INSERT INTO stand VALUES(1, 0);
        CREATE TABLE journey(
            id TEXT PRIMARY KEY, created INTEGER NOT NULL, ended INTEGER, customer TEXT, queue TEXT NOT NULL, agent TEXT, intent TEXT NOT NULL, tier TEXT NOT NULL,
            channel TEXT NOT NULL, language TEXT, state TEXT, data BLOB NOT NULL);
        CREATE INDEX journey_created ON journey(created, id);
        CREATE INDEX journey_customer ON journey(customer, created);
        CREATE TABLE tally(
            level INTEGER NOT NULL, cut INTEGER NOT NULL, start INTEGER NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, sums BLOB NOT NULL,
            PRIMARY KEY(level, cut, start, a, b)) WITHOUT ROWID;
        CREATE TABLE agent(id TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE goal(queue TEXT PRIMARY KEY, within INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE presence(number INTEGER PRIMARY KEY, agent TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT, began INTEGER NOT NULL, ended INTEGER NOT NULL);
        CREATE INDEX presence_ended ON presence(ended);
        CREATE TABLE change(
            number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL, agent TEXT, what TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
            before TEXT, after TEXT, outcome INTEGER NOT NULL);
        CREATE INDEX change_of ON change(kind, id, number);
        """ + Pending + Retention + Owners;

    /// <summary>Since version 2: changes of tallies that are not added to them yet.</summary>
    private const string Pending = """
        CREATE TABLE pending(number INTEGER PRIMARY KEY, cut INTEGER NOT NULL, changes BLOB NOT NULL);
        CREATE INDEX pending_cut ON pending(cut);
        """;

    /// <summary>Since version 3: what is kept for a time of its own is found by what it is of. Of older journeys it is not known whether anybody said how they went.</summary>
    private const string Retention = """
        ALTER TABLE journey ADD COLUMN surveyed INTEGER NOT NULL DEFAULT 1;
        DROP INDEX IF EXISTS journey_ended;
        CREATE INDEX journey_kept ON journey(queue, channel, ended) WHERE ended IS NOT NULL;
        CREATE INDEX journey_surveyed ON journey(queue, channel, ended) WHERE surveyed = 1 AND ended IS NOT NULL;
        CREATE TABLE decision(position INTEGER PRIMARY KEY, at INTEGER NOT NULL, contact TEXT NOT NULL, queue TEXT NOT NULL, channel TEXT NOT NULL, data BLOB NOT NULL);
        CREATE INDEX decision_contact ON decision(contact, position);
        CREATE INDEX decision_kept ON decision(queue, channel, at);
        CREATE INDEX change_kept ON change(kind, at);
        """;

    /// <summary>Since version 4: whose a decision was that outlasts its journey, and how much of the audit was kept for its time.</summary>
    private const string Owners = """
        ALTER TABLE stand ADD COLUMN pruned INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE decision ADD COLUMN customer TEXT;
        CREATE INDEX decision_customer ON decision(customer) WHERE customer IS NOT NULL;
        """;

    /// <summary>A file of version 3 may have forgotten already: what of the audit is gone was kept for its time, and of a decision whose journey is gone nobody can say whose it was.</summary>
    private const string Forgotten = """
        UPDATE stand SET pruned = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0) - (SELECT count(*) FROM change);
        DELETE FROM decision WHERE contact NOT IN (SELECT id FROM journey);
        """;

    public const string Clear = """
        DELETE FROM journey; DELETE FROM tally; DELETE FROM pending; DELETE FROM agent; DELETE FROM goal; DELETE FROM presence; DELETE FROM decision;
        UPDATE stand SET position = 0;
        """;

    /// <exception cref="StoreUnavailableException">The file is of another version.</exception>
    public static SqliteConnection Open(string path)
    {
        var connection = Schema.OpenCopy(path);
        Schema.Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;");
        var version = (long)Schema.Scalar(connection, "PRAGMA user_version")!;
        if (version == Version) return connection;
        if (version is < 0 or > Version)
        {
            connection.Dispose();
            throw new StoreUnavailableException($"The history file {path} is of version {version}, and this program knows {Version}. Move it away: it is made again from the events, except for the audit.");
        }
        using var transaction = connection.BeginTransaction();
        Schema.Run(connection, (version switch { 0 => Tables, 1 => Pending + Retention + Owners, 2 => Retention + Owners, _ => Owners + Forgotten }) + $"PRAGMA user_version = {Version};", transaction);
        transaction.Commit();
        return connection;
    }
}
