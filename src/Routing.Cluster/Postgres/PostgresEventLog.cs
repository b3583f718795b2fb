using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Routing.Cluster;

/// <summary>The event log in PostgreSQL. Its end is told by notification, and asked for now and then in case one is lost.</summary>
internal sealed class PostgresEventLog(NpgsqlDataSource database, ClusterClock clock) : BackgroundService, IEventLog, IEventAppender
{
    private const string Columns = "select position, kind, actor, number, at, type, contact, queue, agent, data from routing_event";
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);
    private readonly LogTail _tail = new();
    private long _oldest = 1;

    public long Newest => _tail.Newest;

    public long Oldest => Interlocked.Read(ref _oldest);

    public ValueTask WaitAfter(long position, CancellationToken ct) => _tail.WaitAfter(position, ct);

    public async ValueTask Append(IReadOnlyList<LoggedEvent> events)
    {
        await using var append = database.CreateCommand("select routing_append($1, $2, $3, $4, $5, $6, $7, $8, $9)");
        append.Parameters.Add(Array(events, happened => (short)happened.Actor.Kind));
        append.Parameters.Add(Array(events, happened => happened.Actor.Id));
        append.Parameters.Add(Array(events, happened => happened.Number));
        append.Parameters.Add(Array(events, happened => happened.At.UtcDateTime));
        append.Parameters.Add(Array(events, happened => happened.Type));
        append.Parameters.Add(Array(events, happened => happened.Contact));
        append.Parameters.Add(Array(events, happened => happened.Queue));
        append.Parameters.Add(Array(events, happened => happened.Agent));
        append.Parameters.Add(Array(events, happened => happened.Data.ToArray()));
        try
        {
            _tail.Advance((long)(await append.ExecuteScalarAsync())!);
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            throw new EventsRefusedException(failure.Message);
        }
    }

    /// <summary>The data itself cannot be taken (classes 22, 23 and 54), or not even be sent; all else may pass.</summary>
    private static bool IsRefusal(Exception failure) =>
        failure is PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] } or ArgumentException or InvalidCastException;

    public async ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default)
    {
        await using var read = database.CreateCommand($"{Columns} where position > $1 order by position limit $2");
        read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Math.Clamp(limit, 0, ClusterLimits.EventsPerRead) });
        return await Events(read, ct);
    }

    public async ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default)
    {
        await using var read = database.CreateCommand($"{Columns} where contact = $1 order by position limit $2");
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = contactId });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Math.Clamp(limit, 0, ClusterLimits.EventsPerRead) });
        return await Events(read, ct);
    }

    /// <summary>Knows the end before anybody asks for it.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer: a silo without it could serve nobody, and does not start.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Ask(cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            throw new StoreUnavailableException($"The event log cannot be read: {failure.Message}", failure);
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(ClusterLimits.RetryEvery, clock.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, told) => _tail.Advance(long.Parse(told.Payload));
        await using (var listen = new NpgsqlCommand("listen routing_events", connection)) await listen.ExecuteNonQueryAsync(ct);
        while (true)
        {
            await Ask(ct);
            await connection.WaitAsync(AskEvery, ct);
        }
    }

    private async Task Ask(CancellationToken ct)
    {
        await using var ask = database.CreateCommand("select newest, oldest from routing_log");
        await using var row = await ask.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        Interlocked.Exchange(ref _oldest, row.GetInt64(1));
        _tail.Advance(row.GetInt64(0));
    }

    private static async Task<IReadOnlyList<LoggedEvent>> Events(NpgsqlCommand read, CancellationToken ct)
    {
        try
        {
            var events = new List<LoggedEvent>();
            await using var row = await read.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                events.Add(new LoggedEvent(
                    row.GetInt64(0), new ActorKey((ActorKind)row.GetInt16(1), row.GetString(2)), row.GetInt64(3), row.GetFieldValue<DateTimeOffset>(4), row.GetString(5),
                    Text(row, 6), Text(row, 7), Text(row, 8), row.GetFieldValue<byte[]>(9)));
            }
            return events;
        }
        catch (NpgsqlException failure)
        {
            throw new StoreUnavailableException("The event log cannot be read now. Try again.", failure);
        }
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static NpgsqlParameter Array<T>(IReadOnlyList<LoggedEvent> events, Func<LoggedEvent, T> of) => new NpgsqlParameter<T[]> { TypedValue = [.. events.Select(of)] };
}
