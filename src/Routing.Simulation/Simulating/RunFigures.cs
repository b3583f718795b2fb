namespace Routing.Simulation;

/// <summary>
/// The figures of one run. Contacts count that arrive between the end of the warm-up and the last arrival wanted; time
/// (queues, occupancy, cost) counts between those two moments.
/// </summary>
internal sealed class RunFigures
{
    private readonly Cast _cast;
    private readonly CourseAxis _axis;
    private readonly int _counted;
    private readonly Dictionary<string, ClassTally> _classes;
    private readonly Dictionary<string, TimeMean> _busy;
    private readonly Dictionary<string, TimeMean> _here;
    private readonly Dictionary<string, PoolCourse> _pools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PoolCourse> _poolOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Class, string Agent), long> _servedBy = [];
    private DateTimeOffset _from;
    private DateTimeOffset? _until;
    private long _arrived;

    /// <param name="counted">Arrivals wanted, after the warm-up.</param>
    /// <param name="even">Width of the intervals of the course; with it, pools have a course too. Null where pages are to show it.</param>
    public RunFigures(Cast cast, int counted, double? even = null)
    {
        (_cast, _counted) = (cast, counted);
        _axis = even is { } width ? CourseAxis.Even(cast.Scenario, width) : CourseAxis.Of(cast.Scenario, counted);
        _classes = cast.Scenario.Classes.ToDictionary(c => c.Name, c => new ClassTally(BoundOf(c), HandleTimeOf(c), _axis.Count), StringComparer.Ordinal);
        _busy = cast.Scenario.Pools.SelectMany(pool => pool.AgentIds).ToDictionary(id => id, _ => new TimeMean(), StringComparer.Ordinal);
        _here = _busy.Keys.ToDictionary(id => id, _ => new TimeMean(), StringComparer.Ordinal);
        if (even is null) return;
        foreach (var pool in cast.Scenario.Pools)
        {
            var course = new PoolCourse(_axis);
            _pools.Add(pool.Name, course);
            foreach (var agent in pool.AgentIds) _poolOf.Add(agent, course);
        }
    }

    /// <summary>Calls and notices delivered to actors.</summary>
    public long ActorCalls { get; set; }

    public long Arrivals => _arrived;

    /// <summary>Contacts that count and have not ended.</summary>
    public long CountedInProgress { get; private set; }

    private bool InWindow => _arrived > _cast.Scenario.WarmUpArrivals && _until is null;

    /// <summary>The first moment of the run: all that was before it does not count.</summary>
    public void Begin(DateTimeOffset now)
    {
        _from = now;
        foreach (var mean in Means) mean.Restart(now);
        foreach (var pool in _pools.Values) pool.Restart(UnitsAt(now));
    }

    /// <summary>The last moment of the window.</summary>
    public void Close(DateTimeOffset now)
    {
        if (_until is not null) return;
        _until = now;
        foreach (var mean in Means) mean.Freeze(now);
        foreach (var pool in _pools.Values) pool.Freeze(UnitsAt(now));
    }

    /// <summary>Somebody arrives: which of the contacts that count this is, from 1; 0 if it does not count.</summary>
    public long Arrived(ContactClass contactClass, DateTimeOffset now)
    {
        _arrived++;
        if (_arrived == _cast.Scenario.WarmUpArrivals + 1 && _arrived > 1) Begin(now);
        if (!InWindow) return 0;
        _classes[contactClass.Name].Arrived(IntervalAt(now));
        CountedInProgress++;
        return _arrived - _cast.Scenario.WarmUpArrivals;
    }

    /// <summary>An agent begins work.</summary>
    public void Came(string agent, DateTimeOffset now) => Here(agent, 1, now);

    /// <summary>An agent ends work.</summary>
    public void Left(string agent, DateTimeOffset now) => Here(agent, -1, now);

    public int Waiting(ContactClass contactClass) => _classes[contactClass.Name].Waiting.Count;

    public void BeganWaiting(PlayedContact contact, DateTimeOffset now) => Of(contact).Waiting.Move(1, now);

    public void EndedWaiting(PlayedContact contact, DateTimeOffset now) => Of(contact).Waiting.Move(-1, now);

    public void Blocked(PlayedContact contact)
    {
        if (InWindow) Of(contact).BlockedInWindow++;
        if (!contact.IsCounted) return;
        Of(contact).Blocked++;
        CountedInProgress--;
    }

    public void Abandoned(PlayedContact contact, DateTimeOffset now)
    {
        if (InWindow) Of(contact).UnresolvedInWindow++;
        if (!contact.IsCounted) return;
        var tally = Of(contact);
        tally.Abandoned++;
        tally.Delayed++;
        var wait = WaitOf(contact, now);
        tally.Waited(wait, null, IntervalAt(contact.ArrivedAt), PartOf(contact));
        if (wait < ThresholdOf(contact.Class)) tally.AbandonedWithin++;
        CountedInProgress--;
    }

    public void Answered(PlayedContact contact, string agent, DateTimeOffset now)
    {
        Works(agent, 1, now);
        if (!contact.IsCounted) return;
        var tally = Of(contact);
        var wait = WaitOf(contact, now);
        tally.Served++;
        var within = wait <= ThresholdOf(contact.Class);
        tally.Waited(wait, within, IntervalAt(contact.ArrivedAt), PartOf(contact));
        tally.ServedWaitSum += wait;
        if (wait > 0) tally.Delayed++;
        if (within) tally.Within++;
        _servedBy[(contact.Class.Name, agent)] = _servedBy.GetValueOrDefault((contact.Class.Name, agent)) + 1;
    }

    /// <summary>A bot gave it back to people: it waits on, and has been answered.</summary>
    public void GaveBack(PlayedContact contact, string agent, DateTimeOffset now)
    {
        Works(agent, -1, now);
        BeganWaiting(contact, now);
    }

    /// <summary>Somebody goes on with what a bot gave back.</summary>
    public void TookOver(string agent, DateTimeOffset now) => Works(agent, 1, now);

    public void Completed(PlayedContact contact, string agent, bool resolved, DateTimeOffset now)
    {
        Works(agent, -1, now);
        if (InWindow && !resolved) Of(contact).UnresolvedInWindow++;
        if (!contact.IsCounted) return;
        Of(contact).Completes(contact, resolved);
        CountedInProgress--;
    }

    /// <summary>Everything measured, each under the name it has in the JSON result.</summary>
    public RunResult Result(TimeSpan wall)
    {
        var unit = _cast.Scenario.TimeUnit;
        var window = (_until!.Value - _from) / unit;
        var costRate = _cast.Scenario.Classes.Sum(c => _classes[c.Name].Cost(c, unit)) / Math.Max(window, double.Epsilon);
        var result = new RunResult(_axis, _classes, _busy.Values.Sum(busy => busy.Integral(unit))) { Window = window, WarmUp = UnitsAt(_from), Pools = _pools };
        foreach (var (name, tally) in _classes)
        {
            foreach (var (figure, value) in tally.Figures(unit, window)) result.Add("classes", name, figure, value);
        }
        foreach (var (figure, value) in WholeFigures.Of(_classes.Values, Occupancy([.. _busy.Keys]))) result.Add(RunResult.Whole, "", figure, value);
        foreach (var pool in _cast.Scenario.Pools)
        {
            if (pool.AgentIds.IsEmpty) continue;
            result.Add("pools", pool.Name, "occupancy", Occupancy([.. pool.AgentIds]));
            foreach (var agent in pool.AgentIds) result.Add("agents", agent, "occupancy", Occupancy(agent));
        }
        foreach (var ((contactClass, agent), count) in _servedBy) result.Serve(contactClass, agent, count);
        result.AddOverall(SimulationResult.CostRate, costRate);
        result.AddOverall(SimulationResult.WallSeconds, wall.TotalSeconds);
        result.AddOverall(SimulationResult.ArrivalsPerSecond, _arrived / Math.Max(wall.TotalSeconds, 1e-9));
        result.AddOverall(SimulationResult.ActorCallsPerArrival, (double)ActorCalls / Math.Max(1, _arrived));
        return result;

        // Whoever has several chats in hand is no busier than one is.
        double Occupancy(params string[] agents)
        {
            var here = agents.Sum(agent => _here[agent].Integral(unit));
            return here > 0 ? agents.Sum(agent => _busy[agent].TimeAbove0(unit)) / here : 0;
        }
    }

    private void Here(string agent, int by, DateTimeOffset now)
    {
        _here[agent].Move(by, now);
        if (_poolOf.TryGetValue(agent, out var pool)) pool.Here(by, UnitsAt(now));
    }

    private void Works(string agent, int by, DateTimeOffset now)
    {
        if (!_busy.TryGetValue(agent, out var busy)) return;
        var before = busy.Count;
        busy.Move(by, now);
        if (before > 0 != busy.Count > 0 && _poolOf.TryGetValue(agent, out var pool)) pool.Busy(by, UnitsAt(now));
    }

    private IEnumerable<TimeMean> Means => _classes.Values.Select(tally => tally.Waiting).Concat(_busy.Values).Concat(_here.Values);

    private ClassTally Of(PlayedContact contact) => _classes[contact.Class.Name];

    private double ThresholdOf(ContactClass contactClass) => contactClass.WithinTimeUnits ?? _cast.Scenario.WithinTimeUnits;

    private int PartOf(PlayedContact contact) => (int)Math.Min(ClassTally.Parts - 1, (contact.Number - 1) * ClassTally.Parts / Math.Max(1, _counted));

    private int IntervalAt(DateTimeOffset moment) => _axis.IntervalAt(UnitsAt(moment), (moment - _from) / _cast.Scenario.TimeUnit);

    /// <summary>Time units since the start of the run.</summary>
    private double UnitsAt(DateTimeOffset moment) => _cast.Clock.ElapsedAt(moment) / _cast.Scenario.TimeUnit;

    private double? BoundOf(ContactClass contactClass) =>
        _cast.Setup.Queues.GetValueOrDefault(contactClass.Queue) is { MaxWaitSeconds: > 0 and var seconds } ? TimeSpan.FromSeconds(seconds) / _cast.Scenario.TimeUnit : null;

    private double HandleTimeOf(ContactClass contactClass) =>
        _cast.Scenario.Pools.Select(pool => pool.Serves.GetValueOrDefault(contactClass.Name)).OfType<PoolService>().Select(service => service.Service.Mean).DefaultIfEmpty(0).Average();

    private double WaitOf(PlayedContact contact, DateTimeOffset now) => (now - contact.ArrivedAt) / _cast.Scenario.TimeUnit;
}
