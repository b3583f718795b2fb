using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Embedded;

public sealed partial class SqliteHistory
{
    private const string ChangeColumns = "SELECT number, at, by, agent, what, kind, id, before, after, outcome FROM change";

    public ValueTask<HistoryState> State(CancellationToken ct = default) => Read(
        connection =>
        {
            var within = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
            var agents = ImmutableDictionary.CreateBuilder<string, AgentTime>(StringComparer.Ordinal);
            var erasures = Interlocked.Read(ref _erasures);
            // As of one moment, or the position would be another's.
            using var transaction = connection.BeginTransaction(deferred: true);
            using var position = new Statement(connection, "SELECT position FROM stand");
            position.Step();
            var at = position.Long(0);
            using var goals = new Statement(connection, "SELECT queue, within FROM goal");
            while (goals.Step()) within[goals.Text(0)!] = (int)goals.Long(1);
            using var times = new Statement(connection, "SELECT id, data FROM agent");
            while (times.Step()) agents[times.Text(0)!] = Json<AgentTime>(times.Blob(1));
            return new HistoryState(at, within.ToImmutable(), agents.ToImmutable()) { Erasures = erasures };
        },
        ct);

    public ValueTask<IReadOnlyList<Journey>> Find(IReadOnlySet<string> contacts, IReadOnlySet<string> customers, DateTimeOffset since, CancellationToken ct = default) => Read<IReadOnlyList<Journey>>(
        connection =>
        {
            var found = new List<Journey>();
            using var byId = new Statement(connection, "SELECT data FROM journey WHERE id = ?1");
            foreach (var id in contacts)
            {
                if (_open.Find(id) is { } open)
                {
                    found.Add(open);
                    continue;
                }
                if (byId.Bind(1, id).Step()) found.Add(Json<Journey>(byId.Blob(0)));
                byId.Reset();
            }
            using var former = new Statement(connection, "SELECT data FROM journey WHERE customer = ?1 AND created >= ?2 ORDER BY created DESC LIMIT ?3");
            foreach (var customer in customers)
            {
                former.Bind(1, customer).Bind(2, since.UtcTicks).Bind(3, HistoryLimits.FormerContacts);
                while (former.Step()) found.Add(Json<Journey>(former.Blob(0)));
                former.Reset();
            }
            return found;
        },
        ct);

    public async ValueTask Sum(TallyQuery query, SumsOf into, CancellationToken ct = default) => await Read(
        connection =>
        {
            // As of one moment: what is pending is else counted twice, or not at all, when it is added just then.
            using var transaction = connection.BeginTransaction(deferred: true);
            var pending = new PendingSums(connection, query);
            // One statement a question: each kind of condition gets a plan of its own.
            using var rows = new Statement(connection, $"SELECT start, a, b, sums FROM tally WHERE level = ?1 AND cut = ?2 AND start >= ?3 AND start < ?4{(query.A is null ? "" : " AND a = ?5")}{(query.B is null ? "" : " AND b = ?6")}");
            foreach (var part in query.Parts)
            {
                rows.Bind(1, (long)part.Level).Bind(2, (long)query.Cut).Bind(3, part.From).Bind(4, part.To);
                if (query.A is not null) rows.Bind(5, query.A);
                if (query.B is not null) rows.Bind(6, query.B);
                while (rows.Step())
                {
                    var key = new TallyKey(part.Level, rows.Long(0), query.Cut, rows.Text(1)!, rows.Text(2)!);
                    if (pending.Of(key) is { } added) Tally.AddTo(added, rows.Blob(3));
                    else if (into(key.Start, key.A, key.B) is { } sums) Tally.AddTo(sums, rows.Blob(3));
                    ct.ThrowIfCancellationRequested();
                }
                rows.Reset();
            }
            pending.AddTo(into);
            return true;
        },
        ct);

    public ValueTask<IReadOnlyList<Journey>> Journeys(JourneyQuery query, CancellationToken ct = default) => Read<IReadOnlyList<Journey>>(
        connection =>
        {
            (string Column, string? Value)[] wished =
            [
                ("queue", query.Queue), ("agent", query.Agent), ("intent", query.Intent), ("tier", query.Tier), ("channel", query.Channel?.ToString().ToLowerInvariant()),
                ("language", query.Language), ("customer", query.Customer), ("state", query.State?.ToString()),
            ];
            var conditions = wished.Where(w => w.Value is not null).ToList();
            var where = string.Concat(conditions.Select((w, i) => $" AND {w.Column} = ?{i + 5}"));
            using var rows = new Statement(connection, $"SELECT data FROM journey WHERE (created, id) > (?1, ?2) AND created < ?3{where} ORDER BY created, id LIMIT ?4");
            var (after, id) = query.After is { } last ? (last.At.UtcTicks, last.Id) : (query.From.UtcTicks, "");
            rows.Bind(1, after).Bind(2, id).Bind(3, query.To.UtcTicks).Bind(4, query.Limit);
            for (var i = 0; i < conditions.Count; i++) rows.Bind(i + 5, conditions[i].Value);
            var found = new List<Journey>();
            while (rows.Step())
            {
                ct.ThrowIfCancellationRequested();
                found.Add(Json<Journey>(rows.Blob(0)));
            }
            return found;
        },
        ct);

    public ValueTask<IReadOnlyList<PlacedSpan>> Presences(string? agent, DateTimeOffset from, DateTimeOffset to, PlacedSpan? after, int limit, CancellationToken ct = default) => Read<IReadOnlyList<PlacedSpan>>(
        connection =>
        {
            using var rows = new Statement(
                connection, $"SELECT number, agent, kind, reason, began, ended FROM presence WHERE (ended, number) > (?1, ?4) AND began < ?2{(agent is null ? "" : " AND agent = ?5")} ORDER BY ended, number LIMIT ?3");
            var (ended, number) = after is null ? (from, long.MaxValue) : (after.Span.To, after.Number);
            rows.Bind(1, ended.UtcTicks).Bind(2, to.UtcTicks).Bind(3, limit).Bind(4, number);
            if (agent is not null) rows.Bind(5, agent);
            var found = new List<PlacedSpan>();
            while (rows.Step()) found.Add(new PlacedSpan(rows.Long(0), new PresenceSpan(rows.Text(1)!, Enum.Parse<PresenceKind>(rows.Text(2)!), rows.Text(3), At(rows.Long(4)), At(rows.Long(5)))));
            return found;
        },
        ct);

    public ValueTask<IReadOnlyList<KeptDecision>> Decisions(string contact, CancellationToken ct = default) => Read<IReadOnlyList<KeptDecision>>(
        connection =>
        {
            using var rows = new Statement(connection, "SELECT position, at, queue, channel, data FROM decision WHERE contact = ?1 ORDER BY position LIMIT ?2");
            rows.Bind(1, contact).Bind(2, HistoryLimits.DecisionsPerContact);
            var found = new List<KeptDecision>();
            while (rows.Step()) found.Add(new KeptDecision(rows.Long(0), At(rows.Long(1)), contact, rows.Text(2)!, Enum.Parse<Channel>(rows.Text(3)!, ignoreCase: true), rows.Blob(4).ToArray()));
            return found;
        },
        ct);

    public ValueTask<IReadOnlyList<ChangeEntry>> Changes(ChangeQuery query, CancellationToken ct = default) => Read<IReadOnlyList<ChangeEntry>>(
        connection =>
        {
            // Between two numbers it is read by these: by the index of kinds it would be all of that kind, sorted.
            var kind = query.Kind is null ? "" : query.After > 0 && query.Id is null ? " AND +kind = ?3" : " AND kind = ?3";
            using var rows = new Statement(connection, $"{ChangeColumns} WHERE number < ?1 AND number > ?6{kind}{(query.Id is null ? "" : " AND id = ?4")}{(query.By is null ? "" : " AND by = ?5")} ORDER BY number DESC LIMIT ?2");
            rows.Bind(1, query.Before ?? long.MaxValue).Bind(2, query.Limit).Bind(6, query.After);
            if (query.Kind is not null) rows.Bind(3, query.Kind);
            if (query.Id is not null) rows.Bind(4, query.Id);
            if (query.By is not null) rows.Bind(5, query.By);
            var found = new List<ChangeEntry>();
            while (rows.Step())
            {
                found.Add(new ChangeEntry(
                    rows.Long(0), At(rows.Long(1)), rows.Text(2)!, rows.Text(3), rows.Text(4)!, rows.Text(5)!, rows.Text(6)!, rows.Text(7), rows.Text(8), (ChangeOutcome)rows.Long(9)));
            }
            return found;
        },
        ct);

    internal static T Json<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, StateJson.Options)!;

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
