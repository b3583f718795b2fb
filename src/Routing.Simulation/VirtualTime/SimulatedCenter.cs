using System.Runtime.ExceptionServices;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>A contact center under virtual time: the production actors on the embedded engine, one thread, one seed.</summary>
public sealed class SimulatedCenter : IDisposable
{
    /// <summary>What the clock shows as a run begins: a Monday morning.</summary>
    public static readonly DateTimeOffset UsualStart = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Turns without time moving on after which a run is taken for a loop that never ends.</summary>
    private const long MaxTurnsAtOnce = 10_000_000;

    private readonly VirtualScheduler _scheduler;
    private readonly EngineOptions _options;
    private readonly IActorStore _through;

    /// <param name="through">What actors reach the store through; null for the store itself.</param>
    /// <param name="between">What actors find each other by; null for the engine itself.</param>
    public SimulatedCenter(
        int seed = 1, DateTimeOffset? start = null, MemoryStore? store = null, IFitter? fitter = null, Func<MemoryStore, TimeProvider, IActorStore>? through = null, Func<IActorDirectory, IActorDirectory>? between = null,
        IScorer? scorer = null, ITranslator? translator = null, IBots? bots = null)
    {
        Clock = new VirtualClock(start ?? UsualStart);
        Store = store ?? new MemoryStore();
        _through = through?.Invoke(Store, Clock) ?? Store;
        _scheduler = new VirtualScheduler(seed);
        var outside = new VirtualOutside(scorer, translator, bots);
        // Nobody is evicted: that happens on a thread of the pool, at a moment that no seed decides.
        _options = new EngineOptions
        {
            IsSimulated = true, Seed = seed, MaxContacts = int.MaxValue, MaxCustomers = int.MaxValue, MaxAgents = int.MaxValue, Fitter = fitter, Between = between,
            Scorer = scorer is null ? null : outside, Translator = translator is null ? null : outside, Bots = bots is null ? null : outside,
        };
        Engine = NewEngine();
    }

    public VirtualClock Clock { get; }
    public MemoryStore Store { get; }
    public EmbeddedEngine Engine { get; private set; }

    /// <summary>Hears of each engine before anything happens in it: of the one after a restart.</summary>
    public Action<EmbeddedEngine>? Restarting { get; set; }

    /// <summary>Failures that actors reported; those of a healthy run are none.</summary>
    public List<(ActorKey Actor, Exception Failure)> Failures { get; } = [];
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Runs something to its end, and time on as far as it needs.</summary>
    public T Run<T>(Func<Task<T>> body)
    {
        var task = Start(body);
        using (OnScheduler())
        {
            while (!task.IsCompleted)
            {
                if (!_scheduler.RunOne() && !Clock.RingNext(DateTimeOffset.MaxValue)) throw new InvalidOperationException("Nothing is left to happen, and yet it is not done.");
            }
        }
        if (task.IsFaulted) ExceptionDispatchInfo.Throw(task.Exception!.InnerException!);
        return task.Result;
    }

    public void Run(Func<Task> body) => Run(async () =>
    {
        await body();
        return true;
    });

    /// <summary>Starts something that goes on beside what is run next.</summary>
    public Task<T> Start<T>(Func<Task<T>> body)
    {
        using (OnScheduler()) return body();
    }

    /// <summary>Lets everything happen that can happen now, without time moving on.</summary>
    public void Settle()
    {
        using (OnScheduler()) SettleHere();
    }

    /// <summary>Lets at most so many turns happen, and stops in the middle of whatever is under way.</summary>
    public void Step(int turns)
    {
        using (OnScheduler())
        {
            while (turns-- > 0 && _scheduler.RunOne())
            {
            }
        }
    }

    /// <summary>Lets time pass, and everything happen that comes due.</summary>
    public void Advance(TimeSpan by) => AdvanceTo(Now + by);

    /// <summary>Lets time pass up to a moment, and everything happen that comes due; then, at that moment, something else.</summary>
    public void AdvanceTo(DateTimeOffset until, Action? then = null)
    {
        using (OnScheduler())
        {
            SettleHere();
            while (Clock.RingNext(until)) SettleHere();
            Clock.MoveTo(until);
            then?.Invoke();
            SettleHere();
        }
    }

    /// <summary>Starts again on what is stored; the former process still ends what it has begun, as one that was only taken for dead.</summary>
    /// <param name="kill">It does not: it ends as by kill -9, in the middle of everything.</param>
    public void Restart(bool kill = false)
    {
        Engine.Dispose();
        if (kill) _scheduler.Kill();
        Engine = NewEngine();
        Restarting?.Invoke(Engine);
        Run(() => Engine.Wake(Store));
        Settle();
    }

    /// <summary>
    /// Stops one activation in the middle of whatever it does; it is given up for dead after a time, and comes back to
    /// what it did after another. False when the actor is not active.
    /// </summary>
    public bool Pause(ActorKey actor, TimeSpan givenUpAfter, TimeSpan backAfter)
    {
        if (Engine.Activation(actor) is not { } old) return false;
        var engine = Engine;
        _scheduler.Pause(old);
        After(givenUpAfter, () =>
        {
            if (ReferenceEquals(engine.Activation(actor), old)) engine.GiveUp(actor);
            // As those do who find somebody lost.
            if (engine == Engine) engine.Post(actor, new Wake());
        });
        After(backAfter, () => _scheduler.Resume(old));
        return true;
    }

    /// <summary>
    /// Stops these activations for good, in the middle of whatever they do, as with the silo that they are on. That it is lost is noticed
    /// after a time: then others take their places with the next call.
    /// </summary>
    /// <param name="noticed">Then; hears who of them was active.</param>
    public void Lose(IEnumerable<ActorKey> actors, TimeSpan noticedAfter, Action<IReadOnlyList<ActorKey>> noticed)
    {
        var engine = Engine;
        var lost = actors.Select(actor => (Actor: actor, Activation: engine.Activation(actor)!)).Where(one => one.Activation is not null).ToList();
        foreach (var (_, activation) in lost) _scheduler.Stop(activation);
        After(noticedAfter, () =>
        {
            foreach (var (actor, activation) in lost)
            {
                if (ReferenceEquals(engine.Activation(actor), activation)) engine.GiveUp(actor);
            }
            noticed([.. lost.Select(one => one.Actor)]);
        });
    }

    /// <summary>Does something when so much time has passed.</summary>
    public void After(TimeSpan wait, Action what) => _ = Clock.CreateTimer(_ => what(), null, wait, Timeout.InfiniteTimeSpan);

    public void Dispose() => Engine.Dispose();

    private EmbeddedEngine NewEngine()
    {
        var engine = new EmbeddedEngine(_through, Clock, _scheduler.NewProcess(), _options);
        engine.Failed += (actor, failure) => Failures.Add((actor, failure));
        return engine;
    }

    private void SettleHere()
    {
        for (var turns = 0L; _scheduler.RunOne() || Clock.RingNext(Now); turns++)
        {
            if (turns > MaxTurnsAtOnce) throw new InvalidOperationException("The actors keep each other busy without end.");
        }
    }

    private Scope OnScheduler()
    {
        var scope = new Scope(SynchronizationContext.Current);
        SynchronizationContext.SetSynchronizationContext(_scheduler);
        return scope;
    }

    private readonly struct Scope(SynchronizationContext? outer) : IDisposable
    {
        public void Dispose() => SynchronizationContext.SetSynchronizationContext(outer);
    }
}
