using System.Diagnostics;

namespace Routing.Simulation;

/// <summary>
/// One run of a scenario under virtual time: the production actors, one thread, one seed. Queues and agents are put as
/// operators would, contacts come in by the gateways' own router, agents answer what they are offered.
/// </summary>
internal sealed class SimulatedRun : IDisposable
{
    /// <summary>Arrivals beyond the last that counts, per arrival counted, after which those still waiting are given up: they wait for ever.</summary>
    private const double MaxFollowing = 0.5;
    private const int FollowingAtLeast = 10_000;
    private const int StepsPerReport = 4096;

    private readonly Floor _floor;
    private readonly SimulatedCustomers _customers;
    private readonly SimulatedShifts _shifts;
    private readonly ScenarioSetup _setup;
    private readonly long _counted;
    private readonly long _most;

    public SimulatedRun(Scenario scenario, SimulationOptions options, long seed)
    {
        var setup = WithSelection(scenario, options.Selection, options.Fairness);
        var rota = default(Rota);
        if (options.Selection == Baselines.AssignOnArrival) (setup, rota) = Rota.Of(scenario, setup);
        _setup = setup;
        _counted = scenario.WarmUpArrivals + (long)options.Arrivals;
        _most = _counted + Math.Max(FollowingAtLeast, (long)(options.Arrivals * MaxFollowing));
        _floor = new Floor(scenario, setup, seed, options.Arrivals, options.Selection == Baselines.StartingRule ? null : new VirtualFitter(options.FitEffort), even: options.EvenIntervals);
        _customers = new SimulatedCustomers(_floor, (int)Math.Min(int.MaxValue, _most), rota);
        var planned = new PlannedShifts(_floor);
        _shifts = new SimulatedShifts(_floor, _customers, planned);
        var agents = new SimulatedAgents(_floor, new ScenarioConduct(_floor.Cast, _customers.Crowd, _shifts), planned, _customers.Unresolved);
        _floor.Center.Store.Happened = agents.See;
    }

    /// <param name="progress">Hears now and then of how many arrivals there have been.</param>
    public RunResult Run(Action<long>? progress, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        _shifts.Begin();
        _floor.Center.Run(() => CenterSetup.Put(_floor.Center.Engine, _setup, _shifts.IsHere));
        _floor.Center.Settle();
        _floor.Clock.Start();
        _floor.Figures.Begin(_floor.Now);
        _floor.Figures.ActorCalls = 0;
        _customers.Open();
        _shifts.Open();
        for (var steps = 0L; _floor.Step(); steps++)
        {
            // Whoever is still to lose patience has been served; agents with nobody left to come are not idle.
            if (_customers.AreOver && _floor.Open.Count == 0) _floor.Figures.Close(_floor.Now);
            if (_floor.Figures.Arrivals >= _counted)
            {
                _floor.Figures.Close(_floor.Now);
                // Whoever counts is seen to the end, and business goes on as before meanwhile.
                if (_floor.Figures.CountedInProgress == 0) break;
            }
            if (steps % StepsPerReport != 0) continue;
            ct.ThrowIfCancellationRequested();
            progress?.Invoke(Math.Min(_floor.Figures.Arrivals, _counted));
        }
        _floor.Figures.Close(_floor.Now);
        return _floor.Figures.Result(watch.Elapsed);
    }

    public void Dispose() => _floor.Dispose();

    private static ScenarioSetup WithSelection(Scenario scenario, string? selection, double? fairness)
    {
        var setup = DerivedSetup.Of(scenario);
        // People of the lab accept at once: the queue does it for them, as for agents who are connected without a click.
        var queues = scenario.Setup is null ? setup.Queues.SetItems(setup.Queues.Select(q => KeyValuePair.Create(q.Key, q.Value with { AutoAccept = true }))) : setup.Queues;
        if (fairness is { } weight) queues = queues.SetItems(queues.Select(q => KeyValuePair.Create(q.Key, q.Value with { Fairness = weight })));
        if (selection is null) return setup with { Queues = queues };
        var policy = selection switch
        {
            Baselines.AssignOnArrival => new LongestIdleSelection().Name,
            Baselines.StartingRule => new BestBidSelection().Name,
            _ => selection,
        };
        return setup with { Queues = queues.SetItems(queues.Select(q => KeyValuePair.Create(q.Key, q.Value with { Selection = policy }))) };
    }
}
