using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>
/// What this machine can do: upserts per second into the store's own table, in batches on one thread, each batch synced to
/// disk; once through the commands of Microsoft.Data.Sqlite, as any program would, and once through bare statements, as the
/// store itself does. The measure beside which journeys per second are told.
/// </summary>
public static class StoreLimit
{
    public const int BatchRows = 128;

    /// <summary>Mean size of the parts of a journey, as it was counted on the standard bench.</summary>
    public const int PartBytes = 240;

    /// <summary>Rows of the table where nothing else is asked for: one for each customer of the standard bench.</summary>
    public const int FewRows = 20_000;

    /// <summary>The parts that a store has on disk: as many rows as its own upserts are made among.</summary>
    public static int Rows(string path)
    {
        using var connection = Schema.OpenReader(path);
        return (int)(long)Schema.Scalar(connection, "SELECT count(*) FROM part")!;
    }

    /// <summary>Measures in a scratch file made in <paramref name="directory"/> and deleted after.</summary>
    /// <param name="rowBytes">Size of one value.</param>
    /// <param name="rows">Rows of the table, all there from the beginning, and written in no order, as actors write theirs; in the order of the table it would be some times faster.</param>
    public static StoreLimitResult Measure(string directory, TimeSpan duration, int rowBytes = PartBytes, int rows = FewRows)
    {
        var path = Path.Combine(directory, $"limit-{Environment.ProcessId}.db");
        try
        {
            using var connection = Schema.OpenWriter(path);
            Schema.Prepare(connection, path);
            // The writer leaves this to a thread of its own; on one thread it is part of the cost.
            Schema.Run(connection, "PRAGMA wal_autocheckpoint = 1000");
            var ids = Enumerable.Range(0, rows).Select(i => $"c-{i}").ToArray();
            Fill(connection, ids, new byte[rowBytes]);
            var commands = ByCommands(connection, duration / 2, ids, new byte[rowBytes]);
            var bare = ByBareStatements(connection, duration / 2, ids, new byte[rowBytes]);
            return new StoreLimitResult(commands * BatchRows, bare * BatchRows, bare);
        }
        finally
        {
            foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
        }
    }

    private static void Fill(SqliteConnection connection, string[] ids, byte[] data)
    {
        using var begin = new Statement(connection, "BEGIN IMMEDIATE");
        using var upsert = new Statement(connection, PartTable.UpsertSql);
        using var commit = new Statement(connection, "COMMIT");
        begin.Run();
        foreach (var id in ids) upsert.Bind(1, (long)ActorKind.Contact).Bind(2, Encoding.UTF8.GetBytes(id)).Bind(3, "contact"u8).BindBlob(4, data).Run();
        commit.Run();
    }

    private static double PerSecond(TimeSpan duration, Action batch)
    {
        var batches = 0L;
        var started = Stopwatch.StartNew();
        for (; started.Elapsed < duration; batches++) batch();
        return batches / started.Elapsed.TotalSeconds;
    }

    private static double ByCommands(SqliteConnection connection, TimeSpan duration, string[] ids, byte[] data)
    {
        using var upsert = connection.CreateCommand();
        upsert.CommandText = PartTable.UpsertSql;
        upsert.Parameters.AddWithValue("?1", (long)ActorKind.Contact);
        var id = upsert.Parameters.Add("?2", SqliteType.Text);
        upsert.Parameters.AddWithValue("?3", "contact");
        upsert.Parameters.AddWithValue("?4", data);
        // The same order in each run, so that runs compare.
        var random = new Random(1);
        return PerSecond(duration, () =>
        {
            using var transaction = connection.BeginTransaction();
            upsert.Transaction = transaction;
            for (var i = 0; i < BatchRows; i++)
            {
                id.Value = ids[random.Next(ids.Length)];
                upsert.ExecuteNonQuery();
            }
            transaction.Commit();
        });
    }

    private static double ByBareStatements(SqliteConnection connection, TimeSpan duration, string[] ids, byte[] data)
    {
        using var begin = new Statement(connection, "BEGIN IMMEDIATE");
        using var upsert = new Statement(connection, PartTable.UpsertSql);
        using var commit = new Statement(connection, "COMMIT");
        var names = ids.Select(Encoding.UTF8.GetBytes).ToArray();
        var random = new Random(1);
        return PerSecond(duration, () =>
        {
            begin.Run();
            for (var i = 0; i < BatchRows; i++) upsert.Bind(1, (long)ActorKind.Contact).Bind(2, names[random.Next(names.Length)]).Bind(3, "contact"u8).BindBlob(4, data).Run();
            commit.Run();
        });
    }
}

/// <summary>The raw limits, per second.</summary>
/// <param name="UpsertsPerSecond">Upserts by commands of Microsoft.Data.Sqlite.</param>
/// <param name="BareUpsertsPerSecond">Upserts by bare statements on SQLite's own handle.</param>
/// <param name="TransactionsPerSecond">Synced transactions of such upserts.</param>
public sealed record StoreLimitResult(double UpsertsPerSecond, double BareUpsertsPerSecond, double TransactionsPerSecond);
