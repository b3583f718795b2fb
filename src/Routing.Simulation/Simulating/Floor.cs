using Routing.Actors;
using System.Runtime.ExceptionServices;

namespace Routing.Simulation;

/// <summary>The floor of one simulated run: the center, its people's agenda, the contacts in progress, and the figures.</summary>
internal sealed class Floor : IDisposable
{
    private readonly Dictionary<string, PlayedContact> _open = new(StringComparer.Ordinal);
    private ExceptionDispatchInfo? _failure;

    /// <param name="counted">Arrivals wanted, after the warm-up.</param>
    /// <param name="even">Width of the intervals of the course, if they are to be even.</param>
    public Floor(Scenario scenario, ScenarioSetup setup, long seed, int counted, IFitter? fitter = null, DateTimeOffset? start = null, double? even = null)
    {
        Center = new SimulatedCenter(unchecked((int)seed), start, new MemoryStore { IsForgetful = true }, fitter: fitter, bots: new TalkingBots());
        Clock = new ScenarioClock(Center.Clock, scenario.TimeUnit, speed: 1);
        Cast = new Cast(scenario, setup, Clock, seed);
        Figures = new RunFigures(Cast, counted, even);
        Center.Engine.Delivering = (_, _) => Figures.ActorCalls++;
    }

    public SimulatedCenter Center { get; }
    public ScenarioClock Clock { get; }
    public Cast Cast { get; }
    public VirtualAgenda Agenda { get; } = new();
    public RunFigures Figures { get; }
    public IReadOnlyDictionary<string, PlayedContact> Open => _open;
    public DateTimeOffset Now => Center.Clock.GetUtcNow();

    public void Add(PlayedContact contact) => _open.Add(contact.Id, contact);

    public PlayedContact? Find(string contactId) => _open.GetValueOrDefault(contactId);

    /// <summary>Fixes how a contact ended; the first word counts.</summary>
    public void End(PlayedContact contact, PlayedEnd how)
    {
        if (!contact.IsOpen) return;
        contact.End = how;
        contact.EndedAt = Now;
        _open.Remove(contact.Id);
    }

    /// <summary>Somebody of the floor calls the engine; in a simulation nothing fails, so a failure ends the run.</summary>
    public void Call(Func<Task> body) => _ = Guard(body);

    public void After(double timeUnits, Action what) => Agenda.At(Now + Clock.Real(timeUnits), what);

    /// <summary>Lets happen what comes next; false when nothing is left to happen.</summary>
    public bool Step()
    {
        if (Agenda.NextDue is not { } due)
        {
            if (_open.Count == 0 || Center.Clock.NextDue is not { } alarm) return false;
            due = alarm;
        }
        Center.AdvanceTo(due, () => Agenda.DoDue(Now));
        _failure?.Throw();
        if (Center.Failures.Count > 0) throw new InvalidOperationException($"{Center.Failures[0].Actor} failed: {Center.Failures[0].Failure.Message}", Center.Failures[0].Failure);
        return true;
    }

    public void Dispose() => Center.Dispose();

    private async Task Guard(Func<Task> body)
    {
        try
        {
            await body();
        }
        catch (Exception failure)
        {
            _failure ??= ExceptionDispatchInfo.Capture(failure);
        }
    }
}
