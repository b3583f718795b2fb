using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>What a wall shows, computed when somebody looks, at most once a second and then for all who look by the clock of the same zone.</summary>
internal sealed class LiveBoard(HistoryHost host, QueueDesk queues, TargetReads aims, TimeProvider clock)
{
    private const int DaysOfWeek = 7;
    private const long WeekSeconds = DaysOfWeek * 86_400;
    private const long QuarterSeconds = 900;

    /// <summary>Days of more zones are not held at once: the one asked for longest ago is forgotten.</summary>
    private const int MostZones = 16;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly Measure[] OfQueue = Named(
        "serviceLevel.abandonsInTimeCountAsMet", "serviceLevel.answeredOnly", "serviceLevel.abandonsCountAsMissed", "serviceLevel.abandonsInTimeLeftOut", "serviceLevel.shortAbandonsCountAsMet",
        "asa", "abandonment", "arrived", "answered", "abandoned", "aht", "transfers", "resolution", "satisfaction");

    private static readonly Measure[] OfAgent = Named("handled", "aht", "occupancy");
    private readonly Lock _gate = new();
    private readonly ReportSums _sums = new(host.History);
    private readonly Dictionary<string, Day> _days = new(StringComparer.Ordinal);

    public async ValueTask<Reply> Get(Call call)
    {
        if (ReportQuery.ZoneOf(call, out var zone) is { } nowhere) return nowhere;
        return Reply.Of(await Now(zone).WaitAsync(call.Ct), ApiJson.Default.LiveView);
    }

    private Task<LiveView> Now(TimeZoneInfo zone)
    {
        lock (_gate)
        {
            if (!_days.TryGetValue(zone.Id, out var day))
            {
                if (_days.Count == MostZones) _days.Remove(_days.MinBy(one => one.Value.MadeAt).Key);
                _days[zone.Id] = day = new Day(zone);
            }
            // Also while it is being made: whoever comes meanwhile waits for the same.
            if (day.Last is { IsFaulted: false } last && (!last.IsCompleted || clock.GetElapsedTime(day.MadeAt) < Fresh)) return last;
            day.MadeAt = clock.GetTimestamp();
            return day.Last = Make(day);
        }
    }

    private async Task<LiveView> Make(Day day)
    {
        await host.CatchUp(CancellationToken.None);
        var targets = await aims.Now(CancellationToken.None);
        var now = clock.GetUtcNow();
        var at = now.ToUnixTimeSeconds();
        var date = TimeZoneInfo.ConvertTime(now, day.Zone).Date;
        // The whole day, of which the rest is still empty: so in UTC it is one tally of each.
        long[] today = [ReportIntervals.MidnightOf(date, day.Zone), ReportIntervals.MidnightOf(date.AddDays(1), day.Zone)];
        long[] lately = [TallyKey.StartOf(TallyLevel.Quarter, at) - QuarterSeconds, TallyKey.StartOf(TallyLevel.Quarter, at) + QuarterSeconds];
        var whole = await Sums(Cut.Whole, "", today);
        var byQueue = await Sums(Cut.Queue, "queue", today);
        var latelyByQueue = await Sums(Cut.Queue, "queue", lately);
        var byAgent = await Sums(Cut.Agent, "agent", today);
        var past = day.Past is { } known && known.Until == lately[1] ? known : await Before(ReportIntervals.MidnightOf(date.AddDays(-DaysOfWeek), day.Zone), lately);
        // Once for all, and after the sums: what is counted in between is then missed for a moment, and not counted twice.
        var state = await host.History.State();
        foreach (var rows in past == day.Past ? (SummedRows[])[whole, byAgent] : [whole, byAgent, past.Whole, past.ByAgent]) rows.AddOpen(state, now);
        day.Past = past;
        var agents = state.Agents.Values.Where(a => a.Doing is not null || a.Presence != PresenceKind.Offline).OrderBy(a => a.Agent, StringComparer.Ordinal)
            .Select(a => new LiveAgent(a.Agent, a.Presence, a.Reason, a.Since, a.Load, Figures.Of(OfAgent, targets, byAgent.Of(new(0, a.Agent, "")), past.ByAgent.Of(new(0, a.Agent, "")), isPartial: true))).ToImmutableArray();
        var views = (await queues.Views(CancellationToken.None)).Select(queue => ViewOf(queue, targets, byQueue, latelyByQueue, past));
        return new LiveView(now, host.EventsBehind, day.Zone.Id, DateTimeOffset.FromUnixTimeSeconds(today[0]), Figures.Of(Measures.All, targets, whole.Of(new(0, "", "")), past.Whole.Of(new(0, "", "")), isPartial: true), [.. views], PresencesOf(state.Agents.Values), agents);
    }

    /// <summary>The same weekday a week before, as far as today has come; read once a quarter of an hour.</summary>
    private async ValueTask<Past> Before(long midnight, long[] lately)
    {
        // Where clocks were changed meanwhile, a day may have just begun that had not then.
        long[] day = [Math.Min(midnight, lately[1] - QuarterSeconds - WeekSeconds), lately[1] - WeekSeconds];
        long[] then = [lately[0] - WeekSeconds, lately[1] - WeekSeconds];
        return new Past(
            lately[1], await Sums(Cut.Whole, "", day), await Sums(Cut.Queue, "queue", day), await Sums(Cut.Queue, "queue", then), await Sums(Cut.Agent, "agent", day));
    }

    private ValueTask<SummedRows> Sums(Cut cut, string by, long[] bounds) =>
        _sums.Ended(new SumsQuery(new KeptCut(cut, by, ""), by.Length == 0 ? [] : [by], Slice.Whole), bounds, CancellationToken.None);

    /// <summary>Of all there are: who is not here is listed nowhere else.</summary>
    private static LivePresences PresencesOf(IEnumerable<AgentTime> known)
    {
        var agents = known.Where(a => !a.IsDeleted).ToLookup(a => a.Presence);
        return new(
            agents[PresenceKind.Ready].Count(), agents[PresenceKind.NotReady].Count(), agents[PresenceKind.Draining].Count(), agents[PresenceKind.Offline].Count(),
            agents.Sum(presence => presence.Count(a => a.Load > 0)));
    }

    private static LiveQueue ViewOf(QueueView queue, MeasureTargets targets, SummedRows today, SummedRows lately, Past past)
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
            Today = Figures.Of(OfQueue, targets, today.Of(group), past.ByQueue.Of(group), goal, isPartial: true),
            Lately = Figures.Of(OfQueue, targets, lately.Of(group), past.LatelyByQueue.Of(group), goal, isPartial: true),
        };
    }

    private static Measure[] Named(params string[] names) => [.. names.Select(name => Measures.ByName[name])];

    /// <summary>The day of one zone, as it was computed last.</summary>
    private sealed class Day(TimeZoneInfo zone)
    {
        public TimeZoneInfo Zone { get; } = zone;
        public Task<LiveView>? Last { get; set; }
        public long MadeAt { get; set; }

        /// <summary>Of a week before; it changes with the quarter of an hour only.</summary>
        public Past? Past { get; set; }
    }

    private sealed record Past(long Until, SummedRows Whole, SummedRows ByQueue, SummedRows LatelyByQueue, SummedRows ByAgent);
}
