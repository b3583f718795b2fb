using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Routing.Cluster;

/// <summary>Lends every grain of this silo what an actor needs, and knows those that live.</summary>
internal sealed class GrainHosts(
    ClusterStore store, ClusterDirectory directory, INoticePost notices, IGrainRuntime runtime, ClusterClock clock, ILogger<GrainHosts> log, IFitter? fitter = null, IScorer? scorer = null,
    ITranslator? translator = null, IBots? bots = null)
{
    private readonly ConcurrentDictionary<GrainHost, bool> _live = new();
    private readonly ConcurrentDictionary<ActorKey, ITimer> _reviving = new();

    public TimeProvider Clock => clock.Time;
    public ClusterStore Store => store;
    public IActorDirectory Actors => directory;
    public INoticePost Notices => notices;

    /// <summary>Null where no rule is fitted: then the starting rule decides.</summary>
    public IFitter? Fitter => fitter;

    /// <summary>Null where nobody outside is asked: then the fallback of such a queue decides.</summary>
    public IScorer? Scorer => scorer;

    /// <summary>Null where no translator is asked: then contacts wait for speakers of their language.</summary>
    public ITranslator? Translator => translator;
    /// <summary>Null where no bot is told: then people have its contacts.</summary>
    public IBots? Bots => bots;

    /// <summary>The actors that live on this silo.</summary>
    public IEnumerable<GrainHost> Live => _live.Keys;

    public GrainHost For(IGrainContext context, ActorKind kind) => new(this, context, new ActorKey(kind, context.GrainId.Key.ToString()!));

    public void Add(GrainHost host) => _live[host] = true;

    public void Remove(GrainHost host) => _live.TryRemove(host, out _);

    /// <summary>Wakes an actor after a while; again and again, as long as it cannot begin for want of its storage.</summary>
    public void ReviveLater(ActorKey key)
    {
        // Many calls may have failed to begin it meanwhile; it is woken for all of them once.
        if (_reviving.ContainsKey(key)) return;
        using (ExecutionContext.SuppressFlow())
        {
            var timer = Clock.CreateTimer(_ => Revive(key), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (_reviving.TryAdd(key, timer)) timer.Change(Defaults.Sweep, Timeout.InfiniteTimeSpan);
            else timer.Dispose();
        }
    }

    private void Revive(ActorKey key)
    {
        if (_reviving.TryRemove(key, out var timer)) timer.Dispose();
        notices.Post(key, new Wake());
    }

    /// <summary>Whoever has a deadline stays until it has rung.</summary>
    public void StayUntil(IGrainContext context, DateTimeOffset due)
    {
        var wait = due - Clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        if (wait <= TimeSpan.Zero) return;
        try
        {
            runtime.DelayDeactivation(context, wait);
        }
        catch (InvalidOperationException)
        {
            // It ends already, with its silo perhaps; its deadline is stored, and rings where it lives next.
        }
    }

    /// <summary>Hears of every failure, and of every alarm as it begins and ends; for tests.</summary>
    internal Action<ActorKey, Exception>? Failing { get; set; }
    internal Action<bool>? Rings { get; set; }

    public void Failed(ActorKey key, Exception failure)
    {
        Failing?.Invoke(key, failure);
        // Customers are not named in logs, and what a failure says may name them.
        if (key.Kind == ActorKind.Customer) log.CustomerFailed(failure.GetType().Name);
        else if (failure is StoreUnavailableException) log.ActorFailed(key.Kind, key.Id, failure.Message);
        else log.ActorBroke(failure, key.Kind, key.Id);
    }
}

/// <summary>The clock of the actors; Orleans keeps its own.</summary>
public sealed record ClusterClock(TimeProvider Time);
