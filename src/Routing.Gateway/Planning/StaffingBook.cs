using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>A queue's plan; null where there is none, for a reason.</summary>
internal sealed record QueueStaffing(string Queue, StaffingPlan? Plan, double? PatienceSeconds, string? Reason)
{
    /// <summary>What it has no forecast from; null where that is not why.</summary>
    public SeriesForecast? Early { get; init; }

    /// <summary>The queues that the same agents serve, this one among them: the plan is that of all. Empty for a queue by itself.</summary>
    public ImmutableArray<string> Pool { get; init; } = [];

    /// <summary>Whether the plan is told of under this queue's name: that of a pool is told of once.</summary>
    public bool IsTold => Pool.IsEmpty || Pool[0] == Queue;
}

/// <summary>The plans of a group's queues from now on, and who could help whom.</summary>
/// <param name="Starts">Beginnings of the half hours, from the next one on.</param>
/// <param name="HasRoster">Whether anybody of the group has shifts.</param>
internal sealed record GroupStaffing(
    GroupForecast Forecast, int Days, ImmutableArray<DateTimeOffset> Starts, ImmutableSortedDictionary<string, QueueStaffing> Queues, ImmutableArray<TimedMove> Moves, bool HasRoster)
{
    /// <summary>When what it goes by was read: shifts, skills, rules, and what became of earlier suggestions.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Of the moves some, with what these do together.</summary>
    public ImmutableArray<TimedMove> Only(Func<TimedMove, bool> isOne)
    {
        var some = Moves.Where(isOne).ToList();
        var told = StaffingMoves.Told([.. Queues.Values.Where(queue => queue.Plan is not null && queue.IsTold).Select(queue => queue.Plan!)], [.. some.Select(one => one.Move)]);
        return [.. some.Zip(told, (one, move) => TimedMove.Of(move, one.Begins, one.Ends, Forecast.Clock.Zone))];
    }

    public DateTimeOffset EndOf(int firstSlot, int slots) => SlotClock.EndOf(Starts[firstSlot + slots - 1]);
}

/// <summary>Computes who is needed for what is forecast, against the shifts of the agents: off the request path, kept until the next forecast and for a minute at most: shifts, skills and rules change meanwhile.</summary>
internal sealed class StaffingBook(ForecastBook forecasts, IActorDirectory actors, QueueLookup queues, TimeProvider clock)
{
    private const int AgentsAtATime = 16;
    private const int MostKept = 64;
    private static readonly TimeSpan Waited = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Group, int Days), (GroupForecast Of, DateTimeOffset Since, Task<GroupStaffing> Work)> _kept = [];

    /// <summary>Null while it is being computed for the first time.</summary>
    public async ValueTask<GroupStaffing?> Of(string group, int days, CancellationToken ct)
    {
        if (await forecasts.Of(group, ct) is not { } forecast) return null;
        var key = (group, days);
        Task<GroupStaffing> work;
        // Two who ask at once wait for the same.
        lock (_kept)
        {
            if (!_kept.TryGetValue(key, out var kept) || !ReferenceEquals(kept.Of, forecast) || kept.Work.IsFaulted || (kept.Work.IsCompleted && clock.GetUtcNow() - kept.Since >= KeptFor))
            {
                if (_kept.Count >= MostKept && !_kept.ContainsKey(key)) _kept.Clear();
                kept = _kept[key] = (forecast, clock.GetUtcNow(), Task.Run(() => Make(forecast, days), CancellationToken.None));
            }
            work = kept.Work;
        }
        try
        {
            return await work.WaitAsync(Waited, clock, ct);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Whether anybody of a group has shifts; where nobody has there is no roster, and nothing to hold a forecast against.</summary>
    public async ValueTask<bool> HasRoster(IReadOnlyList<string> ids, CancellationToken ct)
    {
        foreach (var few in ids.Chunk(AgentsAtATime))
        {
            var known = await Task.WhenAll(few.Select(id => actors.Agent(id).Describe(ct).AsTask()));
            if (known.Any(agent => agent is { Profile: var profile } && GroupRoster.IsOnIt(profile))) return true;
        }
        return false;
    }

    private async Task<GroupStaffing> Make(GroupForecast forecast, int days)
    {
        var now = clock.GetUtcNow();
        var slots = Enumerable.Range(0, days * SlotClock.Slots).Select(n => (At: n, Start: forecast.Clock.StartOf(forecast.Day.AddDays(n / SlotClock.Slots), n % SlotClock.Slots)))
            .Where(slot => slot.Start > now).Select(slot => (slot.At, Start: slot.Start!.Value)).ToList();
        ImmutableArray<DateTimeOffset> starts = [.. slots.Select(slot => slot.Start)];
        var configs = new Dictionary<string, QueueConfig>(StringComparer.Ordinal);
        foreach (var queue in forecast.Queues)
        {
            if (await queues.Config(queue, CancellationToken.None) is { } config) configs[queue] = config;
        }
        // Before the rules: one that is accepted meanwhile is in both, and who went with it goes no second time.
        var earlier = (await actors.Dispatcher(forecast.Group).Suggestions(CancellationToken.None)).Items;
        var group = await actors.Dispatcher(forecast.Group).Describe(CancellationToken.None);
        var roster = GroupRoster.Of(await Agents(group.Agents), group.Rules, group.Version, configs, starts);
        return await Task.Factory.StartNew(() => Plan(forecast, days, [.. slots.Select(slot => slot.At)], starts, configs, roster, [.. EarlierMoves.Of(earlier, starts, now)], now), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static GroupStaffing Plan(GroupForecast forecast, int days, ImmutableArray<int> slots, ImmutableArray<DateTimeOffset> starts, Dictionary<string, QueueConfig> configs, GroupRoster? roster, ImmutableArray<TimedEarlierMove> earlier, DateTimeOffset at)
    {
        var plans = configs.ToDictionary(one => one.Key, one => PlanOf(forecast, one.Key, one.Value, slots), StringComparer.Ordinal);
        if (roster is null) return Staffing(plans, []);
        var pooled = Pool(plans, roster);
        var needed = plans.Values.Where(plan => plan.Plan is not null && plan.IsTold).ToDictionary(plan => plan.Queue, plan => plan.Plan!.Slots.Select(slot => slot.Need.Scheduled).ToArray(), StringComparer.Ordinal);
        var shared = roster.Shared(needed);
        foreach (var queue in needed.Keys)
        {
            var plan = plans[queue].Plan!.Against([.. shared.Select(slot => slot[queue].Count)]);
            foreach (var one in pooled.GetValueOrDefault(queue, [queue])) plans[one] = plans[one] with { Plan = plan };
        }
        var moves = starts.IsEmpty ? [] : StaffingMoves.Of([.. needed.Keys.Order(StringComparer.Ordinal).Select(queue => plans[queue].Plan!)], roster.StandInsOf(shared, pooled.ContainsKey), [.. earlier.Select(one => one.Move)]);
        return Staffing(plans, moves);

        GroupStaffing Staffing(Dictionary<string, QueueStaffing> plans, ImmutableArray<StaffingMove> moves) => new(
            forecast, days, starts, plans.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. moves.Select(move => EarlierMoves.Timed(move, earlier, starts, forecast.Clock.Zone))], roster is not null) { At = at };
    }

    /// <summary>Gives queues that the same agents serve one plan.</summary>
    /// <returns>By the first of each pool all of it.</returns>
    private static Dictionary<string, ImmutableArray<string>> Pool(Dictionary<string, QueueStaffing> plans, GroupRoster roster)
    {
        var pooled = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var pool in QueuePools.Of(roster.Served([.. plans.Values.Where(plan => plan.Plan is not null).Select(plan => plan.Queue)])))
        {
            try
            {
                var plan = QueuePools.Plan([.. pool.Select(queue => plans[queue].Plan!)]);
                foreach (var queue in pool) plans[queue] = plans[queue] with { Plan = plan, Pool = pool };
                pooled[pool[0]] = pool;
            }
            catch (ArgumentException)
            {
                // All of it together is beyond what is looked for: each is planned by itself.
            }
        }
        return pooled;
    }

    private static QueueStaffing PlanOf(GroupForecast forecast, string queue, QueueConfig config, ImmutableArray<int> slots)
    {
        var known = forecast.Find(queue, null);
        if (known is not { Forecast: not null } series) return new QueueStaffing(queue, null, null, known?.Reason ?? "It is not forecast yet.") { Early = known };
        var (targets, patience) = forecast.Planning.Config.TargetsOf(queue, config.ServiceLevel, series.PatienceSeconds);
        var expected = forecast.Slots(series);
        try
        {
            var loads = slots.Select(at => new StaffingLoad(expected[at].Contacts * 60 / CountSeries.MinutesOfHalfHour, series.HandleTimes?.Seconds[at] ?? IntentMeans.Unknown.HandleSeconds, patience));
            return new QueueStaffing(queue, StaffingPlan.Of(queue, loads, targets), patience, null);
        }
        catch (ArgumentException fault)
        {
            return new QueueStaffing(queue, null, patience, fault.Message);
        }
    }

    private async ValueTask<List<AgentDescription>> Agents(IReadOnlyList<string> ids)
    {
        var agents = new List<AgentDescription>(ids.Count);
        foreach (var few in ids.Chunk(AgentsAtATime)) agents.AddRange((await Task.WhenAll(few.Select(id => actors.Agent(id).Describe(CancellationToken.None).AsTask()))).OfType<AgentDescription>());
        return agents;
    }
}
