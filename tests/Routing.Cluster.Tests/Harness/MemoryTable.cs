namespace Routing.Cluster.Tests;

/// <summary>A table in memory that takes what Azure Tables take, and no more: a write beyond their bounds fails the test.</summary>
internal sealed class MemoryTable : ITable
{
    private const int BytesPerWrite = 4 << 20;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedList<string, (byte[] Value, string Tag)>> _partitions = [];
    private long _tag;

    /// <summary>Answers the failure that a write shall meet before it is carried out.</summary>
    public Func<Exception?>? FailBefore { get; set; }

    /// <summary>Answers the failure that its answer shall meet, once it is carried out.</summary>
    public Func<Exception?>? FailAfter { get; set; }

    /// <summary>Runs before a write is carried out, as somebody else's might.</summary>
    public Func<Task>? Before { get; set; }

    public int Writes { get; private set; }

    /// <summary>Rows looked up one by one.</summary>
    public int LookUps { get; private set; }

    public int Rows(string prefix)
    {
        lock (_gate) return _partitions.Values.Sum(rows => rows.Keys.Count(key => key.StartsWith(prefix, StringComparison.Ordinal)));
    }

    public ValueTask<TableRow?> Find(string partition, string key, CancellationToken ct = default)
    {
        Fits(key);
        lock (_gate)
        {
            LookUps++;
            return ValueTask.FromResult(Partition(partition).TryGetValue(key, out var row) ? new TableRow(key, row.Value, row.Tag) : null);
        }
    }

    public ValueTask<IReadOnlyList<TableRow>> List(string partition, string above, string? below, int limit, CancellationToken ct = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<TableRow>>([.. Partition(partition)
                .Where(row => string.CompareOrdinal(row.Key, above) > 0 && (below is null || string.CompareOrdinal(row.Key, below) < 0))
                .Take(limit).Select(row => new TableRow(row.Key, row.Value.Value, row.Value.Tag))]);
        }
    }

    public async ValueTask<IReadOnlyList<string>?> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken ct = default)
    {
        if (Before is { } before)
        {
            Before = null;
            await before();
        }
        if (FailBefore?.Invoke() is { } failure) throw failure;
        var tags = Write(partition, writes);
        if (tags is not null && FailAfter?.Invoke() is { } lost) throw lost;
        return tags;
    }

    public ValueTask Delete(string partition, string key, CancellationToken ct = default)
    {
        lock (_gate) Partition(partition).Remove(key);
        return ValueTask.CompletedTask;
    }

    private List<string>? Write(string partition, IReadOnlyList<RowWrite> writes)
    {
        Assert.InRange(writes.Count, 1, TableLimits.RowsPerWrite);
        Assert.Equal(writes.Count, writes.Select(write => write.Key).Distinct().Count());
        // In base 64 on the way, and what stands around each.
        Assert.True(writes.Sum(write => write.Value.Length * 4L / 3 + 1024) < BytesPerWrite, "The write is too large.");
        lock (_gate)
        {
            var rows = Partition(partition);
            foreach (var write in writes)
            {
                Fits(write.Key);
                Assert.True(write.Value.Length <= TableLimits.BytesPerRow, $"{write.Key} is too large.");
                var held = rows.TryGetValue(write.Key, out var row) ? row.Tag : null;
                if (write.Tag != RowWrite.Any && write.Tag != held) return null;
            }
            Writes++;
            foreach (var write in writes) rows[write.Key] = (write.Value, $"W/{++_tag}");
            return [.. writes.Select(write => rows[write.Key].Tag)];
        }
    }

    private SortedList<string, (byte[] Value, string Tag)> Partition(string partition)
    {
        if (!_partitions.TryGetValue(partition, out var rows)) _partitions[partition] = rows = new(StringComparer.Ordinal);
        return rows;
    }

    private static void Fits(string key)
    {
        Assert.InRange(key.Length, 1, 512);
        Assert.DoesNotContain(key, letter => letter is < ' ' or > '~' or '/' or '\\' or '#' or '?' or '%' or '\'');
    }
}
