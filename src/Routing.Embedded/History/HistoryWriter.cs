using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>The statements by which a history is written, on its own thread.</summary>
internal sealed class HistoryWriter(SqliteConnection connection) : IDisposable
{
    private readonly TallyWriter _tallies = new(connection);
    private readonly HistoryPruning _pruning = new(connection);
    private readonly Statement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement _end = new(connection, "COMMIT");
    private readonly Statement _back = new(connection, "ROLLBACK");
    private readonly Statement _move = new(connection, "UPDATE stand SET position = ?2 WHERE position = ?1 RETURNING position");
    private readonly Statement _further = new(connection, """
        UPDATE journey SET ended = ?3, queue = ?5, agent = ?6, intent = ?7, tier = ?8, channel = ?9, language = ?10, state = ?11, data = ?12, surveyed = ?13
        WHERE id = ?1 AND created = ?2 AND customer IS ?4 RETURNING 1
        """);
    private readonly Statement _journey = new(connection, """
        INSERT INTO journey VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT(id) DO UPDATE SET created = excluded.created, ended = excluded.ended, customer = excluded.customer, queue = excluded.queue, agent = excluded.agent, intent = excluded.intent,
            tier = excluded.tier, channel = excluded.channel, language = excluded.language, state = excluded.state, data = excluded.data,
            surveyed = excluded.surveyed
        """);
    private readonly Statement _agent = new(connection, "INSERT INTO agent VALUES(?1, ?2) ON CONFLICT DO UPDATE SET data = excluded.data");
    private readonly Statement _goal = new(connection, "INSERT INTO goal VALUES(?1, ?2) ON CONFLICT DO UPDATE SET within = excluded.within");
    private readonly Statement _presence = new(connection, "INSERT INTO presence(agent, kind, reason, began, ended) VALUES(?1, ?2, ?3, ?4, ?5)");
    private readonly Statement _going = new(connection, "SELECT id FROM journey WHERE customer = ?1 AND ended IS NULL LIMIT 1");
    private readonly Statement _ofCustomer = new(connection, "SELECT rowid, data FROM journey WHERE customer = ?1 AND ended IS NOT NULL");
    private readonly Statement _erased = new(connection, "UPDATE journey SET id = ?2, customer = NULL, data = ?3 WHERE rowid = ?1");
    private readonly Statement _decision = new(connection, "INSERT OR IGNORE INTO decision VALUES(?1, ?2, ?3, ?4, ?5, ?6, NULL)");
    private readonly Statement _erasedDecisions = new(connection, "DELETE FROM decision WHERE contact = ?1");
    private readonly Statement _leftDecisions = new(connection, "DELETE FROM decision WHERE customer = ?1");
    private readonly Statement _attempt = new(connection, "INSERT INTO change(at, by, agent, what, kind, id, before, after, outcome) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, 0) RETURNING number");
    private readonly Statement _byRule = new(connection, """
        INSERT INTO change(at, by, agent, what, kind, id, before, after, outcome) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
        WHERE NOT EXISTS (SELECT 1 FROM change WHERE kind = ?5 AND id = ?6 AND at = ?1 AND by = ?2)
        """);
    private readonly Statement _settle = new(connection, "UPDATE change SET outcome = ?2, after = ?3 WHERE number = ?1 AND outcome = 0");

    /// <summary>Forgets what is known of the file without reading it.</summary>
    public void Forget() => _tallies.Forget();

    public bool Commit(HistoryBatch batch) => Together(() =>
    {
        var isHere = _move.Bind(1, batch.From).Bind(2, batch.To).Step();
        _move.Reset();
        if (!isHere) return false;
        foreach (var journey in batch.Journeys) Put(journey);
        _tallies.Add(batch.Quarters);
        foreach (var agent in batch.Agents) _agent.Bind(1, agent.Agent).BindBlob(2, Json(agent)).Run();
        foreach (var (queue, seconds) in batch.Within) _goal.Bind(1, queue).Bind(2, seconds).Run();
        foreach (var span in batch.Presences) _presence.Bind(1, span.Agent).Bind(2, span.Presence.ToString()).Bind(3, span.Reason).Bind(4, span.From.UtcTicks).Bind(5, span.To.UtcTicks).Run();
        foreach (var one in batch.Decisions)
            _decision.Bind(1, one.Position).Bind(2, one.At.UtcTicks).Bind(3, one.Contact).Bind(4, one.Queue).Bind(5, Name(one.Channel)).BindBlob(6, one.Data).Run();
        foreach (var change in batch.Changes)
        {
            _byRule.Bind(1, change.At.UtcTicks).Bind(2, change.By).Bind(3, change.Agent).Bind(4, change.What).Bind(5, change.Kind).Bind(6, change.Id).Bind(7, change.Before)
                .Bind(8, change.After).Bind(9, (long)change.Outcome).Run();
        }
        if (batch.Erased is { } customer) EraseEnded(customer);
        return true;
    });

    public Erasure Erase(string customer) => Together(() =>
    {
        var going = _going.Bind(1, customer).Step() ? _going.Text(0) : null;
        _going.Reset();
        return going is null ? new Erasure(EraseEnded(customer), null) : new Erasure(0, going);
    });

    /// <summary>An erased journey keeps what is counted; its id is none that anybody could know.</summary>
    private int EraseEnded(string customer)
    {
        var found = new List<(long Row, Journey Journey)>();
        _ofCustomer.Bind(1, customer);
        while (_ofCustomer.Step()) found.Add((_ofCustomer.Long(0), SqliteHistory.Json<Journey>(_ofCustomer.Blob(1))));
        _ofCustomer.Reset();
        foreach (var (row, journey) in found)
        {
            var erased = journey.Erased(row);
            _erasedDecisions.Bind(1, journey.Id).Run();
            _erased.Bind(1, row).Bind(2, erased.Id).BindBlob(3, Json(erased)).Run();
        }
        _leftDecisions.Bind(1, customer).Run();
        return found.Count;
    }

    public int Prune(RecordKind kind, RecordCell cell, DateTimeOffset before, int most) => Together(() => _pruning.Prune(kind, cell, before, most));

    public long Attempt(ChangeEntry entry)
    {
        _attempt.Bind(1, entry.At.UtcTicks).Bind(2, entry.By).Bind(3, entry.Agent).Bind(4, entry.What).Bind(5, entry.Kind).Bind(6, entry.Id).Bind(7, entry.Before).Step();
        var number = _attempt.Long(0);
        _attempt.Reset();
        return number;
    }

    public bool Settle(long number, ChangeOutcome outcome, string? after)
    {
        _settle.Bind(1, number).Bind(2, (long)outcome).Bind(3, after).Run();
        return true;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _end, _back, _move, _further, _journey, _agent, _goal, _presence, _going, _ofCustomer, _erased, _erasedDecisions, _leftDecisions, _decision, _attempt, _byRule, _settle })
            statement.Dispose();
        _pruning.Dispose();
        _tallies.Dispose();
    }

    private T Together<T>(Func<T> body)
    {
        _begin.Run();
        try
        {
            var answer = body();
            _end.Run();
            return answer;
        }
        catch
        {
            _tallies.Forget();
            _back.Run();
            throw;
        }
    }

    private void Put(Journey journey)
    {
        var data = Json(journey);
        // To set a column is to write its indexes, changed or not: mostly those of customer and creation need not be.
        var isThere = Bind(_further, journey, data).Step();
        _further.Reset();
        if (!isThere) Bind(_journey, journey, data).Run();
    }

    private static Statement Bind(Statement statement, Journey journey, byte[] data)
    {
        var agent = journey.Stages.LastOrDefault(s => s.Agent is not null)?.Agent;
        statement.Bind(1, journey.Id).Bind(2, journey.CreatedAt.UtcTicks);
        return OrNull(statement, 3, journey.EndedAt?.UtcTicks).Bind(4, journey.Customer).Bind(5, journey.Queue).Bind(6, agent).Bind(7, journey.Intent).Bind(8, journey.Tier)
            .Bind(9, Name(journey.Channel)).Bind(10, journey.Language).Bind(11, journey.State?.ToString()).BindBlob(12, data).Bind(13, journey.IsSurveyed() ? 1 : 0);
    }

    private static Statement OrNull(Statement statement, int index, long? value) => value is { } number ? statement.Bind(index, number) : statement.Bind(index, (string?)null);

    private static string Name(Channel channel) => channel.ToString().ToLowerInvariant();

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, StateJson.Options);
}
