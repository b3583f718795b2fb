namespace Routing.Embedded;

/// <summary>
/// One activation of an actor and all that the engine lends to it. The first call activates; calls that come meanwhile
/// wait; a failed write ends it, and the next call finds a fresh cell.
/// </summary>
internal sealed class ActorCell(ActorKey key, EmbeddedEngine engine) : Mailbox(key, engine.Scheduler), IActorHost
{
    private static readonly SendOrPostCallback RunCall = static call => ((IActorCall)call!).Run();
    private List<IActorCall>? _early;
    private Actor? _actor;
    private Random? _random;
    private Phase _phase = Phase.Cold;
    private int _openCalls;

    private enum Phase
    {
        Cold,
        Activating,
        Active,
        Ended,
    }

    /// <summary>Touched since the last look of the evictor.</summary>
    public bool WasUsed { get; set; } = true;

    /// <summary>The moment the alarm clock has for this cell; kept by the clock.</summary>
    public DateTimeOffset? AlarmDue { get; set; }

    public TimeProvider Clock => engine.Clock;
    public IActorStore Store => engine.Store;
    public IActorDirectory Actors => engine.Actors;
    public INoticePost Notices => engine;
    public IFitter? Fitter => engine.Fitter;

    public IScorer? Scorer => engine.Scorer;
    public ITranslator? Translator => engine.Translator;


    public IBots? Bots => engine.Bots;
    public bool IsSimulated => engine.IsSimulated;
    public Random Random => _random ??= engine.NewRandom(Key);

    public bool TryPost(IActorCall call)
    {
        call.Cell = this;
        return TryAdd(RunCall, call);
    }

    public void SetAlarm(DateTimeOffset? due)
    {
        if (_phase != Phase.Ended) engine.Alarms.Set(this, due);
    }

    /// <summary>Called by the alarm clock.</summary>
    public void Ring()
    {
        try
        {
            if (!TryPost(new RingCall()) && _phase == Phase.Ended) engine.Post(Key, new Wake());
        }
        catch (StoreUnavailableException)
        {
            // On the thread of a timer, where nobody could catch it, and where it would end the process.
            RingLater();
        }
    }

    /// <summary>Too many wait for the alarm to get its turn; what is due is not forgotten.</summary>
    public void RingLater() => SetAlarm(Clock.GetUtcNow() + Defaults.Sweep);

    public bool TryEvict() => TryLeave(evenIfUseful: true);

    protected override bool MayRetire(bool evenIfUseful) =>
        _phase == Phase.Active && _openCalls == 0 && (evenIfUseful ? _actor!.IsIdle : _actor!.IsFinished);

    /// <summary>Who is finished (a closed contact) leaves at once: kept until there are too many, each would first grow old in memory.</summary>
    protected override void Emptied()
    {
        if (_actor is { IsFinished: true } && TryLeave(evenIfUseful: false)) engine.Forget(this);
    }

    public void Deactivate(Exception reason)
    {
        if (_phase == Phase.Ended) return;
        _phase = Phase.Ended;
        Retire();
        engine.Forget(this);
        engine.Report(Key, reason);
        // Its deadlines and open offers are nobody's until it lives again, and perhaps nobody calls it. One that was
        // fenced off lives elsewhere, and must not take that back.
        if (reason.InnerException is not FencedException && Key.Kind is ActorKind.Dispatcher or ActorKind.Queue or ActorKind.Agent) engine.Alarms.Set(this, Clock.GetUtcNow() + Defaults.Sweep);
        foreach (var call in _early ?? []) call.Fail(reason);
        _early = null;
    }

    /// <summary>Runs a call when the actor is active; for use by calls, on this mailbox.</summary>
    public void Execute(IActorCall call)
    {
        WasUsed = true;
        switch (_phase)
        {
            // Out of the mailbox they would be bounded no more, while the disk keeps them waiting.
            case Phase.Active when _openCalls >= MaxWaiting:
            case Phase.Activating when _early!.Count >= MaxWaiting:
                call.Fail(Overload());
                break;
            case Phase.Active:
                call.Start(_actor!);
                break;
            case Phase.Ended:
                call.Fail(new StoreUnavailableException($"{Key} is restarting; nothing acknowledged is lost. Try again."));
                break;
            case Phase.Activating:
                _early!.Add(call);
                break;
            default:
                (_early ??= []).Add(call);
                _phase = Phase.Activating;
                _ = Activate();
                break;
        }
    }

    public void ReportFailure(Exception failure) => engine.Report(Key, failure);

    public void CallOpened() => _openCalls++;

    public void CallClosed() => _openCalls--;

    private bool TryLeave(bool evenIfUseful)
    {
        if (!TryRetire(evenIfUseful)) return false;
        _actor!.Leave();
        return true;
    }

    private async Task Activate()
    {
        try
        {
            var actor = engine.Create(Key, this);
            await actor.Activate(CancellationToken.None);
            if (_phase == Phase.Ended) return;
            _actor = actor;
            _phase = Phase.Active;
        }
        catch (Exception failure)
        {
            Deactivate(failure as StoreUnavailableException ?? new StoreUnavailableException($"{Key} could not be loaded: {failure.Message}", failure) { IsUnexpected = failure is not (FencedException or TimeoutException or OperationCanceledException) });
            return;
        }
        foreach (var call in _early ?? []) call.Start(_actor);
        _early = null;
    }
}
