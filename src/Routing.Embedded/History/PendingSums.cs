using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>The pending changes that a question is about, each to be added to the tally it changes.</summary>
internal sealed class PendingSums
{
    private readonly Dictionary<TallyKey, long[]> _sums = [];

    public PendingSums(SqliteConnection connection, TallyQuery query)
    {
        using var pending = new Statement(connection, "SELECT changes FROM pending WHERE cut = ?1");
        pending.Bind(1, (long)query.Cut);
        while (pending.Step())
        {
            foreach (var (key, change) in PendingChanges.Read(query.Cut, pending.Blob(0)))
            {
                if ((query.A is not null && query.A != key.A) || (query.B is not null && query.B != key.B)) continue;
                foreach (var part in query.Parts)
                {
                    var start = TallyKey.StartOf(part.Level, key.Start);
                    if (start < part.From || start >= part.To) continue;
                    var longer = key with { Level = part.Level, Start = start };
                    if (!_sums.TryGetValue(longer, out var sums)) _sums[longer] = sums = new long[Tally.Size];
                    Tally.AddTo(sums, change);
                }
            }
        }
    }

    public long[]? Of(in TallyKey key) => _sums.Count == 0 ? null : _sums.GetValueOrDefault(key);

    /// <summary>Tells of those that come to something; of the others there is no tally.</summary>
    public void AddTo(SumsOf into)
    {
        foreach (var (key, sums) in _sums)
        {
            if (sums.AsSpan().ContainsAnyExcept(0L) && into(key.Start, key.A, key.B) is { } to) Tally.OfSums(sums).AddTo(to);
        }
    }
}
