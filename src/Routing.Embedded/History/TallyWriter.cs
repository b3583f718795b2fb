using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Routing.Embedded;

/// <summary>
/// Writes changes of tallies. Those of a portion are put down as they come, in one row for each cut, and are pending;
/// once there are enough, all are added to their tallies in one go. What many portions change, as an agent's quarter of
/// an hour or a queue's day, is so written once for all of them. Readers add what is pending (<see cref="PendingSums"/>).
/// </summary>
internal sealed class TallyWriter : IDisposable
{
    /// <summary>Portions that may be pending: readers read each of them.</summary>
    private const int MostPortions = 32;

    /// <summary>Tallies of a quarter that may be pending, as they are all held in memory, at about a kilobyte each.</summary>
    private const int MostQuarters = 20_000;

    private readonly Statement _put;
    private readonly Statement _pending;
    private readonly Statement _nonePending;
    private readonly Statement _tally;
    private readonly Statement _noTally;
    private readonly long[] _sums = new long[Tally.Size];
    private bool _isNothing;

    /// <summary>All that is pending, added up; null until it is read from the file.</summary>
    private Dictionary<TallyKey, long[]>? _all;
    private int _portions;

    public TallyWriter(SqliteConnection connection)
    {
        // Added where the row is found: to read it first, and write it then, is to look for it twice.
        raw.sqlite3_create_function(connection.Handle, "added", 2, raw.SQLITE_UTF8, null, Added);
        _put = new Statement(connection, "INSERT INTO pending(cut, changes) VALUES(?1, ?2)");
        _pending = new Statement(connection, "SELECT cut, changes FROM pending");
        _nonePending = new Statement(connection, "DELETE FROM pending");
        _tally = new Statement(connection, "INSERT INTO tally VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET sums = added(sums, excluded.sums)");
        _noTally = new Statement(connection, "DELETE FROM tally WHERE level = ?1 AND cut = ?2 AND start = ?3 AND a = ?4 AND b = ?5");
    }

    /// <summary>In the caller's transaction, which on failure must be followed by <see cref="Forget"/>.</summary>
    public void Add(IReadOnlyCollection<(TallyKey Key, Tally Change)> quarters)
    {
        if (quarters.Count == 0) return;
        var all = _all ??= ReadPending();
        foreach (var (key, change) in quarters) change.AddTo(Of(all, key));
        if (++_portions < MostPortions && all.Count < MostQuarters)
        {
            foreach (var cut in quarters.GroupBy(q => q.Key.Cut)) _put.Bind(1, (long)cut.Key).BindBlob(2, PendingChanges.Write(cut)).Run();
            return;
        }
        var changes = TallyChanges.OfAllLevels([.. all.Select(sums => (sums.Key, Tally.OfSums(sums.Value)))]);
        // In the order they lie in.
        foreach (var (key, change) in changes.OrderBy(c => c.Key.Level).ThenBy(c => c.Key.Cut).ThenBy(c => c.Key.Start).ThenBy(c => c.Key.A, StringComparer.Ordinal)) Add(key, change);
        _nonePending.Run();
        all.Clear();
        _portions = 0;
    }

    /// <summary>The file is not as it was left: it was cleared, or a transaction taken back.</summary>
    public void Forget() => _all = null;

    public void Dispose()
    {
        foreach (var statement in new[] { _put, _pending, _nonePending, _tally, _noTally }) statement.Dispose();
    }

    private Dictionary<TallyKey, long[]> ReadPending()
    {
        var all = new Dictionary<TallyKey, long[]>();
        var wholes = 0;
        while (_pending.Step())
        {
            var cut = (Cut)_pending.Long(0);
            if (cut == Cut.Whole) wholes++;
            foreach (var (key, change) in PendingChanges.Read(cut, _pending.Blob(1))) Tally.AddTo(Of(all, key), change);
        }
        _pending.Reset();
        // What a portion changes, it changes in the whole too, but for a rare one: the bound need not be exact.
        _portions = wholes;
        return all;
    }

    private static long[] Of(Dictionary<TallyKey, long[]> all, in TallyKey key) => all.TryGetValue(key, out var sums) ? sums : all[key] = new long[Tally.Size];

    private void Add(in TallyKey key, Tally change)
    {
        if (change.IsZero) return;
        _isNothing = false;
        Keyed(_tally, key).BindBlob(6, change.ToBytes()).Run();
        if (_isNothing) Keyed(_noTally, key).Run();
    }

    /// <summary>Called by SQLite, into which no exception must go.</summary>
    private void Added(sqlite3_context context, object data, sqlite3_value[] both)
    {
        try
        {
            Array.Clear(_sums);
            foreach (var bytes in both) Tally.AddTo(_sums, raw.sqlite3_value_blob(bytes));
            var sum = Tally.OfSums(_sums);
            _isNothing = sum.IsZero;
            if (_isNothing) raw.sqlite3_result_zeroblob(context, 0);
            else raw.sqlite3_result_blob(context, sum.ToBytes());
        }
        catch (IndexOutOfRangeException)
        {
            raw.sqlite3_result_error(context, "The sums of a tally cannot be read; the history file is damaged.");
        }
    }

    private static Statement Keyed(Statement statement, in TallyKey key) => statement.Bind(1, (long)key.Level).Bind(2, (long)key.Cut).Bind(3, key.Start).Bind(4, key.A).Bind(5, key.B);
}
