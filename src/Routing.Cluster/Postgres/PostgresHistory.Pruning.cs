using Npgsql;

namespace Routing.Cluster;

/// <summary>What has been kept for its time is forgotten, a few records of one cell at a time; each is found by an index, whatever is kept beside it.</summary>
internal sealed partial class PostgresHistory
{
    /// <summary>A decision that is kept longer is told whose it was, which its journey said so far: it goes with that customer.</summary>
    private const string DeleteJourneys = """
        with gone as materialized (
          select id, customer from routing_journey where ended is not null and ended < $1 and queue = $3 and channel = $4 limit $2 for update),
        owned as (
          update routing_decision d set customer = g.customer from gone g where d.contact = g.id and d.customer is null and g.customer is not null)
        delete from routing_journey j using gone g where j.id = g.id
        """;

    public async ValueTask<IReadOnlyList<RecordCell>> Cells(RecordKind kind, CancellationToken ct = default)
    {
        if (kind == RecordKind.Presences) return [RecordCell.All];
        var isAudit = kind is RecordKind.Operations or RecordKind.Audit;
        var (columns, of) = kind switch
        {
            RecordKind.Journeys => ("queue, channel", "routing_journey where ended is not null"),
            RecordKind.Surveys => ("queue, channel", "routing_journey where surveyed and ended is not null"),
            RecordKind.Decisions => ("queue, channel", "routing_decision where true"),
            _ => ("kind collate \"C\"", "routing_change where true"),
        };
        var (named, last) = isAudit ? ("name", "c.name") : ("name, channel", "c.name, c.channel");
        var cells = new List<RecordCell>();
        // Each cell is a step in the index to the next one, and not a scan of all.
        await Each(
            $"""
            with recursive cell ({named}) as (
              (select {columns} from {of} order by {columns} limit 1)
              union all
              select n.* from cell c cross join lateral (select {columns} from {of} and ({columns}) > ({last}) order by {columns} limit 1) n)
            select * from cell
            """,
            [],
            row => cells.Add(new RecordCell(row.GetString(0), isAudit ? "" : row.GetString(1))),
            ct);
        return isAudit ? cells.FindAll(cell => AuditKinds.Of(cell.Name) == kind) : cells;
    }

    /// <summary>The claim is a lock of a transaction: it ends with the silo, whatever becomes of that.</summary>
    public async ValueTask<IAsyncDisposable?> ClaimPruning(CancellationToken ct = default)
    {
        var claim = new PruningClaim(database);
        var isTaken = false;
        try
        {
            isTaken = await claim.Take(ct);
            return isTaken ? claim : null;
        }
        catch (NpgsqlException failure)
        {
            throw new StoreUnavailableException("The history cannot be written now. Try again.", failure);
        }
        finally
        {
            if (!isTaken) await claim.DisposeAsync();
        }
    }

    public ValueTask<int> Prune(RecordKind kind, RecordCell cell, DateTimeOffset before, int most, CancellationToken ct = default) => Together(
        async (connection, transaction) =>
        {
            NpgsqlParameter[] bounds = [Value(before.UtcDateTime), Value(most)];
            return kind switch
            {
                RecordKind.Journeys => await Run(connection, transaction, DeleteJourneys, ct, [.. bounds, Value(cell.Name), Value(cell.Channel)]),
                RecordKind.Decisions => await Delete("routing_decision", "position", "at < $1 and queue = $3 and channel = $4", [.. bounds, Value(cell.Name), Value(cell.Channel)]),
                RecordKind.Presences => await Delete("routing_presence", "number", "ended < $1", bounds),
                RecordKind.Surveys => await Forget(connection, transaction, [.. bounds, Value(cell.Name), Value(cell.Channel)], ct),
                _ => AuditKinds.Of(cell.Name) == kind ? await Delete("routing_change", "number", "at < $1 and kind collate \"C\" = $3", [.. bounds, Value(cell.Name)]) : 0,
            };

            Task<int> Delete(string table, string key, string which, NpgsqlParameter[] parameters) =>
                Run(connection, transaction, $"delete from {table} where {key} in (select {key} from {table} where {which} limit $2)", ct, parameters);
        },
        ct);

    private static async Task<int> Forget(NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlParameter[] parameters, CancellationToken ct)
    {
        var found = new List<Journey>();
        await using (var select = Command(
            connection, transaction, "select data from routing_journey where surveyed and ended is not null and ended < $1 and queue = $3 and channel = $4 limit $2 for update", parameters))
        await using (var rows = await select.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct)) found.Add(Read<Journey>(rows.GetFieldValue<byte[]>(0)).Unsurveyed());
        }
        return await Run(
            connection, transaction, "update routing_journey j set surveyed = false, data = f.data from unnest($1, $2) as f (id, data) where j.id = f.id", ct,
            Many(found, f => f.Id), Many(found, Json));
    }

    private sealed class PruningClaim(NpgsqlDataSource database) : IAsyncDisposable
    {
        private NpgsqlConnection? _connection;
        private NpgsqlTransaction? _held;

        public async Task<bool> Take(CancellationToken ct)
        {
            _connection = await database.OpenConnectionAsync(ct);
            _held = await _connection.BeginTransactionAsync(ct);
            await using var take = Command(_connection, _held, "select pg_try_advisory_xact_lock(7227, 2)");
            return await take.ExecuteScalarAsync(ct) is true;
        }

        public async ValueTask DisposeAsync()
        {
            if (_held is not null) await _held.DisposeAsync();
            if (_connection is not null) await _connection.DisposeAsync();
        }
    }
}
