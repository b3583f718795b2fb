namespace Routing.Cluster;

/// <summary>All that Orleans lends to one actor: its grain's scheduler, an alarm on it, and an end.</summary>
internal sealed class GrainHost(GrainHosts silo, IGrainContext context, ActorKey key) : IActorHost
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(10);
    private Actor? _actor;
    private TaskScheduler? _scheduler;
    private ITimer? _timer;
    private DateTimeOffset? _due;
    private volatile bool _hasEnded;

    public ActorKey Key => key;
    public TimeProvider Clock => silo.Clock;
    public IActorStore Store => silo.Store;
    public IActorDirectory Actors => silo.Actors;
    public INoticePost Notices => silo.Notices;
    public IFitter? Fitter => silo.Fitter;
    public IScorer? Scorer => silo.Scorer;
    public ITranslator? Translator => silo.Translator;

    public IBots? Bots => silo.Bots;
    // Made when it is drawn from: of all actors only dispatchers and queues do.
    public Random Random => field ??= new Random();

    /// <summary>Brings the actor to life, on its grain's scheduler.</summary>
    public async Task Begin(Actor actor, CancellationToken ct)
    {
        (_actor, _scheduler) = (actor, TaskScheduler.Current);
        // Orleans begins an activation under the lock of that activation (ActivationData.Start), and a notice to another on
        // this silo takes the lock of the other: two that begin at once and tell each other would wait for ever.
        await Task.Yield();
        try
        {
            await actor.Activate(ct);
        }
        catch (Exception failure)
        {
            ReviveLater();
            if (failure is StoreUnavailableException) throw;
            silo.Failed(key, failure);
            throw new StoreUnavailableException($"{key} could not be loaded: {failure.Message}");
        }
        silo.Add(this);
    }

    public void SetAlarm(DateTimeOffset? due)
    {
        if (_hasEnded || due == _due) return;
        _due = due;
        if (due is { } moment)
        {
            silo.StayUntil(context, moment);
            Arm(moment);
        }
        else _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async ValueTask Hear(Notice notice)
    {
        try
        {
            await _actor!.Deliver(notice);
        }
        catch (Exception failure)
        {
            // Nobody waits for a notice, and what it did not do is the sweep's to repair.
            silo.Failed(key, failure);
        }
    }

    public void Deactivate(Exception reason)
    {
        if (_hasEnded) return;
        End();
        silo.Failed(key, reason);
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, reason, "A write failed, or its outcome is unknown."));
        // One that was fenced off lives elsewhere, and must not take that back.
        if (reason.InnerException is not FencedException) ReviveLater();
    }

    public Task Ended => context.Deactivated;

    /// <summary>Ends the activation from outside its grain, as a crash would: memory gone, nothing written.</summary>
    public Task Crash()
    {
        End();
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "It was stopped."));
        return Ended;
    }

    /// <summary>Ends the activation once no call is under way: all it knows is stored.</summary>
    public void Leave() => context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "It is finished."));

    /// <summary>The activation is over.</summary>
    public void End()
    {
        _hasEnded = true;
        silo.Remove(this);
        _timer?.Dispose();
    }

    /// <summary>Orleans has ended the activation, for whatever reason.</summary>
    public Task Finish(object? claim)
    {
        if (!_hasEnded) End();
        silo.Store.Forget(key, claim);
        return Task.CompletedTask;
    }

    /// <summary>Its deadlines and open offers are nobody's until it lives again, and perhaps nobody calls it.</summary>
    private void ReviveLater()
    {
        if (key.Kind is not (ActorKind.Customer or ActorKind.Contact)) silo.ReviveLater(key);
    }

    private void Arm(DateTimeOffset due)
    {
        var wait = due - Clock.GetUtcNow();
        // A timer ticks in whole milliseconds and must not ring before its moment.
        var ticks = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait > LongestTimer ? LongestTimer : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        _timer ??= Timer(static host => ((GrainHost)host!).OnTimer(), Timeout.InfiniteTimeSpan);
        _timer.Change(ticks, Timeout.InfiniteTimeSpan);
    }

    private ITimer Timer(TimerCallback ring, TimeSpan due)
    {
        // Else it would ring as part of the call, and of the trace, in which it happened to be made.
        using (ExecutionContext.SuppressFlow()) return Clock.CreateTimer(ring, this, due, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Comes on a thread of the clock, and goes on in a turn of the grain.</summary>
    private void OnTimer()
    {
        if (_hasEnded) return;
        silo.Rings?.Invoke(true);
        _ = Task.Factory.StartNew(Ring, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler!);
    }

    private async Task Ring()
    {
        try
        {
            await RingIfDue();
        }
        catch (Exception failure)
        {
            silo.Failed(key, failure);
        }
        silo.Rings?.Invoke(false);
    }

    private async ValueTask RingIfDue()
    {
        if (_hasEnded || _due is not { } due) return;
        if (due > Clock.GetUtcNow())
        {
            Arm(due);
            return;
        }
        _due = null;
        await _actor!.Ring();
    }
}
