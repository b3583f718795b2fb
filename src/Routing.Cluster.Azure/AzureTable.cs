using System.Runtime.InteropServices;
using Azure;
using Azure.Data.Tables;

namespace Routing.Cluster.Azure;

/// <summary>A table of Azure Storage. A value lies in as many columns as it takes, since one holds 64 KiB at most.</summary>
internal sealed class AzureTable(TableClient table) : ITable
{
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;
    private const int NotFound = 404;

    public async ValueTask<TableRow?> Find(string partition, string key, CancellationToken ct = default) =>
        await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: ct) is { HasValue: true, Value: { } found } ? Read(found) : null;

    public async ValueTask<IReadOnlyList<TableRow>> List(string partition, string above, string? below, int limit, CancellationToken ct = default)
    {
        var rows = new List<TableRow>();
        if (limit <= 0) return rows;
        var filter = below is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {above}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {above} and RowKey lt {below}");
        await foreach (var found in table.QueryAsync<TableEntity>(filter, Math.Min(limit, 1000), cancellationToken: ct))
        {
            rows.Add(Read(found));
            if (rows.Count == limit) break;
        }
        return rows;
    }

    public async ValueTask<IReadOnlyList<string>?> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken ct = default)
    {
        try
        {
            var answers = await table.SubmitTransactionAsync(writes.Select(write => Action(partition, write)), ct);
            return [.. answers.Value.Select(answer => answer.Headers.ETag.GetValueOrDefault().ToString())];
        }
        catch (RequestFailedException refused) when (refused.Status is Conflict or PreconditionFailed or NotFound && refused.ErrorCode != "TableNotFound")
        {
            // Already there, there under another tag, or there no more.
            return null;
        }
    }

    public async ValueTask Delete(string partition, string key, CancellationToken ct = default) =>
        // What is not there is answered with 404, and not thrown.
        await table.DeleteEntityAsync(partition, key, ETag.All, ct);

    private static TableTransactionAction Action(string partition, RowWrite write)
    {
        var row = new TableEntity(partition, write.Key);
        for (var (column, from) = (0, 0); from < write.Value.Length; column++, from += TableLimits.BytesPerColumn)
            row[Column(column)] = write.Value[from..Math.Min(from + TableLimits.BytesPerColumn, write.Value.Length)];
        return write.Tag switch
        {
            null => new TableTransactionAction(TableTransactionActionType.Add, row),
            RowWrite.Any => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row),
            var tag => new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, new ETag(tag)),
        };
    }

    private static TableRow Read(TableEntity row)
    {
        var value = new List<byte>();
        for (var column = 0; row.GetBinary(Column(column)) is { } part; column++)
        {
            var at = value.Count;
            CollectionsMarshal.SetCount(value, at + part.Length);
            part.CopyTo(CollectionsMarshal.AsSpan(value)[at..]);
        }
        return new TableRow(row.RowKey, [.. value], row.ETag.ToString());
    }

    private static string Column(int number) => $"Value{number:D2}";
}
