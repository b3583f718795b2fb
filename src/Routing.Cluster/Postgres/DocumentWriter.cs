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

    private const string Create = "insert into routing_document (kind, id, tag, listed, body, last_event) values ($1, $2, 1, $3, $4, $5) on conflict do nothing";
    private const string Replace = "update routing_document set tag = tag + 1, listed = $3, body = $4, last_event = $5, written_at = now() where kind = $1 and id = $2 and tag = $6";
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly Channel<Entry> _waiting = System.Threading.Channels.Channel.CreateUnbounded<Entry>();
    private readonly Task[] _lanes;

    private sealed record Entry(DocumentWrite Write, long At, TaskCompletionSource<bool> Done);

    public DocumentWriter(NpgsqlDataSource database, ClusterClock clock)
    {
        (_database, _clock) = (database, clock.Time);
        _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => Task.Run(Run))];
    }

    /// <summary>True when it was written; false when somebody else had written before.</summary>
    public Task<bool> Write(DocumentWrite write)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.Writer.TryWrite(new Entry(write, _clock.GetTimestamp(), done))) done.SetException(new ObjectDisposedException(nameof(DocumentWriter)));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_lanes);
    }

    private async Task Run()
    {
        var taken = new List<Entry>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (taken.Count < WritesPerTransaction && _waiting.Reader.TryRead(out var next))
            {
                if (_clock.GetElapsedTime(next.At) < ClusterLimits.StorageBound) taken.Add(next);
                // Whoever asked for it has given up by now; what it wrote late would only fence off the next activation.
                else next.Done.TrySetException(new TimeoutException("The write has waited for its turn for too long."));
            }
            if (taken.Count == 0) continue;
            // In one order everywhere, so that two transactions never wait for each other.
            taken.Sort(static (a, b) => string.CompareOrdinal(a.Write.Kind, b.Write.Kind) is not 0 and var kinds ? kinds : string.CompareOrdinal(a.Write.Id, b.Write.Id));
            await TryWrite(taken);
            taken.Clear();
        }
    }

    private async Task TryWrite(List<Entry> taken)
    {
        try
        {
            await WriteTogether(taken);
        }
        catch (PostgresException) when (taken.Count > 1)
        {
            // The database answers, and takes back all for the sake of one: each is tried by itself, once.
            foreach (var one in taken) await TryWrite([one]);
        }
        catch (Exception failure)
        {
            foreach (var entry in taken) entry.Done.TrySetException(failure);
        }
    }

    private async Task WriteTogether(List<Entry> taken)
    {
        await using var batch = _database.CreateBatch();
        foreach (var entry in taken) batch.BatchCommands.Add(Command(entry.Write));
        await batch.ExecuteNonQueryAsync();
        for (var i = 0; i < taken.Count; i++) taken[i].Done.SetResult(batch.BatchCommands[i].RecordsAffected == 1);
    }

    private static NpgsqlBatchCommand Command(DocumentWrite write)
    {
        var command = new NpgsqlBatchCommand(write.Tag == 0 ? Create : Replace);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = write.Kind });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = write.Id });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = write.Document.IsListed });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = write.Document.Json });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = write.Document.LastEvent });
        if (write.Tag != 0) command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = write.Tag });
        return command;
    }
}
