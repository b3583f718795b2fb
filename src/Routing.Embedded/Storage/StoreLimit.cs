using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>
/// What this machine can do at best: upserts per second into the store's own table, in batches on one thread, each batch
/// synced to disk. The measure beside which journeys per second are told.
/// </summary>
public static class StoreLimit
{
    public const int BatchRows = 128;

    /// <summary>Mean size of the parts of a journey.</summary>
    public const int PartBytes = 700;

    /// <summary>Measures in a scratch file made in <paramref name="directory"/> and deleted after.</summary>
    /// <param name="rowBytes">Size of one value.</param>
    /// <param name="rows">Rows of the table, written in no order, as actors write theirs; in the order of the table it would be some times faster.</param>
    public static StoreLimitResult Measure(string directory, TimeSpan duration, int rowBytes = PartBytes, int rows = 20_000)
    {
        var path = Path.Combine(directory, $"limit-{Environment.ProcessId}.db");
        try
        {
            using var connection = Schema.OpenWriter(path);
            Schema.Prepare(connection, path);
            // The writer leaves this to a thread of its own; on one thread it is part of the cost.
            Schema.Run(connection, "PRAGMA wal_autocheckpoint = 1000");
            return Upsert(connection, duration, rowBytes, rows);
        }
        finally
        {
            foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
        }
    }

    private static StoreLimitResult Upsert(SqliteConnection connection, TimeSpan duration, int rowBytes, int rows)
    {
        using var begin = new Statement(connection, "BEGIN IMMEDIATE");
        using var upsert = new Statement(connection, TableMover.UpsertSql);
        using var commit = new Statement(connection, "COMMIT");
        var ids = Enumerable.Range(0, rows).Select(i => Encoding.UTF8.GetBytes($"c-{i}")).ToArray();
        var data = new byte[rowBytes];
        // The same order in each run, so that runs compare.
        var random = new Random(1);
        var (written, batches) = (0L, 0L);
        var started = Stopwatch.StartNew();
        while (started.Elapsed < duration)
        {
            begin.Run();
            for (var i = 0; i < BatchRows; i++) upsert.Bind(1, (long)ActorKind.Contact).Bind(2, ids[random.Next(rows)]).Bind(3, "contact"u8).BindBlob(4, data).Run();
            commit.Run();
            written += BatchRows;
            batches++;
        }
        var seconds = started.Elapsed.TotalSeconds;
        return new StoreLimitResult(written / seconds, batches / seconds);
    }
}

/// <summary>The raw limit: upserts, and synced transactions, per second.</summary>
public sealed record StoreLimitResult(double UpsertsPerSecond, double TransactionsPerSecond);
