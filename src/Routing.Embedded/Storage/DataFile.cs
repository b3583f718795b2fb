using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Routing.Embedded;

/// <summary>Backup and verification of a data file, beside a running server or without one.</summary>
public static class DataFile
{
    /// <summary>Copies a consistent state of the file, while it is being written if need be.</summary>
    /// <exception cref="StoreUnavailableException">The source cannot be read or the destination not written.</exception>
    public static void Backup(string source, string destination)
    {
        if (!File.Exists(source)) throw new StoreUnavailableException($"There is no data file {source}. Name the file in the server's --data directory.");
        if (File.Exists(destination)) throw new StoreUnavailableException($"{destination} exists already. Name a new file, so that no older backup is lost.");
        // Under another name until it is whole: half a backup must never look like one.
        var unfinished = destination + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(destination))!);
        File.Delete(unfinished);
        try
        {
            using (var from = OpenSource(source))
            using (var to = Schema.OpenCopy(unfinished))
            {
                // In one step: in small ones it would start again at each write of the server, and might never end.
                from.BackupDatabase(to);
                Schema.Run(to, "PRAGMA journal_mode = DELETE");
            }
            using (var written = File.OpenHandle(unfinished, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(written);
            File.Move(unfinished, destination);
        }
        catch (SqliteException failure)
        {
            File.Delete(unfinished);
            // What can be said of the copy is said of the copy: it is what is written.
            var isOfSource = failure.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_BUSY or raw.SQLITE_LOCKED || failure.SqliteExtendedErrorCode == raw.SQLITE_IOERR_READ;
            throw StoreFailure.Explain(failure, isOfSource ? source : destination);
        }
    }

    private static SqliteConnection OpenSource(string source)
    {
        try
        {
            return Schema.OpenExisting(source);
        }
        catch (SqliteException failure)
        {
            throw StoreFailure.Explain(failure, source);
        }
    }

    /// <summary>Reads everything, and tells what is there and what is wrong.</summary>
    /// <param name="codecs">The codecs by which parts are to be readable.</param>
    public static DataFileReport Verify(string path, IReadOnlyDictionary<ActorKind, IPartCodec> codecs)
    {
        if (!File.Exists(path)) throw new StoreUnavailableException($"There is no data file {path}. Name the file in the server's --data directory.");
        try
        {
            using var connection = Schema.OpenExisting(path);
            return new DataFileVerifier(connection, codecs).Verify();
        }
        catch (SqliteException failure)
        {
            return new DataFileReport(new Dictionary<ActorKind, long>(), 0, 0, [StoreFailure.Explain(failure, path).Message]);
        }
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Actors">Actors by kind.</param>
/// <param name="Faults">What is wrong, in words; empty for a sound file.</param>
public sealed record DataFileReport(IReadOnlyDictionary<ActorKind, long> Actors, long Parts, long Events, IReadOnlyList<string> Faults)
{
    /// <summary>Position of the newest event.</summary>
    public long Newest { get; init; }

    public bool Sound => Faults.Count == 0;
}
