using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>
/// State and events of all actors in one SQLite file. Writes are serialized by their callers and committed in groups by
/// one thread; nothing is acknowledged before it is on disk. Reads have connections of their own.
/// </summary>
public sealed partial class SqliteStore : IActorStore, IEventLog, ICatalog, IIdempotencyStore, IStoreHealth, IDisposable
{
    private readonly TimeProvider _clock;
    private readonly ProcessLock _lock;
    private readonly Claims _claims;
    private readonly RecentParts _recent = new();
    private readonly Pruner _pruner;
    private readonly EventTail _tail;
    private readonly BatchTransaction _transaction;
    private readonly BatchWriter _writer;
    private readonly ReaderPool _readers;

    private SqliteStore(string path, TimeProvider clock, TimeSpan keep, ProcessLock held, SqliteConnection connection)
    {
        (Path, _clock, _lock) = (path, clock, held);
        Schema.Prepare(connection, path);
        var (owner, passing, lasting) = TakeOwnership(connection);
        LogRecovery.Run(connection);
        _claims = new Claims(passing, lasting);
        _pruner = new Pruner(connection, _recent, _claims, clock, keep);
        var session = new WriterSession(connection, path, owner, _recent, _pruner);
        _tail = session.Tail;
        _transaction = new BatchTransaction(session, passing, lasting, new Checkpointer(path), path);
        _writer = new BatchWriter(_transaction);
        _readers = new ReaderPool(path, _writer.Refuse);
    }

    public string Path { get; }

    /// <summary>Whether writes are taken now.</summary>
    public StoreHealth Health => _transaction.Refusal is { } refusal ? new StoreHealth(false, refusal.Why.Message) : StoreHealth.Fine;

    string? IStoreHealth.Refusal => Health.Reason;

    /// <summary>Transactions committed so far: far fewer than writes, under load.</summary>
    public long Transactions => _transaction.Count;

    /// <summary>Opens the file, making it if absent, and takes it over from any earlier process.</summary>
    /// <exception cref="StoreUnavailableException">Another server holds it, or it cannot be read; the message says what to do.</exception>
    /// <param name="keep">How long events, and contacts that have ended, are kept; null keeps them for ever.</param>
    public static SqliteStore Open(string path, TimeProvider? clock = null, TimeSpan? keep = null)
    {
        path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var held = ProcessLock.Take(path);
        SqliteConnection? connection = null;
        try
        {
            connection = Schema.OpenWriter(path);
            if (keep < Keeping.Least) throw new ArgumentOutOfRangeException(nameof(keep), keep, $"Events are kept for {Keeping.Least.TotalDays} days at the least.");
            return new SqliteStore(path, clock ?? TimeProvider.System, keep ?? TimeSpan.Zero, held, connection);
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            held.Dispose();
            throw StoreFailure.Explain(failure, path);
        }
    }

    /// <summary>Tries now whether writing works, rather than at the next second.</summary>
    public async ValueTask<StoreHealth> Probe()
    {
        try
        {
            await Run(session => session.Probe(), _transaction.Recover, evenRefusing: true);
        }
        catch (StoreUnavailableException)
        {
            // What went wrong is in the health.
        }
        return Health;
    }

    /// <summary>Bounds the size of the file: writes past it are refused as on a full disk.</summary>
    public async ValueTask SetQuota(long bytes) => await Run(session => session.SetQuota(bytes), evenRefusing: true);

    public async ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default)
    {
        var epoch = _claims.Take(key, out var inFlight);
        var counter = _claims.CounterOf(key.Kind);
        // Older writes of this actor are on their way, and what is read must include them; or the block of epochs is used up.
        if (inFlight || epoch > counter.Reserved) await Barrier();
        if (epoch > counter.Reserved) throw _transaction.Refusal?.Again() ?? new StoreUnavailableException("Too many actors start at once. Try again.");
        // Before the table is read: what moves into it meanwhile is then met twice, and not missed.
        var recent = _recent.Of(key);
        var (lastEvent, parts) = await _readers.Read(reader => reader.Actor(key, codec, recent), ct);
        return new StoredActor(epoch, lastEvent, parts);
    }

    public ValueTask Commit(ActorWrite write)
    {
        ActorWriteJob job;
        try
        {
            job = ActorWriteJob.Of(write, _claims);
        }
        catch (Exception failure)
        {
            return ValueTask.FromException(failure);
        }
        try
        {
            _writer.Enqueue(job);
        }
        catch (StoreUnavailableException refused)
        {
            job.Fail(refused);
        }
        return job.Task;
    }

    public void Release(ActorKey key, long epoch) => _claims.Release(key, epoch);

    public void Dispose()
    {
        // Readers first: the last connection to close moves the log into the file, and one that only reads cannot.
        _readers.Dispose();
        _writer.Dispose();
        _lock.Dispose();
    }

    private Task Barrier()
    {
        var barrier = new Barrier();
        _writer.Enqueue(barrier);
        return barrier.Task;
    }

    /// <summary>Raises the epoch of the process in the file, by which an earlier one that still lives is shut out, and reserves epochs for actors.</summary>
    private static (long Owner, EpochCounter Passing, EpochCounter Lasting) TakeOwnership(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        long Owner(string column) => (long)Schema.Scalar(connection, $"SELECT {column} FROM owner")!;
        var passing = new EpochCounter(Owner("passing"), StorageLimits.PassingEpochs);
        var lasting = new EpochCounter(Owner("lasting"), StorageLimits.LastingEpochs);
        Schema.Run(connection, $"UPDATE owner SET epoch = epoch + 1, passing = {passing.Reserved}, lasting = {lasting.Reserved}", transaction);
        var owner = Owner("epoch");
        transaction.Commit();
        return (owner, passing, lasting);
    }
}
