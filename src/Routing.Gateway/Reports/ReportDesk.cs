using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Routing.Gateway;

/// <summary>Figures by group and interval, as JSON or CSV.</summary>
internal sealed class ReportDesk(HistoryHost host, TargetReads aims, QueueLookup queues, TimeProvider clock) : IDisposable
{
    /// <summary>Rows of a CSV written at a time.</summary>
    private const int AtATime = 500;

    /// <summary>Rows that are held for the pages that follow, at about a kilobyte each; of more every page is added up anew.</summary>
    private const int MostHeld = 10_000;
    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(30);

    private readonly ReportSums _sums = new(host.History);
    private readonly HeldOnce<Held> _held = new(HeldFor, clock);

    public async ValueTask<Reply> Get(Call call)
    {
        var now = clock.GetUtcNow();
        if (ReportQuery.Read(call, now, out var query) is { } wrong) return wrong;
        if (Paging.Read(call, out var paging, isCursor: after => PlaceOf(after) is not null) is { } problem) return problem;
        if (await Rows(call, query!, paging, now) is not { } rows) return ProblemKinds.InvalidParameter.At("by", $"That is more than {ReportSums.MostRows} rows. Ask for longer intervals, less time, or one group.");
        var targets = await aims.Now(call.Ct);
        // Not here: this may be given up for its time, and must not write to who asks next then.
        if (query!.IsWhole) return new Reply.Streamed(() => ReportLines.Write(call, query, Chunks(call, query, targets, rows)));
        var begin = paging.After is { } sent && PlaceOf(sent) is { } last ? rows.FirstAfter(last) : 0;
        var page = await RowsOf(query, targets, rows.Sums.AsMemory().Slice(begin, Math.Min(paging.Limit, rows.Sums.Length - begin)), rows.Before, call.Ct);
        return Reply.Of(new Page<ReportRow>(page, begin + paging.Limit < rows.Sums.Length ? CursorOf(rows.Sums[begin + paging.Limit - 1].Key) : null), ApiJson.Default.ReportPage);
    }

    public void Dispose() => _held.Dispose();

    private async ValueTask<Held?> Rows(Call call, ReportQuery query, Paging paging, DateTimeOffset now)
    {
        var asked = string.Join('&', ReportQuery.Parameters.Except(Paging.Parameters).Select(name => $"{name}={Uri.EscapeDataString(call.Query(name) ?? "")}")) + $"&{query.Bounds[0]}-{query.Bounds[^1]}";
        if (paging.After is not null && _held.Present is { } held && held.Asked == asked) return held;
        await host.CatchUp(call.Ct);
        if (await _sums.Of(query.Sums, query.Bounds, now, call.Ct) is not { } sums) return null;
        var before = query.WithBaseline ? await Before(query, now, call.Ct) : null;
        var rows = new Held(asked, [.. sums.OrderBy(row => row.Key, ReportSums.InOrder)], before);
        if (rows.Sums.Length > paging.Limit && rows.Sums.Length + (before?.Count ?? 0) <= MostHeld && !query.IsWhole) _held.Hold(rows);
        return rows;
    }

    /// <summary>The same as many whole days before as the report is long, so that each interval is held against the one in its place.</summary>
    private ValueTask<IReadOnlyDictionary<ReportSums.Group, Tally>?> Before(ReportQuery query, DateTimeOffset now, CancellationToken ct) =>
        _sums.Over(query.Sums, ReportIntervals.Before(query.Bounds, query.Interval, query.Zone), now, ct);

    /// <summary>By the group, not by how many came before it: of those more may come in between.</summary>
    private static string CursorOf(in ReportSums.Group group) => $"{group.Interval}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{group.A}\n{group.B}"))}";

    private static ReportSums.Group? PlaceOf(string cursor)
    {
        var cut = cursor.IndexOf('.', StringComparison.Ordinal);
        if (cut < 0 || !int.TryParse(cursor.AsSpan(0, cut), NumberStyles.None, null, out var interval) || !Base64Url.IsValid(cursor.AsSpan(cut + 1))) return null;
        var names = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor.AsSpan(cut + 1))).Split('\n');
        return names.Length == 2 ? new ReportSums.Group(interval, names[0], names[1]) : null;
    }

    private async IAsyncEnumerable<ImmutableArray<ReportRow>> Chunks(Call call, ReportQuery query, MeasureTargets targets, Held rows)
    {
        for (var begin = 0; begin < rows.Sums.Length; begin += AtATime)
            yield return await RowsOf(query, targets, rows.Sums.AsMemory().Slice(begin, Math.Min(AtATime, rows.Sums.Length - begin)), rows.Before, call.Ct);
    }

    private async ValueTask<ImmutableArray<ReportRow>> RowsOf(
        ReportQuery query, MeasureTargets targets, ReadOnlyMemory<KeyValuePair<ReportSums.Group, Tally>> sums, IReadOnlyDictionary<ReportSums.Group, Tally>? before, CancellationToken ct)
    {
        var made = ImmutableArray.CreateBuilder<ReportRow>(sums.Length);
        var goals = new Dictionary<string, ServiceLevelGoal?>(StringComparer.Ordinal);
        for (var i = 0; i < sums.Length; i++)
        {
            var (group, tally) = sums.Span[i];
            // Of a queue that is no more, what the measure aims at.
            ServiceLevelGoal? goal = null;
            if (ValueOf(query, group, "queue") is { } queue && !goals.TryGetValue(queue, out goal)) goals[queue] = goal = (await queues.Config(queue, ct))?.ServiceLevel;
            made.Add(RowOf(query, targets, group, tally, before, goal));
        }
        return made.MoveToImmutable();
    }

    private static ReportRow RowOf(ReportQuery query, MeasureTargets targets, ReportSums.Group group, Tally tally, IReadOnlyDictionary<ReportSums.Group, Tally>? before, ServiceLevelGoal? goal) => new()
    {
        From = DateTimeOffset.FromUnixTimeSeconds(query.Bounds[group.Interval]),
        To = DateTimeOffset.FromUnixTimeSeconds(query.Bounds[group.Interval + 1]),
        Queue = ValueOf(query, group, "queue"),
        Agent = ValueOf(query, group, "agent"),
        Intent = ValueOf(query, group, "intent"),
        Tier = ValueOf(query, group, "tier"),
        Channel = ValueOf(query, group, "channel"),
        Language = ValueOf(query, group, "language"),
        Figures = Figures.Of(query.Measures, targets, tally, before?.GetValueOrDefault(group), goal),
    };

    private static string? ValueOf(ReportQuery query, ReportSums.Group group, string dimension) =>
        query.Sums.Only.On(dimension) ?? (!query.Sums.By.Contains(dimension) ? null : dimension == query.Sums.Kept.A ? group.A : group.B);

    /// <summary>The rows of a report, in order.</summary>
    private sealed record Held(string Asked, ImmutableArray<KeyValuePair<ReportSums.Group, Tally>> Sums, IReadOnlyDictionary<ReportSums.Group, Tally>? Before)
    {
        public int FirstAfter(ReportSums.Group last)
        {
            var (low, high) = (0, Sums.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (ReportSums.InOrder.Compare(Sums[middle].Key, last) <= 0) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }
}
