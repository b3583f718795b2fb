using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Verification of a history file, beside a running server or without one.</summary>
public static class HistoryFile
{
    /// <summary>Reads everything in one snapshot, the audit too, and tells what is there and what is wrong.</summary>
    public static HistoryReport Verify(string path)
    {
        if (!File.Exists(path)) throw new StoreUnavailableException($"There is no history file {path}.");
        try
        {
            using var connection = Schema.OpenExisting(path);
            using var snapshot = connection.BeginTransaction(deferred: true);
            return new HistoryVerifier(connection).Verify();
        }
        catch (SqliteException failure)
        {
            return new HistoryReport(0, 0, 0, [$"{StoreFailure.Explain(failure, path).Message}"]);
        }
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Changes">Entries of the audit.</param>
/// <param name="Position">Of the last event that it tells of.</param>
/// <param name="Faults">What is wrong, in words; empty for a sound file.</param>
public sealed record HistoryReport(long Journeys, long Changes, long Position, IReadOnlyList<string> Faults)
{
    public bool Sound => Faults.Count == 0;
}

/// <summary>Looks in a history file for what must not be.</summary>
internal sealed class HistoryVerifier(SqliteConnection connection)
{
    private readonly List<string> _faults = [];

    public HistoryReport Verify()
    {
        if ((long)Schema.Scalar(connection, "PRAGMA user_version")! is var version && version != HistorySchema.Version)
            return new HistoryReport(0, 0, 0, [$"The file is of version {version}, and this program knows {HistorySchema.Version}."]);
        using (var check = new Statement(connection, $"PRAGMA integrity_check({DataFileVerifier.MaxFaults})"))
        {
            while (check.Step())
            {
                if (check.Text(0) is { } line and not "ok") Fault($"File structure: {line}");
            }
        }
        Readable("SELECT id, data FROM agent", "What agent {0} is about", row => SqliteHistory.Json<AgentTime>(row.Blob(1)));
        Readable("SELECT a, sums FROM tally", "A tally of {0}", row => Tally.AddTo(new long[Tally.Size], row.Blob(1)));
        Readable("SELECT number, cut, changes FROM pending", "The pending changes {0}", row =>
        {
            foreach (var (_, change) in PendingChanges.Read((Cut)row.Long(1), row.Blob(2))) Tally.AddTo(new long[Tally.Size], change);
        });
        var journeys = Readable("SELECT id, data FROM journey", "The journey {0}", row => SqliteHistory.Json<Journey>(row.Blob(1)));
        return new HistoryReport(journeys, Changes(), (long)(Schema.Scalar(connection, "SELECT position FROM stand") ?? 0L), _faults);
    }

    /// <summary>The audit: each entry readable, and all there but those whose time was over.</summary>
    private long Changes()
    {
        var pruned = (long)(Schema.Scalar(connection, "SELECT pruned FROM stand") ?? 0L);
        var last = 0L;
        var count = Readable("SELECT number, outcome, before, after FROM change ORDER BY number", "The change {0} of the audit", row =>
        {
            if (row.Long(0) != last + 1 && pruned == 0) Fault($"The audit: changes {last + 1} to {row.Long(0) - 1} are missing.");
            last = row.Long(0);
            if (!Enum.IsDefined((ChangeOutcome)row.Long(1))) throw new InvalidDataException($"its outcome is {row.Long(1)}");
            foreach (var kept in (string?[])[row.Text(2), row.Text(3)])
            {
                if (kept is not null) JsonDocument.Parse(kept).Dispose();
            }
        });
        // The file remembers the last number it gave.
        if (Schema.Scalar(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'change'") is not long given) return count;
        if (pruned == 0 && given > last) Fault($"The audit: changes {last + 1} to {given} are missing.");
        // Which of the numbers were those is not kept: only how many.
        if (pruned > 0 && given - count > pruned) Fault($"The audit: {given - count - pruned} changes are missing beside the {pruned} whose time was over.");
        return count;
    }

    private long Readable(string rows, string named, Action<Statement> read)
    {
        var count = 0L;
        using var each = new Statement(connection, rows);
        while (each.Step())
        {
            count++;
            try
            {
                read(each);
            }
            catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException or IOException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
            {
                Fault($"{string.Format(System.Globalization.CultureInfo.InvariantCulture, named, each.Text(0))} cannot be read: {unreadable.Message}");
            }
        }
        return count;
    }

    private void Fault(string what)
    {
        if (_faults.Count < DataFileVerifier.MaxFaults) _faults.Add(what);
    }
}
