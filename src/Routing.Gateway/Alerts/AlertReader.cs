using System.Runtime.InteropServices;

namespace Routing.Gateway;

/// <summary>Reads the figures that rules for alerts watch; what several rules need is read once in a round.</summary>
internal sealed class AlertReader(HistoryHost host, QueueDesk queues, TimeProvider clock)
{
    private readonly ReportSums _sums = new(host.History);
    private readonly UnusualReader _unusual = new(host.History);

    public async ValueTask<Look> Begin(CancellationToken ct)
    {
        await host.CatchUp(ct);
        return new Look(this, clock.GetUtcNow(), host.EventsBehind >= HistoryLimits.EventsAtOnce);
    }

    private async ValueTask<IReadOnlyDictionary<string, Tally>> Sums(AlertRule rule, DateTimeOffset now, CancellationToken ct)
    {
        var cut = CutOf(rule);
        var (from, to) = AlertWindows.UpTo(now, rule.OverMinutes);
        var rows = await _sums.Of(new SumsQuery(cut, rule.Each is null ? [] : [rule.Each], rule.Of), [from, to], now, ct);
        if (rule.Each is null) return new Dictionary<string, Tally> { [""] = rows?.Values.FirstOrDefault() ?? default };
        return rows is null ? new Dictionary<string, Tally>() : rows.ToDictionary(row => rule.Each == cut.A ? row.Key.A : row.Key.B, row => row.Value);
    }

    internal static KeptCut CutOf(AlertRule rule) => KeptCut.By([.. rule.Of.Narrowed(), .. rule.Each is { } each ? [each] : Array.Empty<string>()])!;

    /// <summary>One round.</summary>
    internal sealed class Look(AlertReader reader, DateTimeOffset now, bool isBehind)
    {
        private IReadOnlyList<QueueView>? _queues;
        private HistoryState? _state;

        // Rules for several measures of the same part of the center read the same tallies.
        private readonly Dictionary<(KeptCut Cut, Slice Of, string? Each, int OverMinutes), IReadOnlyDictionary<string, Tally>> _sums = [];
        private readonly Dictionary<UnusualReader.Asked, IReadOnlyDictionary<string, long[]>> _windows = [];

        public DateTimeOffset Now => now;

        /// <summary>Not while history is far behind the log, as after a restart: what is not counted yet would look like nothing. Queues tell of themselves.</summary>
        public bool CanRead(AlertRuleKept kept) => !isBehind || (kept.Rule.IsLive && kept.Rule.Measure != AlertGauges.NotReady);

        /// <param name="standing">Values that were beyond: they are read though there be nothing of them any more.</param>
        public async ValueTask<IReadOnlyCollection<AlertReading>> Of(AlertRuleKept kept, IEnumerable<string> standing, CancellationToken ct)
        {
            var rule = kept.Rule;
            var readings = new Dictionary<string, AlertReading>(StringComparer.Ordinal);
            foreach (var each in standing) readings[each] = rule.IsLive ? new AlertReading(each, null, 0) : AlertReading.Of(rule, Measures.ByName[rule.Measure], each, default);
            foreach (var reading in await Found(kept, ct))
            {
                ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(readings, reading.Each, out var isKnown);
                if (isKnown || readings.Count <= AlertLimits.MaxReadings) place = reading;
                else readings.Remove(reading.Each);
            }
            return readings.Values;
        }

        private async ValueTask<IEnumerable<AlertReading>> Found(AlertRuleKept kept, CancellationToken ct)
        {
            var rule = kept.Rule;
            if (rule.Unusual is not null) return await reader._unusual.Of(kept, now, _windows, ct);
            if (rule.Measure == AlertGauges.NotReady) return (await State(ct)).Agents.Values.Where(agent => rule.Each is not null || agent.Agent == rule.Of.Agent).Select(agent => OfAgent(rule, agent));
            if (!rule.IsLive) return (await Sums(rule, ct)).Select(row => AlertReading.Of(rule, Measures.ByName[rule.Measure], row.Key, row.Value));
            return (rule.Each is null ? await Queue(rule.Of.Queue!, ct) : _queues ??= await reader.Queues(ct))
                .Select(queue => (queue.Id, Value: ValueOf(rule.Measure, queue)))
                .Where(found => found.Value is not null)
                .Select(found => new AlertReading(rule.Each is null ? "" : found.Id, found.Value, 1));
        }

        private async ValueTask<IReadOnlyDictionary<string, Tally>> Sums(AlertRule rule, CancellationToken ct)
        {
            var key = (CutOf(rule), rule.Of, rule.Each, rule.OverMinutes);
            return _sums.TryGetValue(key, out var known) ? known : _sums[key] = await reader.Sums(rule, now, ct);
        }

        private async ValueTask<IReadOnlyList<QueueView>> Queue(string id, CancellationToken ct) =>
            _queues is not null ? [.. _queues.Where(queue => queue.Id == id)] : await reader.Queue(id, ct) is { } one ? [one] : [];

        private AlertReading OfAgent(AlertRule rule, AgentTime agent) =>
            new(rule.Each is null ? "" : agent.Agent, agent.Presence == PresenceKind.NotReady ? Math.Max(0, Math.Round((now - agent.Since).TotalSeconds)) : 0, 1);

        private async ValueTask<HistoryState> State(CancellationToken ct) => _state ??= await reader.State(ct);
    }

    private ValueTask<QueueView?> Queue(string id, CancellationToken ct) => queues.View(id, ct);

    private async ValueTask<IReadOnlyList<QueueView>> Queues(CancellationToken ct) => await queues.Views(ct);

    private ValueTask<HistoryState> State(CancellationToken ct) => host.History.State(ct);

    private static double? ValueOf(string gauge, QueueView queue) => gauge switch
    {
        AlertGauges.Waiting => queue.Waiting,
        AlertGauges.Offered => queue.Offered,
        AlertGauges.OldestWait => queue.OldestWaitSeconds ?? 0,
        AlertGauges.EstimatedWait => queue.EstimatedWait?.Seconds,
        AlertGauges.AgentsReady => queue.Agents?.Ready ?? 0,
        AlertGauges.AgentsOpen => queue.Agents?.Open ?? 0,
        _ => throw new ArgumentOutOfRangeException(nameof(gauge), gauge, "No such gauge of a queue."),
    };
}
