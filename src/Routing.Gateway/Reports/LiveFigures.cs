using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Computes what walls show: once what is the same everywhere, and by zone what is of its day.</summary>
internal sealed class LiveFigures(HistoryHost host, QueueDesk queues, TargetReads aims, TimeProvider clock)
{
    private const int DaysOfWeek = 7;
    private const long WeekSeconds = DaysOfWeek * 86_400;
    private const long QuarterSeconds = 900;
    private static readonly Measure[] OfQueue = Named(
        "serviceLevel.abandonsInTimeCountAsMet", "serviceLevel.answeredOnly", "serviceLevel.abandonsCountAsMissed", "serviceLevel.abandonsInTimeLeftOut", "serviceLevel.shortAbandonsCountAsMet",
        "asa", "abandonment", "arrived", "answered", "abandoned", "aht", "transfers", "resolution", "satisfaction");

    private static readonly Measure[] OfAgent = Named("handled", "aht", "occupancy");
    private readonly ReportSums _sums = new(host.History);
    private (long Until, SummedRows ByQueue)? _then;

    /// <param name="before">What is computed already: one at a time, as days hold what was read of the past.</param>
    public async Task<IReadOnlyDictionary<string, LiveView>> Of(IReadOnlyList<LiveDay> days, Task? before)
    {
        if (before is not null) await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await host.CatchUp(CancellationToken.None);
        var targets = await aims.Now(CancellationToken.None);
        var now = clock.GetUtcNow();
        var quarter = TallyKey.StartOf(TallyLevel.Quarter, now.ToUnixTimeSeconds());
        long[] lately = [quarter - QuarterSeconds, quarter + QuarterSeconds];
        var latelyByQueue = await Sums(Cut.Queue, "queue", lately);
        if (_then?.Until != lately[1]) _then = (lately[1], await Sums(Cut.Queue, "queue", [lately[0] - WeekSeconds, lately[1] - WeekSeconds]));
        var sums = new List<SumsOfDay>(days.Count);
        foreach (var day in days) sums.Add(await Read(day, now, lately[1]));
        // Once for all, and after the sums: what is counted in between is then missed for a moment, and not counted twice.
        var state = await host.History.State();
        foreach (var rows in sums.SelectMany(day => day.IsPastNew ? (SummedRows[])[day.Whole, day.ByAgent, day.Past.Whole, day.Past.ByAgent] : [day.Whole, day.ByAgent])) rows.AddOpen(state, now);
        foreach (var day in sums) day.Day.Past = day.Past;
        var same = new Everywhere(now, host.EventsBehind, targets, latelyByQueue, _then.Value.ByQueue, state, [.. await queues.Views(CancellationToken.None)], PresencesOf(state.Agents.Values));
        return sums.ToDictionary(day => day.Day.Zone.Id, day => ViewOf(same, day), StringComparer.Ordinal);
    }

    private async ValueTask<SumsOfDay> Read(LiveDay day, DateTimeOffset now, long until)
    {
        var date = TimeZoneInfo.ConvertTime(now, day.Zone).Date;
        // The whole day, of which the rest is still empty: so in UTC it is one tally of each.
        long[] today = [ReportIntervals.MidnightOf(date, day.Zone), ReportIntervals.MidnightOf(date.AddDays(1), day.Zone)];
        var (whole, byQueue, byAgent) = (await Sums(Cut.Whole, "", today), await Sums(Cut.Queue, "queue", today), await Sums(Cut.Agent, "agent", today));
        var isNew = day.Past?.Until != until;
        var past = isNew ? await Before(ReportIntervals.MidnightOf(date.AddDays(-DaysOfWeek), day.Zone), until) : day.Past!;
        return new SumsOfDay(day, today[0], whole, byQueue, byAgent, past, isNew);
    }

    /// <summary>The same weekday a week before, as far as today has come; read once a quarter of an hour.</summary>
    private async ValueTask<LivePast> Before(long midnight, long until)
    {
        // Where clocks were changed meanwhile, a day may have just begun that had not then.
        long[] day = [Math.Min(midnight, until - QuarterSeconds - WeekSeconds), until - WeekSeconds];
        return new LivePast(until, await Sums(Cut.Whole, "", day), await Sums(Cut.Queue, "queue", day), await Sums(Cut.Agent, "agent", day));
    }

    private ValueTask<SummedRows> Sums(Cut cut, string by, long[] bounds) =>
        _sums.Ended(new SumsQuery(new KeptCut(cut, by, ""), by.Length == 0 ? [] : [by], Slice.Whole), bounds, CancellationToken.None);

    private static LiveView ViewOf(Everywhere same, SumsOfDay day)
    {
        var (targets, past) = (same.Targets, day.Past);
        var agents = same.State.Agents.Values.Where(a => a.Doing is not null || a.Presence != PresenceKind.Offline).OrderBy(a => a.Agent, StringComparer.Ordinal)
            .Select(a => new LiveAgent(a.Agent, a.Presence, a.Reason, a.Since, a.Load, Figures.Of(OfAgent, targets, day.ByAgent.Of(new(0, a.Agent, "")), past.ByAgent.Of(new(0, a.Agent, "")), isPartial: true)));
        return new LiveView(
            same.Now, same.EventsBehind, day.Day.Zone.Id, DateTimeOffset.FromUnixTimeSeconds(day.From), Figures.Of(Measures.All, targets, day.Whole.Of(new(0, "", "")), past.Whole.Of(new(0, "", "")), isPartial: true),
            [.. same.Queues.Select(queue => ViewOf(queue, targets, day.ByQueue, same.Lately, past, same.LatelyThen))], same.Presences, [.. agents]);
    }

    /// <summary>Of all there are: who is not here is listed nowhere else.</summary>
    private static LivePresences PresencesOf(IEnumerable<AgentTime> known)
    {
        var agents = known.Where(a => !a.IsDeleted).ToLookup(a => a.Presence);
        return new(
            agents[PresenceKind.Ready].Count(), agents[PresenceKind.NotReady].Count(), agents[PresenceKind.Draining].Count(), agents[PresenceKind.Offline].Count(),
            agents.Sum(presence => presence.Count(a => a.Load > 0)));
    }

    private static LiveQueue ViewOf(QueueView queue, MeasureTargets targets, SummedRows today, SummedRows lately, LivePast past, SummedRows latelyThen)
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
            Lately = Figures.Of(OfQueue, targets, lately.Of(group), latelyThen.Of(group), goal, isPartial: true),
        };
    }

    private static Measure[] Named(params string[] names) => [.. names.Select(name => Measures.ByName[name])];

    private sealed record Everywhere(
        DateTimeOffset Now, long EventsBehind, MeasureTargets Targets, SummedRows Lately, SummedRows LatelyThen, HistoryState State, ImmutableArray<QueueView> Queues, LivePresences Presences);

    private sealed record SumsOfDay(LiveDay Day, long From, SummedRows Whole, SummedRows ByQueue, SummedRows ByAgent, LivePast Past, bool IsPastNew);
}
