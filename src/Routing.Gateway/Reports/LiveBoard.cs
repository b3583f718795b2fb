using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>What a wall shows, computed when somebody looks, at most once a second and then for all who look.</summary>
internal sealed class LiveBoard(HistoryHost host, QueueDesk queues, TargetReads aims, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly Measure[] OfQueue = Named(
        "serviceLevel.abandonsInTimeCountAsMet", "serviceLevel.answeredOnly", "serviceLevel.abandonsCountAsMissed", "serviceLevel.abandonsInTimeLeftOut", "serviceLevel.shortAbandonsCountAsMet",
        "asa", "abandonment", "arrived", "answered", "abandoned", "aht", "transfers", "resolution", "satisfaction");

    private static readonly Measure[] OfAgent = Named("handled", "aht", "occupancy");
    private readonly Lock _gate = new();
    private readonly ReportSums _sums = new(host.History);
    private Task<LiveView>? _last;
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
        var state = await host.History.State();
        var agents = state.Agents.Values.Where(a => a.Doing is not null || a.Presence != PresenceKind.Offline).OrderBy(a => a.Agent, StringComparer.Ordinal)
            .Select(a => new LiveAgent(a.Agent, a.Presence, a.Reason, a.Since, a.Contacts.Count, Figures.Of(OfAgent, targets, byAgent.GetValueOrDefault(new(0, a.Agent, ""))))).ToImmutableArray();
        var views = (await queues.Views(CancellationToken.None)).Select(queue => ViewOf(queue, targets, byQueue.GetValueOrDefault(new(0, queue.Id, "")), latelyByQueue.GetValueOrDefault(new(0, queue.Id, ""))));
        return new LiveView(now, host.EventsBehind, Figures.Of(Measures.All, targets, whole.GetValueOrDefault(new(0, "", ""))), [.. views], PresencesOf(agents), agents);
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

    private static LiveQueue ViewOf(QueueView queue, MeasureTargets targets, Tally today, Tally lately)
    {
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
            Today = Figures.Of(OfQueue, targets, today, goal: goal),
            Lately = Figures.Of(OfQueue, targets, lately, goal: goal),
        };
    }

    private static Measure[] Named(params string[] names) => [.. names.Select(name => Measures.ByName[name])];
}
