using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>The search behind <see cref="SimulatedNeeds"/>: add where a target is missed, then take away what is not needed.</summary>
internal sealed class NeedsSearch
{
    private const int MostRounds = 120;

    /// <summary>More than so many times what Erlang C says, and some, is not looked for: what lacks then is not agents.</summary>
    private const int MostTimesErlang = 3;
    private const int AtLeastBeyond = 10;

    /// <summary>A round adds at most this part of those there, and one.</summary>
    private const double MostGrowth = 0.25;

    /// <summary>Of the work that was not done in time, so much is added at once: it also comes from the interval before.</summary>
    private const double Damping = 0.5;

    /// <summary>Of a class's want, what agents more should have taken away to be said to help.</summary>
    private const double LeastHelp = 0.05;

    /// <summary>Whoever is missed so often when taken away is needed; once may be chance.</summary>
    private const int TimesMissed = 2;

    /// <summary>What is taken away at once, at first, as a part of those there.</summary>
    private const int FirstStep = 8;

    private readonly Scenario _scenario;
    private readonly SimulationOptions _options;
    private readonly CourseAxis _axis;
    private readonly ImmutableArray<AgentPool> _pools;
    private readonly Dictionary<string, StaffingTargets> _targets;
    private readonly double _maxOccupancy;
    private readonly Action<long>? _progress;
    private readonly CancellationToken _ct;
    private Dictionary<string, int[]> _agents = [], _most = [];
    private HashSet<(string Pool, int At)> _in = [];
    private int _rosters;

    public NeedsSearch(Scenario scenario, Func<ContactClass, StaffingTargets> targets, SimulationOptions options, Action<long>? progress, CancellationToken ct)
    {
        if (options.Replications < 2) throw new ScenarioException("--replications", "an interval needs two or more; write at least 2.");
        (_options, _progress, _ct) = (options, progress, ct);
        _axis = CourseAxis.Even(scenario, options.EvenIntervals!.Value);
        _pools = [.. scenario.Pools.Where(pool => !pool.AgentIds.IsEmpty && !IsOfBots(scenario, pool))];
        _targets = scenario.Classes.ToDictionary(c => c.Name, c => Checked(targets(c)), StringComparer.Ordinal);
        _scenario = scenario with
        {
            // What arrives for one day only is seen from its first moment on.
            WarmUpArrivals = _axis.Count > 1 && !_axis.IsOfDay ? 0 : scenario.WarmUpArrivals,
            Classes = [.. scenario.Classes.Select(c => c with { WithinTimeUnits = _targets[c.Name].ThresholdSeconds / scenario.TimeUnit.TotalSeconds })],
        };
        foreach (var name in _targets.Keys)
        {
            if (!_pools.Any(pool => pool.Serves.ContainsKey(name))) throw new ScenarioException("$.pools", $"no people serve {name}, so that nobody can be rostered for it; add a pool that does.");
        }
        _maxOccupancy = _targets.Values.Min(target => target.MaxOccupancy);
    }

    /// <summary>How a scenario is simulated, where not by its own distributions.</summary>
    public Func<Scenario, SimulationResult>? Simulate { get; init; }

    /// <summary>Ends the search with what it has.</summary>
    public Func<bool> IsTimeOver { get; init; } = () => false;

    public SimulatedNeeds Run()
    {
        var asIs = Simulated(_scenario);
        _in = [.. from pool in _pools from at in Enumerable.Range(0, _axis.Count) where asIs.Of(pool.Name, at).Agents > 0 select (pool.Name, at)];
        _agents = NeedsStart.Of(_scenario, _axis, _pools, IsIn, _targets);
        _most = _agents.ToDictionary(pool => pool.Key, pool => pool.Value.Select(count => (MostTimesErlang * Math.Max(count, pool.Value.Max())) + AtLeastBeyond).ToArray(), StringComparer.Ordinal);
        var filled = Fill(Try());
        var least = TakeAway(filled);
        // What was taken away in different intervals was not all tried together.
        return Told(asIs, filled.IsEnough ? Fill(least) : least);
    }

    private RosterTrial Try() => Simulated(new DayRoster(_axis, _agents.ToImmutableSortedDictionary(pool => pool.Key, pool => pool.Value.ToImmutableArray(), StringComparer.Ordinal)).In(_scenario));

    private RosterTrial Simulated(Scenario scenario)
    {
        var trial = new RosterTrial(Simulate?.Invoke(scenario) ?? Simulations.Run(scenario, _options, null, _ct), _targets, _pools.Select(pool => pool.Name), _maxOccupancy);
        _rosters++;
        return trial;
    }

    private RosterTrial Fill(RosterTrial trial)
    {
        var tried = new Dictionary<(string Class, int At), Attempt>();
        for (var round = 0; round < MostRounds && !trial.IsEnough && !IsTimeOver(); round++)
        {
            var added = Add(Wanted(trial, tried));
            if (added.Values.All(agents => agents == 0)) break;
            foreach (var missed in trial.Missed) Note(tried, missed, added);
            trial = Try();
        }
        return trial;
    }

    private static void Note(Dictionary<(string Class, int At), Attempt> tried, MissedTarget missed, Dictionary<(string Pool, int At), int> added)
    {
        var attempt = tried[(missed.Class, missed.At)];
        tried[(missed.Class, missed.At)] = attempt with { Agents = added[(attempt.Pool, missed.At)] };
    }

    /// <summary>By pool and interval, the agents more that what is missed asks for.</summary>
    private Dictionary<(string Pool, int At), double> Wanted(RosterTrial trial, Dictionary<(string Class, int At), Attempt> tried)
    {
        var more = new Dictionary<(string Pool, int At), double>();
        foreach (var missed in trial.Missed)
        {
            var last = tried.GetValueOrDefault((missed.Class, missed.At));
            // A skill or a language may be what lacks: who did not help goes, and others are tried.
            var isVain = last is not null && missed.Share > last.Share * (1 - LeastHelp) && _pools.Count(pool => pool.Serves.ContainsKey(missed.Class)) > 1;
            if (isVain) _agents[last!.Pool][missed.At] = Math.Max(0, _agents[last.Pool][missed.At] - last.Agents);
            var next = (last?.Next ?? 0) + (isVain ? 1 : 0);
            var helping = Helping(trial, missed, next);
            // Work of those who were not served as asked for, in agents.
            var work = missed.Share * NeedsStart.RateIn(_scenario.Classes.First(c => c.Name == missed.Class), _axis, missed.At) * helping.Serves[missed.Class].Service.Mean;
            more[(helping.Name, missed.At)] = more.GetValueOrDefault((helping.Name, missed.At)) + (Damping * work);
            tried[(missed.Class, missed.At)] = new Attempt(next, helping.Name, 0, missed.Share);
        }
        foreach (var over in trial.Overworked) more[(over.Pool, over.At)] = Math.Max(more.GetValueOrDefault((over.Pool, over.At)), over.Agents);
        return more;
    }

    /// <summary>Within the bounds; how many were added.</summary>
    private Dictionary<(string Pool, int At), int> Add(Dictionary<(string Pool, int At), double> wanted) => wanted.ToDictionary(more => more.Key, more =>
    {
        var (pool, at) = more.Key;
        var before = _agents[pool][at];
        _agents[pool][at] = Math.Min(_most[pool][at], before + (int)Math.Clamp(Math.Ceiling(more.Value), 1, 1 + (MostGrowth * before)));
        return _agents[pool][at] - before;
    });

    // A pool in which nobody is at work then has other hours.
    private bool IsIn(AgentPool pool, int at) => _in.Contains((pool.Name, at));

    // Of those whose hours these are: who helps most classes in want, and of those who is best at this one, and busiest. The next in turn where they have not helped.
    private AgentPool Helping(RosterTrial trial, MissedTarget missed, int turn)
    {
        var able = _pools
            .Where(pool => pool.Serves.ContainsKey(missed.Class))
            .OrderByDescending(pool => IsIn(pool, missed.At)).ThenByDescending(pool => trial.Missed.Count(other => other.At == missed.At && pool.Serves.ContainsKey(other.Class)))
            .ThenBy(pool => pool.Serves[missed.Class].Service.Mean).ThenByDescending(pool => pool.Serves[missed.Class].Level)
            .ThenByDescending(pool => trial.Of(pool.Name, missed.At).Occupancy ?? 1).ToList();
        return able[turn % able.Count];
    }

    private RosterTrial TakeAway(RosterTrial before)
    {
        var trial = before;
        // Neighbours are not tried at once: who waits at the end of one is served in the next.
        var stride = _axis.Count < 4 ? 1 : 2;
        var steps = _agents.ToDictionary(pool => pool.Key, pool => pool.Value.Select(count => count == 0 ? 0 : Math.Max(1, count / FirstStep)).ToArray(), StringComparer.Ordinal);
        var missed = _agents.ToDictionary(pool => pool.Key, pool => new int[pool.Value.Length], StringComparer.Ordinal);
        for (var round = 0; round < MostRounds && !IsTimeOver() && steps.Values.Any(pool => pool.Any(step => step > 0)); round++)
        {
            var taken = Picks(trial, steps, missed, round % stride, stride);
            if (taken.Count == 0) continue;
            foreach (var (at, pool) in taken) _agents[pool][at] -= steps[pool][at];
            trial = Try();
            foreach (var (at, pool) in taken)
            {
                // Where more agents did not help, at least it is not to be worse.
                var next = (at + 1) % _axis.Count;
                var isMissed = trial.Want(at) > before.Want(at) || trial.Want(next) > before.Want(next);
                if (isMissed) _agents[pool][at] += steps[pool][at];
                if (isMissed && (steps[pool][at] > 1 || ++missed[pool][at] == TimesMissed)) steps[pool][at] /= 2;
                steps[pool][at] = Math.Min(_agents[pool][at], steps[pool][at]);
            }
            _progress?.Invoke(steps.Values.Sum(pool => pool.Count(step => step == 0)));
        }
        return Try();
    }

    /// <summary>In each interval whose turn it is, the pool from which something may still be taken: one whose hours these are not first, then the least busy.</summary>
    private Dictionary<int, string> Picks(RosterTrial trial, Dictionary<string, int[]> steps, Dictionary<string, int[]> missed, int begin, int stride)
    {
        var picks = new Dictionary<int, string>();
        for (var at = begin; at < _axis.Count; at += stride)
        {
            var left = _pools.Where(pool => steps[pool.Name][at] > 0).OrderBy(pool => IsIn(pool, at)).ThenBy(pool => missed[pool.Name][at]).ThenBy(pool => trial.Of(pool.Name, at).Occupancy ?? 0);
            if (left.FirstOrDefault() is { } first) picks.Add(at, first.Name);
        }
        return picks;
    }

    private SimulatedNeeds Told(RosterTrial asIs, RosterTrial enough)
    {
        var days = _pools.Select(pool => enough.Result.PoolCourse[pool.Name]).First().Select(interval => interval.Time / _axis.Width).ToList();
        return new SimulatedNeeds(
            _axis,
            _pools.ToImmutableSortedDictionary(pool => pool.Name, pool => new PoolNeed(
                [.. asIs.Result.PoolCourse[pool.Name].Select(interval => interval.Agents)],
                [.. _agents[pool.Name]],
                [.. _agents[pool.Name].Select(count => StaffingNeed.Rostered(count, TargetsOf(pool)))],
                [.. enough.Result.PoolCourse[pool.Name].Select(interval => interval.Occupancy)]), StringComparer.Ordinal),
            _targets.ToImmutableSortedDictionary(c => c.Key, c => new ClassService(
                c.Value,
                [.. enough.Result.Course.Classes[c.Key].Select((interval, at) => days[at] > 0 ? interval.Arrivals / days[at] : 0)],
                Figures(asIs, c.Key, InTime), Figures(enough, c.Key, InTime), Figures(enough, c.Key, Abandoned),
                [.. enough.Missed.Where(missed => missed.Class == c.Key).Select(missed => missed.At)]), StringComparer.Ordinal),
            _rosters, enough.IsEnough);
    }

    private ImmutableArray<Figure?> Figures(RosterTrial trial, string contactClass, Func<CourseInterval, double> of) => [.. Enumerable.Range(0, _axis.Count).Select(at =>
    {
        var seen = trial.Result.Runs.Select(run => run.Tallies[contactClass].Course[at]).Where(interval => interval.Arrivals > 0).ToList();
        return seen.Count == 0 ? null : Figure.Of([.. seen.Select(of)]);
    })];

    private static double InTime(CourseInterval interval) => (double)interval.Within / interval.Arrivals;

    private static double Abandoned(CourseInterval interval) => (double)(interval.Waits - interval.Served) / interval.Arrivals;

    // A pool that serves several queues is away as much as the one that is away most.
    private StaffingTargets TargetsOf(AgentPool pool) => pool.Serves.Keys.Where(_targets.ContainsKey).Select(name => _targets[name]).MaxBy(targets => targets.Shrinkage) ?? new StaffingTargets();

    private static bool IsOfBots(Scenario scenario, AgentPool pool) =>
        pool.HandsOverTo is not null || pool.AgentIds.Any(id => scenario.Setup?.Agents.GetValueOrDefault(id) is { Kind: not AgentKind.Person });

    private static StaffingTargets Checked(StaffingTargets targets)
    {
        try
        {
            return targets.Checked();
        }
        catch (ArgumentException fault)
        {
            throw new ScenarioException("--roster", fault.Message);
        }
    }

    /// <summary>What was last done for a class in an interval.</summary>
    /// <param name="Next">Which of those who could help has its turn.</param>
    /// <param name="Agents">That were added.</param>
    /// <param name="Share">In want before.</param>
    private sealed record Attempt(int Next, string Pool, int Agents, double Share);
}
