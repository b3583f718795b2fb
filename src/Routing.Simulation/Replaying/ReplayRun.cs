using System.Diagnostics;

namespace Routing.Simulation;

/// <summary>One run of a history under rules: the same contacts at the same moments, the same agents there when they were, on the production actors.</summary>
internal sealed class ReplayRun : IDisposable
{
    /// <summary>How long after the end of the history those still waiting are given up; nobody comes or goes any more.</summary>
    private static readonly TimeSpan Following = TimeSpan.FromHours(1);
    private const int StepsPerReport = 1024;

    private readonly History _history;
    private readonly ScenarioSetup _rules;
    private readonly Floor _floor;
    private readonly Entrance _entrance;
    private readonly Dictionary<string, ContactClass> _classes;
    private readonly HashSet<string> _customers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _here = new(StringComparer.Ordinal);
    private readonly List<PlayedContact> _played = [];

    /// <param name="even">Width of the intervals of the course, if they are to be even, in time units.</param>
    public ReplayRun(History history, Scenario scenario, ScenarioSetup rules, long seed, FitEffort? effort, double? even = null)
    {
        (_history, _rules) = (history, rules);
        _classes = scenario.Classes.ToDictionary(c => c.Name, StringComparer.Ordinal);
        _floor = new Floor(scenario, rules, seed, history.Contacts.Length, new VirtualFitter(effort), history.From, even);
        _entrance = new Entrance(_floor, mayRefuse: true);
        var agents = new SimulatedAgents(_floor, new HistoryConduct(history, _floor.Cast), null, _ => { });
        _floor.Center.Store.Happened = agents.See;
    }

    /// <param name="progress">Hears now and then of how many contacts have come.</param>
    public (RunResult Result, IReadOnlyList<PlayedContact> Contacts) Run(Action<long>? progress, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        _floor.Center.Run(() => CenterSetup.Put(_floor.Center.Engine, _rules, _ => false));
        _floor.Center.Settle();
        _floor.Clock.Start();
        _floor.Figures.Begin(_floor.Now);
        _floor.Figures.ActorCalls = 0;
        // Before the contacts: who is there at the same moment is there for them.
        foreach (var presence in _history.Presences.Where(p => _rules.Agents.ContainsKey(p.Agent))) _floor.Agenda.At(presence.At, () => Set(presence));
        foreach (var contact in _history.Contacts) _floor.Agenda.At(contact.ArrivedAt, () => Come(contact));
        var end = _history.To + Following;
        for (var steps = 0L; _floor.Now < end && _floor.Step(); steps++)
        {
            if (_played.Count == _history.Contacts.Length && _floor.Now >= _history.To)
            {
                _floor.Figures.Close(_floor.Now);
                if (_floor.Figures.CountedInProgress == 0) break;
            }
            if (steps % StepsPerReport != 0) continue;
            ct.ThrowIfCancellationRequested();
            progress?.Invoke(_played.Count);
        }
        _floor.Figures.Close(_floor.Now);
        return (_floor.Figures.Result(watch.Elapsed), _played);
    }

    public void Dispose() => _floor.Dispose();

    private void Set(HistoryPresence presence)
    {
        var isHere = presence.Kind != PresenceKind.Offline;
        if (isHere && _here.Add(presence.Agent)) _floor.Figures.Came(presence.Agent, _floor.Now);
        if (!isHere && _here.Remove(presence.Agent)) _floor.Figures.Left(presence.Agent, _floor.Now);
        _floor.Call(async () => await _floor.Center.Engine.Agent(presence.Agent).SetPresence(presence.Kind, presence.Reason));
    }

    private void Come(HistoryContact past)
    {
        var contact = new PlayedContact
        {
            Id = past.Request.Id,
            Name = past.Request.Id,
            Class = _classes[past.Queue],
            CustomerId = past.Request.CustomerId,
            ArrivedAt = _floor.Now,
            Queue = past.Queue,
            Number = _floor.Figures.Arrived(_classes[past.Queue], _floor.Now),
        };
        _played.Add(contact);
        var profile = _customers.Add(past.Request.CustomerId) ? new CustomerProfile { Tier = past.Tier, Language = past.Request.Language, Region = past.Request.Region } : null;
        var group = CenterSetup.GroupOf(_rules, past.Request.Queue);
        _entrance.LetIn(contact, past.Request, profile, group, (past.LeftAt - past.ArrivedAt) / _floor.Cast.Scenario.TimeUnit);
    }
}
