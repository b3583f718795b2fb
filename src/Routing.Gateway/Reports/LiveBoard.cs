using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>What a wall shows, computed when somebody looks, at most once a second and then for all who look.</summary>
internal sealed class LiveBoard(HistoryHost host, QueueDesk queues, TargetReads aims, TimeProvider clock)
{
    private const long WeekSeconds = 7 * 86_400;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly Measure[] OfQueue = Named(
        "serviceLevel.abandonsInTimeCountAsMet", "serviceLevel.answeredOnly", "serviceLevel.abandonsCountAsMissed", "serviceLevel.abandonsInTimeLeftOut", "serviceLevel.shortAbandonsCountAsMet",
        "asa", "abandonment", "arrived", "answered", "abandoned", "aht", "transfers", "resolution", "satisfaction");

    private static readonly Measure[] OfAgent = Named("handled", "aht", "occupancy");
    private readonly Lock _gate = new();
    private readonly ReportSums _sums = new(host.History);
    private Task<LiveView>? _last;

    /// <summary>Of a week before; it changes with the quarter of an hour only.</summary>
    private Past? _past;
    private long _madeAt;

    public async ValueTask<Reply> Get(Call call) => Reply.Of(await Now().WaitAsync(call.Ct), ApiJson.Default.LiveView);

    public Task<LiveView> Now()
    {
        lock (_gate)
        {
            // Also while it is being made: whoever comes meanwhile waits for the same.
            if (_last is { IsFaulted: false } last && (!last.IsCompleted || clock.GetElapsedTime(_madeAt) < Fresh)) return last;
            _madeAt = clock.GetTimestamp();
            return _last = Make();
        }
    }

    private async Task<LiveView> Make()
    {
        await host.CatchUp(CancellationToken.None);
        var targets = await aims.Now(CancellationToken.None);
        var now = clock.GetUtcNow();
        var at = now.ToUnixTimeSeconds();
        // The whole day, of which the rest is still empty: so it is one tally of each.
        long[] today = [TallyKey.StartOf(TallyLevel.Day, at), TallyKey.StartOf(TallyLevel.Day, at) + TallyKey.SecondsOf(TallyLevel.Day)];
        long[] lately = [TallyKey.StartOf(TallyLevel.Quarter, at) - 900, TallyKey.StartOf(TallyLevel.Quarter, at) + 900];
        var whole = await Sums(Cut.Whole, "", today, now);
        var byQueue = await Sums(Cut.Queue, "queue", today, now);
        var latelyByQueue = await Sums(Cut.Queue, "queue", lately, now);
        var byAgent = await Sums(Cut.Agent, "agent", today, now);
        var past = await Before(today, lately, now);
        var state = await host.History.State();
        var agents = state.Agents.Values.Where(a => a.Doing is not null || a.Presence != PresenceKind.Offline).OrderBy(a => a.Agent, StringComparer.Ordinal)
            .Select(a => new LiveAgent(a.Agent, a.Presence, a.Reason, a.Since, a.Contacts.Count, Figures.Of(OfAgent, targets, byAgent.GetValueOrDefault(new(0, a.Agent, "")), past.ByAgent.GetValueOrDefault(new(0, a.Agent, "")), isPartial: true))).ToImmutableArray();
        var views = (await queues.Views(CancellationToken.None)).Select(queue => ViewOf(queue, targets, byQueue, latelyByQueue, past));
        return new LiveView(now, host.EventsBehind, Figures.Of(Measures.All, targets, whole.GetValueOrDefault(new(0, "", "")), past.Whole.GetValueOrDefault(new(0, "", "")), isPartial: true), [.. views], PresencesOf(agents), agents);
    }

    /// <summary>The same weekday a week before, as far as today has come; read once a quarter of an hour.</summary>
    private async ValueTask<Past> Before(long[] today, long[] lately, DateTimeOffset now)
    {
        if (_past is { } known && known.Until == lately[1]) return known;
        long[] day = [today[0] - WeekSeconds, lately[1] - WeekSeconds];
        long[] then = [lately[0] - WeekSeconds, lately[1] - WeekSeconds];
        return _past = new Past(
            lately[1], await Sums(Cut.Whole, "", day, now), await Sums(Cut.Queue, "queue", day, now), await Sums(Cut.Queue, "queue", then, now), await Sums(Cut.Agent, "agent", day, now));
    }

    private async ValueTask<IReadOnlyDictionary<ReportSums.Group, Tally>> Sums(Cut cut, string by, long[] bounds, DateTimeOffset now)
    {
        var query = new SumsQuery(new KeptCut(cut, by, ""), by.Length == 0 ? [] : [by], Slice.Whole);
        return await _sums.Of(query, bounds, now, CancellationToken.None) ?? ImmutableDictionary<ReportSums.Group, Tally>.Empty;
    }

    private static LivePresences PresencesOf(ImmutableArray<LiveAgent> agents) => new(
        agents.Count(a => a.Presence == PresenceKind.Ready),
        agents.Count(a => a.Presence == PresenceKind.NotReady),
        agents.Count(a => a.Presence == PresenceKind.Draining),
        agents.Count(a => a.Presence == PresenceKind.Offline),
        agents.Count(a => a.Contacts > 0));

    private static LiveQueue ViewOf(QueueView queue, MeasureTargets targets, IReadOnlyDictionary<ReportSums.Group, Tally> today, IReadOnlyDictionary<ReportSums.Group, Tally> lately, Past past)
    {
        var group = new ReportSums.Group(0, queue.Id, "");
        var goal = new ServiceLevelGoal(queue.ServiceLevel.TargetPercent, queue.ServiceLevel.WithinSeconds);
        return new LiveQueue
        {
            Id = queue.Id,
            Name = queue.Name,
            Group = queue.Group,
            Waiting = queue.Waiting,
            Offered = queue.Offered,
            OldestWaitSeconds = queue.OldestWaitSeconds,
            IsOpen = queue.IsOpen,
            Agents = queue.Agents,
            EstimatedWait = queue.EstimatedWait,
            ServiceLevelGoal = goal,
            Today = Figures.Of(OfQueue, targets, today.GetValueOrDefault(group), past.ByQueue.GetValueOrDefault(group), goal, isPartial: true),
            Lately = Figures.Of(OfQueue, targets, lately.GetValueOrDefault(group), past.LatelyByQueue.GetValueOrDefault(group), goal, isPartial: true),
        };
    }

    private static Measure[] Named(params string[] names) => [.. names.Select(name => Measures.ByName[name])];

    private sealed record Past(
        long Until, IReadOnlyDictionary<ReportSums.Group, Tally> Whole, IReadOnlyDictionary<ReportSums.Group, Tally> ByQueue, IReadOnlyDictionary<ReportSums.Group, Tally> LatelyByQueue,
        IReadOnlyDictionary<ReportSums.Group, Tally> ByAgent);
}
