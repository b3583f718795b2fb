namespace Routing.Simulation;

/// <summary>What all who play share: the scenario, its clock and agenda, the port, the figures and the promises.</summary>
internal sealed class Stage : IDisposable
{
    private readonly CancellationTokenSource _ending;
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Stage(Scenario scenario, PlayOptions options, IRoutingPort port, TimeProvider clock, CancellationToken ct)
    {
        (Scenario, Options, Port) = (scenario, options, port);
        Setup = DerivedSetup.Of(scenario);
        Clock = new ScenarioClock(clock, scenario.TimeUnit, options.Speed);
        Cast = new Cast(scenario, Setup, Clock, options.Seed, options.IdPrefix);
        Agenda = new Agenda(clock);
        Figures = new PlayFigures(Clock, Setup);
        Promises = new PromiseBook(PromiseBook.All(Setup, Clock, options.SettleGrace));
        Calls = new CallGate(this, options.MaxCalls);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
    }

    public Scenario Scenario { get; }
    public ScenarioSetup Setup { get; }
    public PlayOptions Options { get; }
    public IRoutingPort Port { get; }
    public ScenarioClock Clock { get; }
    public Cast Cast { get; }
    public Agenda Agenda { get; }
    public CallGate Calls { get; }
    public PlayFigures Figures { get; }
    public PromiseBook Promises { get; }

    /// <summary>The contacts of this run that are not done with.</summary>
    public Dictionary<string, PlayedContact> Open { get; } = new(StringComparer.Ordinal);

    /// <summary>Things begun that the play waits for at its end: wrap-ups, and customers on their way back.</summary>
    public int Pending { get; set; }

    /// <summary>Cancelled when the play is over, however it ends.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Fails when something failed that the play cannot go on without.</summary>
    public Task Failure => _failed.Task;

    /// <summary>Called, on the stage, when a call has ended or a contact is done with: there may be room.</summary>
    public Action? OnRoom { get; set; }

    public Draw DrawFor(params ReadOnlySpan<string> name) => Cast.DrawFor(name);

    public void Fail(Exception failure) => _failed.TrySetException(failure);

    public void CallEnded()
    {
        lock (Agenda.Gate) OnRoom?.Invoke();
    }

    /// <summary>Fixes how a contact ended; the first word counts.</summary>
    public void End(PlayedContact contact, PlayedEnd how)
    {
        if (!contact.IsOpen) return;
        contact.End = how;
        Open.Remove(contact.Id);
        Figures.Ended(contact);
        OnRoom?.Invoke();
    }

    public void Close() => _ending.Cancel();

    public void Dispose()
    {
        Agenda.Dispose();
        _ending.Dispose();
    }
}
