using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>
/// History in a SQLite file of its own, so that reports and the engine's store do not wait for each other. Commits are not
/// synced to the disk: what the power takes is made from the log again, as the position went with it. Changes are synced.
/// </summary>
public sealed partial class SqliteHistory : IHistory, IDisposable
{
    private const int MostReaders = 4;
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly HistoryThread _thread = new();
    private readonly HistoryWriter _writer;
    private readonly OpenJourneys _open = new();

    /// <summary>Since it was opened: nobody else has the file, and what was read of it ends with the process.</summary>
    private long _erasures;
    private readonly SemaphoreSlim _free = new(MostReaders, MostReaders);
    private readonly System.Collections.Concurrent.ConcurrentBag<SqliteConnection> _idle = [];

    private SqliteHistory(string path)
    {
        _path = path;
        _connection = HistorySchema.Open(path);
        _writer = new HistoryWriter(_connection);
    }

    /// <exception cref="StoreUnavailableException">The file cannot be opened, or is of another version.</exception>
    public static SqliteHistory Open(string path)
    {
        try
        {
            return new SqliteHistory(path);
        }
        catch (SqliteException failure)
        {
            throw StoreFailure.Explain(failure, path);
        }
    }

    public async ValueTask<bool> Commit(HistoryBatch batch, CancellationToken ct = default) => await Write(() =>
    {
        try
        {
            if (batch.Erasures != _erasures || !_writer.Commit(batch)) return false;
        }
        catch
        {
            // Whether the file has it is not known.
            _open.Clear();
            throw;
        }
        if (batch.Erased is null) _open.Keep(batch.Journeys);
        else _open.Clear();
        return true;
    });

    public async ValueTask<Erasure> Erase(string customer, CancellationToken ct = default) => await Write(() =>
    {
        var erased = _writer.Erase(customer);
        _open.Clear();
        // Once the file has it: who takes the new number has read nothing older.
        Interlocked.Increment(ref _erasures);
        return erased;
    });

    /// <summary>Nobody else has the file.</summary>
    public ValueTask<IAsyncDisposable?> ClaimPruning(CancellationToken ct = default) => new(new SoleClaim());

    public async ValueTask<int> Prune(RecordKind kind, RecordCell cell, DateTimeOffset before, int most, CancellationToken ct = default) => await Write(() => _writer.Prune(kind, cell, before, most));

    public ValueTask<IReadOnlyList<RecordCell>> Cells(RecordKind kind, CancellationToken ct = default) => Read<IReadOnlyList<RecordCell>>(connection => HistoryPruning.Cells(connection, kind), ct);

    public async ValueTask Clear(CancellationToken ct = default) => await Write(() =>
    {
        using var transaction = _connection.BeginTransaction();
        Schema.Run(_connection, HistorySchema.Clear, transaction);
        transaction.Commit();
        _writer.Forget();
        _open.Clear();
        return true;
    });

    public async ValueTask<long> Attempt(ChangeEntry entry, CancellationToken ct = default) => await Write(() => Durably(() => _writer.Attempt(entry)));

    public async ValueTask Settle(long number, ChangeOutcome outcome, string? after, CancellationToken ct = default) => await Write(() => _writer.Settle(number, outcome, after));

    public void Dispose()
    {
        _thread.Dispose();
        _writer.Dispose();
        while (_idle.TryTake(out var reader)) reader.Dispose();
        _connection.Dispose();
        _free.Dispose();
    }

    private sealed class SoleClaim : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => default;
    }

    private T Durably<T>(Func<T> write)
    {
        Schema.Run(_connection, "PRAGMA synchronous = FULL");
        try
        {
            return write();
        }
        finally
        {
            Schema.Run(_connection, "PRAGMA synchronous = NORMAL");
        }
    }

    private Task<T> Write<T>(Func<T> write) => _thread.Do(() =>
    {
        try
        {
            return write();
        }
        catch (SqliteException failure)
        {
            throw StoreFailure.Explain(failure, _path);
        }
    });

    /// <summary>Reads on a connection of its own, on the caller's thread, of a few at a time.</summary>
    private async ValueTask<T> Read<T>(Func<SqliteConnection, T> read, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            if (!_idle.TryTake(out var reader)) reader = Schema.OpenReader(_path);
            try
            {
                return read(reader);
            }
            finally
            {
                _idle.Add(reader);
            }
        }
        catch (SqliteException failure)
        {
            throw StoreFailure.Explain(failure, _path);
        }
        finally
        {
            _free.Release();
        }
    }
}
