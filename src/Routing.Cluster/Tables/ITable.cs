namespace Routing.Cluster;

/// <summary>
/// What the engine asks of storage of the kind of Azure Tables: rows in partitions, in ordinal order of their keys, each
/// with a tag that changes with it; writes of one partition together, all or nothing.
/// </summary>
/// <remarks>Keys hold printable ASCII without / \ # ? % and '; how a value is cut into columns is the table's affair.</remarks>
internal interface ITable
{
    ValueTask<TableRow?> Find(string partition, string key, CancellationToken ct = default);

    /// <summary>Rows with keys above one and, where given, below another, in order, so many at most.</summary>
    ValueTask<IReadOnlyList<TableRow>> List(string partition, string above, string? below, int limit, CancellationToken ct = default);

    /// <summary>All of the writes, or none; answers the tags of the rows written, or null when somebody else has written before.</summary>
    /// <remarks>After any exception it is unknown whether they were carried out.</remarks>
    ValueTask<IReadOnlyList<string>?> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken ct = default);

    /// <summary>Takes a row out, if it is there.</summary>
    ValueTask Delete(string partition, string key, CancellationToken ct = default);
}

/// <summary>A row as read.</summary>
internal sealed record TableRow(string Key, byte[] Value, string Tag);

/// <summary>A row to be written.</summary>
/// <param name="Tag">The row is replaced if it still has this tag; null creates it, and <see cref="Any"/> takes it as it is, there or not.</param>
internal readonly record struct RowWrite(string Key, byte[] Value, string? Tag)
{
    public const string Any = "*";
}
