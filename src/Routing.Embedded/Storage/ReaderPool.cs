using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>A bounded number of connections for reading; whoever finds none free waits for one.</summary>
internal sealed class ReaderPool(string path, Action<Exception> onFailure) : IDisposable
{
    private readonly SemaphoreSlim _free = new(StorageLimits.Readers, StorageLimits.Readers);
    private readonly ConcurrentBag<ReaderSession> _idle = [];
    private volatile bool _closed;

    public async ValueTask<T> Read<T>(Func<ReaderSession, T> read, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            if (_closed) throw new StoreUnavailableException("The store is closed: the server is stopping. Try again on the next one.");
            if (!_idle.TryTake(out var session)) session = new ReaderSession(Schema.OpenReader(path));
            try
            {
                return read(session);
            }
            finally
            {
                session.Reset();
                if (_closed) session.Dispose();
                else _idle.Add(session);
            }
        }
        catch (Exception failure) when (failure is SqliteException or InvalidDataException)
        {
            onFailure(failure);
            throw StoreFailure.Explain(failure, path);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var session)) session.Dispose();
    }
}
