using System.Threading.Channels;
using Npgsql;

namespace Routing.Cluster;

/// <summary>One document to be replaced if its tag is still this; 0 creates it.</summary>
internal sealed record DocumentWrite(string Kind, string Id, long Tag, Document Document);

/// <summary>Writes documents, many in one transaction: whatever has come while the last was under way is the next.</summary>
internal sealed class DocumentWriter : IAsyncDisposable
{
    private const int WritesPerTransaction = 128;

    /// <summary>Transactions under way at a time: while one waits for the disk another is sent.</summary>
    private const int Lanes = 4;

    private const string Create = "insert into routing_document (kind, id, tag, listed, body) values ($1, $2, 1, $3, $4) on conflict do nothing";
    private const string Replace = "update routing_document set tag = tag + 1, listed = $3, body = $4, written_at = now() where kind = $1 and id = $2 and tag = $5";
    private readonly NpgsqlDataSource _database;
    private readonly Channel<(DocumentWrite Write, TaskCompletionSource<bool> Done)> _waiting = System.Threading.Channels.Channel.CreateUnbounded<(DocumentWrite, TaskCompletionSource<bool>)>();
    private readonly Task[] _lanes;

    public DocumentWriter(NpgsqlDataSource database)
    {
        _database = database;
        _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => Task.Run(Run))];
    }

    /// <summary>True when it was written; false when somebody else had written before.</summary>
    public Task<bool> Write(DocumentWrite write)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.Writer.TryWrite((write, done))) done.SetException(new ObjectDisposedException(nameof(DocumentWriter)));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_lanes);
    }

    private async Task Run()
    {
        var taken = new List<(DocumentWrite Write, TaskCompletionSource<bool> Done)>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (taken.Count < WritesPerTransaction && _waiting.Reader.TryRead(out var next)) taken.Add(next);
            if (taken.Count == 0) continue;
            // In one order everywhere, so that two transactions never wait for each other.
            taken.Sort(static (a, b) => string.CompareOrdinal(a.Write.Kind, b.Write.Kind) is not 0 and var kinds ? kinds : string.CompareOrdinal(a.Write.Id, b.Write.Id));
            try
            {
                await using var batch = _database.CreateBatch();
                foreach (var (write, _) in taken) batch.BatchCommands.Add(Command(write));
                await batch.ExecuteNonQueryAsync();
                for (var i = 0; i < taken.Count; i++) taken[i].Done.SetResult(batch.BatchCommands[i].RecordsAffected == 1);
            }
            catch (Exception failure)
            {
                foreach (var (_, done) in taken) done.TrySetException(failure);
            }
            taken.Clear();
        }
    }

    private static NpgsqlBatchCommand Command(DocumentWrite write)
    {
        var command = new NpgsqlBatchCommand(write.Tag == 0 ? Create : Replace);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = write.Kind });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = write.Id });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = write.Document.IsListed });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = write.Document.Json });
        if (write.Tag != 0) command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = write.Tag });
        return command;
    }
}
