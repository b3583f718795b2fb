using System.Text.Json;
using Npgsql;

namespace Routing.Cluster;

/// <summary>History in PostgreSQL. Every silo follows the log; whoever commits first moves the position, and the others find it moved.</summary>
internal sealed partial class PostgresHistory(NpgsqlDataSource database) : IHistory
{
    /// <summary>A report over years may read a million rows; whoever waits for it has its own bound.</summary>
    private const int ReportSeconds = 60;

    public ValueTask<bool> Commit(HistoryBatch batch, CancellationToken ct = default) => Together(
        async (connection, transaction) =>
        {
            // The row is held to the end: another that comes meanwhile waits, and then finds the position moved.
            if (await Run(connection, transaction, "update routing_history set position = $2 where position = $1 and erasures = $3", ct, Value(batch.From), Value(batch.To), Value(batch.Erasures)) == 0) return false;
            await Put(connection, transaction, batch.Journeys, ct);
            await Add(connection, transaction, TallyChanges.OfAllLevels(batch.Quarters), ct);
            if (batch.Agents.Count > 0)
            {
                await Run(
                    connection, transaction, "insert into routing_agent_time select * from unnest($1, $2) on conflict (id) do update set data = excluded.data", ct,
                    Many(batch.Agents, a => a.Agent), Many(batch.Agents, Json));
            }
            if (batch.Within.Count > 0)
            {
                await Run(
                    connection, transaction, "insert into routing_goal select * from unnest($1, $2) on conflict (queue) do update set within_seconds = excluded.within_seconds", ct,
                    Many(batch.Within, w => w.Key), Many(batch.Within, w => w.Value));
            }
            if (batch.Presences.Count > 0)
            {
                await Run(
                    connection, transaction, "insert into routing_presence (agent, kind, reason, began, ended) select * from unnest($1, $2, $3, $4, $5)", ct,
                    Many(batch.Presences, s => s.Agent), Many(batch.Presences, s => s.Presence.ToString()), Many(batch.Presences, s => s.Reason), Many(batch.Presences, s => s.From.UtcDateTime), Many(batch.Presences, s => s.To.UtcDateTime));
            }
            if (batch.Decisions.Count > 0)
            {
                await Run(
                    connection, transaction, "insert into routing_decision (position, at, contact, queue, channel, data) select * from unnest($1, $2, $3, $4, $5, $6) on conflict do nothing", ct,
                    Many(batch.Decisions, d => d.Position), Many(batch.Decisions, d => d.At.UtcDateTime), Many(batch.Decisions, d => d.Contact), Many(batch.Decisions, d => d.Queue),
                    Many(batch.Decisions, d => d.Channel.ToString().ToLowerInvariant()), Many(batch.Decisions, d => d.Data));
            }
            foreach (var change in batch.Changes)
            {
                await Run(
                    connection, transaction,
                    """
                    insert into routing_change (at, by_whom, agent, what, kind, id, before, after, outcome) select $1, $2, $3, $4, $5, $6, $7, $8, $9
                    where not exists (select 1 from routing_change where kind = $5 and id = $6 and at = $1 and by_whom = $2)
                    """,
                    ct, Value(change.At.UtcDateTime), Value(change.By), Text(change.Agent), Value(change.What), Value(change.Kind), Value(change.Id), Text(change.Before), Text(change.After), Value((short)change.Outcome));
            }
            if (batch.Erased is { } customer) await EraseEnded(connection, transaction, customer, ct);
            return true;
        },
        ct);

    public ValueTask<Erasure> Erase(string customer, CancellationToken ct = default) => Together(
        async (connection, transaction) =>
        {
            // Every commit waits for this row, and finds it another: what it has read of the customer is not written back.
            await Run(connection, transaction, "update routing_history set erasures = erasures + 1", ct);
            await using (var open = Command(connection, transaction, "select id from routing_journey where customer = $1 and ended is null limit 1", Value(customer)))
            {
                if (await open.ExecuteScalarAsync(ct) is string going) return new Erasure(0, going);
            }
            return new Erasure(await EraseEnded(connection, transaction, customer, ct), null);
        },
        ct);

    private static async Task<int> EraseEnded(NpgsqlConnection connection, NpgsqlTransaction transaction, string customer, CancellationToken ct)
    {
        var found = new List<(long Number, Journey Journey)>();
        await using (var select = Command(connection, transaction, "select number, data from routing_journey where customer = $1 and ended is not null for update", Value(customer)))
        await using (var rows = await select.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct)) found.Add((rows.GetInt64(0), Read<Journey>(rows.GetFieldValue<byte[]>(1))));
        }
        await Run(connection, transaction, "delete from routing_decision where contact = any($1) or customer = $2", ct, Many(found, f => f.Journey.Id), Value(customer));
        var erased = found.ConvertAll(f => (Was: f.Journey.Id, Journey: f.Journey.Erased(f.Number)));
        return await Run(
            connection, transaction, "update routing_journey j set id = e.id, customer = null, data = e.data from unnest($1, $2, $3) as e (was, id, data) where j.id = e.was", ct,
            Many(erased, e => e.Was), Many(erased, e => e.Journey.Id), Many(erased, e => Json(e.Journey)));
    }

    public async ValueTask Clear(CancellationToken ct = default) => await Together(
        async (connection, transaction) => await Run(
            connection, transaction,
            "with moved as (update routing_history set position = 0), j as (delete from routing_journey), t as (delete from routing_tally), a as (delete from routing_agent_time), g as (delete from routing_goal), d as (delete from routing_decision) delete from routing_presence", ct),
        ct);

    public ValueTask<long> Attempt(ChangeEntry entry, CancellationToken ct = default) => Together(
        async (connection, transaction) =>
        {
            await using var insert = Command(
                connection, transaction, "insert into routing_change (at, by_whom, agent, what, kind, id, before, outcome) values ($1, $2, $3, $4, $5, $6, $7, 0) returning number",
                Value(entry.At.UtcDateTime), Value(entry.By), Text(entry.Agent), Value(entry.What), Value(entry.Kind), Value(entry.Id), Text(entry.Before));
            return (long)(await insert.ExecuteScalarAsync(ct))!;
        },
        ct);

    public async ValueTask Settle(long number, ChangeOutcome outcome, string? after, CancellationToken ct = default) => await Together(
        async (connection, transaction) => await Run(
            connection, transaction, "update routing_change set outcome = $2, after = $3 where number = $1 and outcome = 0", ct, Value(number), Value((short)outcome), Text(after)),
        ct);

    private static async Task Put(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<Journey> journeys, CancellationToken ct)
    {
        if (journeys.Count == 0) return;
        await Run(
            connection, transaction,
            """
            insert into routing_journey (id, created, ended, customer, queue, agent, intent, tier, channel, language, state, data, surveyed) select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (id) do update set created = excluded.created, ended = excluded.ended, customer = excluded.customer, queue = excluded.queue, agent = excluded.agent, intent = excluded.intent,
              tier = excluded.tier, channel = excluded.channel, language = excluded.language, state = excluded.state, data = excluded.data, surveyed = excluded.surveyed
            """,
            ct,
            Many(journeys, j => j.Id), Many(journeys, j => j.CreatedAt.UtcDateTime), Times(journeys, j => j.EndedAt), Many(journeys, j => j.Customer), Many(journeys, j => j.Queue),
            Many(journeys, j => j.Stages.LastOrDefault(s => s.Agent is not null)?.Agent), Many(journeys, j => j.Intent), Many(journeys, j => j.Tier), Many(journeys, j => j.Channel.ToString().ToLowerInvariant()),
            Many(journeys, j => j.Language), Many(journeys, j => j.State?.ToString()), Many(journeys, Json), Many(journeys, j => j.IsSurveyed()));
    }

    private static async Task Add(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<(TallyKey Key, Tally Change)> changes, CancellationToken ct)
    {
        if (changes.Count == 0) return;
        var sums = changes.ToDictionary(c => c.Key, c => c.Change);
        await using (var select = Command(
            connection, transaction, "select t.level, t.cut, t.start, t.a, t.b, t.sums from unnest($1, $2, $3, $4, $5) as k (level, cut, start, a, b) join routing_tally t using (level, cut, start, a, b)", Keys([.. sums.Keys])))
        await using (var rows = await select.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                var key = new TallyKey((TallyLevel)rows.GetInt16(0), rows.GetInt64(2), (Cut)rows.GetInt16(1), rows.GetString(3), rows.GetString(4));
                sums[key] += Tally.OfBytes(rows.GetFieldValue<byte[]>(5));
            }
        }
        var left = sums.Where(s => !s.Value.IsZero).ToList();
        await Run(
            connection, transaction, "insert into routing_tally select * from unnest($1, $2, $3, $4, $5, $6) on conflict (level, cut, start, a, b) do update set sums = excluded.sums", ct,
            [.. Keys(left.ConvertAll(s => s.Key)), Many(left, s => s.Value.ToBytes())]);
        if (left.Count == sums.Count) return;
        await Run(
            connection, transaction, "delete from routing_tally t using unnest($1, $2, $3, $4, $5) as k (level, cut, start, a, b) where (t.level, t.cut, t.start, t.a, t.b) = (k.level, k.cut, k.start, k.a, k.b)", ct,
            Keys([.. sums.Where(s => s.Value.IsZero).Select(s => s.Key)]));
    }

    private static NpgsqlParameter[] Keys(IReadOnlyCollection<TallyKey> keys) =>
        [Many(keys, k => (short)k.Level), Many(keys, k => (short)k.Cut), Many(keys, k => k.Start), Many(keys, k => k.A), Many(keys, k => k.B)];

    private async ValueTask<T> Together<T>(Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> body, CancellationToken ct)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var answer = await body(connection, transaction);
            await transaction.CommitAsync(ct);
            return answer;
        }
        catch (NpgsqlException failure)
        {
            throw new StoreUnavailableException("The history cannot be written now. Try again.", failure);
        }
    }

    private static async Task<int> Run(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(connection, transaction, sql, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = ReportSeconds };
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static NpgsqlParameter Text(string? value) => new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };

    private static NpgsqlParameter Many<TItem, T>(IEnumerable<TItem> items, Func<TItem, T> of) => new NpgsqlParameter<T[]> { TypedValue = [.. items.Select(of)] };

    /// <summary>The type is told: of times that are none at first, it would be taken for another than of those that follow.</summary>
    private static NpgsqlParameter Times<TItem>(IEnumerable<TItem> items, Func<TItem, DateTimeOffset?> of) =>
        new NpgsqlParameter<DateTime?[]> { TypedValue = [.. items.Select(item => of(item)?.UtcDateTime)], NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.TimestampTz };

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, StateJson.Options);

    private static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, StateJson.Options)!;
}
