using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace Routing.Cluster;

internal sealed partial class PostgresHistory
{
    public async ValueTask<HistoryState> State(CancellationToken ct = default)
    {
        var within = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var agents = ImmutableDictionary.CreateBuilder<string, AgentTime>(StringComparer.Ordinal);
        var (position, erasures) = (0L, 0L);
        // One statement, so as of one moment: the position would else be another's.
        await Each(
            "select 0, erasures::text, position, null::bytea from routing_history union all select 1, queue, within_seconds::bigint, null::bytea from routing_goal union all select 2, id, 0::bigint, data from routing_agent_time", [],
            row =>
            {
                if (row.GetInt32(0) == 0) (erasures, position) = (long.Parse(row.GetString(1), CultureInfo.InvariantCulture), row.GetInt64(2));
                else if (row.GetInt32(0) == 1) within[row.GetString(1)] = (int)row.GetInt64(2);
                else agents[row.GetString(1)] = Read<AgentTime>(row.GetFieldValue<byte[]>(3));
            },
            ct);
        return new HistoryState(position, within.ToImmutable(), agents.ToImmutable()) { Erasures = erasures };
    }

    public async ValueTask<IReadOnlyList<Journey>> Find(IReadOnlySet<string> contacts, IReadOnlySet<string> customers, DateTimeOffset since, CancellationToken ct = default)
    {
        var found = new List<Journey>();
        await Each(
            """
            select data from routing_journey where id = any($1)
            union all
            select f.data from unnest($2) as c (id) cross join lateral (select data from routing_journey where customer = c.id and created >= $3 order by created desc limit $4) f
            """,
            [Many(contacts, c => c), Many(customers, c => c), Value(since.UtcDateTime), Value(HistoryLimits.FormerContacts)],
            row => found.Add(Read<Journey>(row.GetFieldValue<byte[]>(0))),
            ct);
        return found;
    }

    public async ValueTask Sum(TallyQuery query, SumsOf into, CancellationToken ct = default)
    {
        foreach (var part in query.Parts)
        {
            await Each(
                "select start, a, b, sums from routing_tally where level = $1 and cut = $2 and start >= $3 and start < $4 and ($5::text is null or a = $5) and ($6::text is null or b = $6)",
                [Value((short)part.Level), Value((short)query.Cut), Value(part.From), Value(part.To), Text(query.A), Text(query.B)],
                row =>
                {
                    if (into(row.GetInt64(0), row.GetString(1), row.GetString(2)) is { } sums) Tally.AddTo(sums, row.GetFieldValue<byte[]>(3));
                },
                ct);
        }
    }

    public async ValueTask<IReadOnlyList<Journey>> Journeys(JourneyQuery query, CancellationToken ct = default)
    {
        (string Column, string? Value)[] wished =
        [
            ("queue", query.Queue), ("agent", query.Agent), ("intent", query.Intent), ("tier", query.Tier), ("channel", query.Channel?.ToString().ToLowerInvariant()),
            ("language", query.Language), ("customer", query.Customer), ("state", query.State?.ToString()),
        ];
        var conditions = wished.Where(w => w.Value is not null).ToList();
        var where = string.Concat(conditions.Select((w, i) => $" and {w.Column} = ${i + 5}"));
        // The first of a time is at its beginning, whatever its id; the next after one is by both.
        var (after, id) = query.After is { } last ? (last.At, last.Id) : (query.From, "");
        var found = new List<Journey>();
        await Each(
            $"select data from routing_journey where (created, id) > ($1, $2) and created < $3{where} order by created, id limit $4",
            [Value(after.UtcDateTime), Value(id), Value(query.To.UtcDateTime), Value(query.Limit), .. conditions.Select(c => Value(c.Value!))],
            row => found.Add(Read<Journey>(row.GetFieldValue<byte[]>(0))),
            ct);
        return found;
    }

    public async ValueTask<IReadOnlyList<PlacedSpan>> Presences(string? agent, DateTimeOffset from, DateTimeOffset to, PlacedSpan? after, int limit, CancellationToken ct = default)
    {
        var (last, number) = after is null ? (from, long.MaxValue) : (after.Span.To, after.Number);
        var found = new List<PlacedSpan>();
        await Each(
            "select number, agent, kind, reason, began, ended from routing_presence where (ended, number) > ($1, $5) and began < $2 and ($3::text is null or agent = $3) order by ended, number limit $4",
            [Value(last.UtcDateTime), Value(to.UtcDateTime), Text(agent), Value(limit), Value(number)],
            row => found.Add(new PlacedSpan(
                row.GetInt64(0), new PresenceSpan(row.GetString(1), Enum.Parse<PresenceKind>(row.GetString(2)), TextAt(row, 3), row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5)))),
            ct);
        return found;
    }

    public async ValueTask<IReadOnlyList<KeptDecision>> Decisions(string contact, CancellationToken ct = default)
    {
        var found = new List<KeptDecision>();
        await Each(
            "select position, at, queue, channel, data from routing_decision where contact = $1 order by position limit $2",
            [Value(contact), Value(HistoryLimits.DecisionsPerContact)],
            row => found.Add(new KeptDecision(
                row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), contact, row.GetString(2), Enum.Parse<Channel>(row.GetString(3), ignoreCase: true), row.GetFieldValue<byte[]>(4))),
            ct);
        return found;
    }

    public async ValueTask<IReadOnlyList<ChangeEntry>> Changes(ChangeQuery query, CancellationToken ct = default)
    {
        var found = new List<ChangeEntry>();
        await Each(
            """
            select number, at, by_whom, agent, what, kind, id, before, after, outcome from routing_change
            where number < $1 and number > $6 and ($2::text is null or kind = $2) and ($3::text is null or id = $3) and ($4::text is null or by_whom = $4) order by number desc limit $5
            """,
            [Value(query.Before ?? long.MaxValue), Text(query.Kind), Text(query.Id), Text(query.By), Value(query.Limit), Value(query.After)],
            row => found.Add(new ChangeEntry(
                row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), TextAt(row, 3), row.GetString(4), row.GetString(5), row.GetString(6), TextAt(row, 7), TextAt(row, 8), (ChangeOutcome)row.GetInt16(9))),
            ct);
        return found;
    }

    private async Task Each(string sql, NpgsqlParameter[] parameters, Action<NpgsqlDataReader> row, CancellationToken ct)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var select = Command(connection, null, sql, parameters);
            await using var rows = await select.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) row(rows);
        }
        catch (NpgsqlException failure)
        {
            throw new StoreUnavailableException("The history cannot be read now. Try again.", failure);
        }
    }

    private static string? TextAt(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
