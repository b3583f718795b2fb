using System.Collections.Concurrent;

namespace Routing.Embedded;

/// <summary>
/// All actors in one process: a mailbox each, one clock for their alarms, one store. Actors come to life when called
/// and are evicted when idle and many, customers and contacts first.
/// </summary>
public sealed class EmbeddedEngine : IActorDirectory, INoticePost, IDisposable
{
    private const int DroppedPerReport = 1000;
    private readonly ConcurrentDictionary<ActorKey, ActorCell> _cells = new();
    private readonly EngineOptions _options;
    private readonly Evictor _evictor;
    private int _seeds;
    private long _dropped;

    public EmbeddedEngine(IActorStore store, TimeProvider clock, IMailboxScheduler scheduler, EngineOptions? options = null)
    {
        (Store, Clock, Scheduler, _options) = (store, clock, scheduler, options ?? new EngineOptions());
        Alarms = new AlarmClock(clock);
        _evictor = new Evictor(_cells, _options);
        Actors = _options.Between?.Invoke(this) ?? this;
    }

    public TimeProvider Clock { get; }

    /// <summary>Hears of actors that failed; the engine goes on.</summary>
    public event Action<ActorKey, Exception>? Failed;

    /// <summary>Sees every call and notice before it is delivered; for counting them.</summary>
    public Action<ActorKey, string>? Delivering { get; set; }

    /// <summary>By which actors find each other.</summary>
    public IActorDirectory Actors { get; }

    /// <summary>How long an awaited call is on its way. For simulation; null delivers each at once.</summary>
    public Func<ActorKey, string, TimeSpan>? Delays { get; set; }

    /// <summary>How many copies of a notice arrive: none is a loss, two a repeat. For simulation; null delivers each once.</summary>
    public Func<ActorKey, Notice, int>? Copies { get; set; }

    /// <summary>Hears of every awaited call as it is made. For simulation; null costs nothing.</summary>
    public Action<ActorKey, IOpenCall>? Calling { get; set; }

    internal IActorStore Store { get; }
    internal IFitter? Fitter => _options.Fitter;

    internal IScorer? Scorer => _options.Scorer;
    internal ITranslator? Translator => _options.Translator;


    internal IBots? Bots => _options.Bots;
    internal bool IsSimulated => _options.IsSimulated;
    internal IMailboxScheduler Scheduler { get; }
    internal AlarmClock Alarms { get; }

    /// <summary>Notices that found too many waiting where they were to go.</summary>
    public long NoticesDropped => Volatile.Read(ref _dropped);

    public IQueue Queue(string id) => new QueueProxy(this, ActorKey.Queue(id));
    public IAgent Agent(string id) => new AgentProxy(this, ActorKey.Agent(id));
    public ICustomer Customer(string id) => new CustomerProxy(this, ActorKey.Customer(id));
    public IContact Contact(string id) => new ContactProxy(this, ActorKey.Contact(id));
    public IDispatcher Dispatcher(string group) => new DispatcherProxy(this, ActorKey.Dispatcher(group));

    /// <summary>Brings dispatchers and queues to life after a start; dispatchers wake their agents.</summary>
    public async Task Wake(ICatalog catalog, CancellationToken ct = default)
    {
        foreach (var kind in new[] { ActorKind.Dispatcher, ActorKind.Queue })
        {
            string? after = null;
            while (await catalog.List(kind, after, 1000, ct) is { Count: > 0 } page)
            {
                foreach (var id in page) Post(new ActorKey(kind, id), new Wake());
                after = page[^1];
            }
        }
    }

    public void Post(ActorKey to, Notice notice)
    {
        Delivering?.Invoke(to, notice.GetType().Name);
        for (var copies = Copies?.Invoke(to, notice) ?? 1; copies > 0; copies--)
        {
            try
            {
                Send(to, new NoticeCall(notice));
            }
            catch (StoreUnavailableException overload)
            {
                // A notice may be lost, but must not fail the turn that sent it. Told once for many: the log has enough to bear then.
                var dropped = Interlocked.Increment(ref _dropped);
                if (dropped % DroppedPerReport == 1) Report(to, new StoreUnavailableException($"Notices to {to} are dropped, {dropped} to all so far: {overload.Message}", overload));
            }
        }
    }

    /// <summary>Ends one activation as a crash would: memory gone, nothing written. For tests of recovery.</summary>
    public void Crash(ActorKey key)
    {
        if (_cells.TryGetValue(key, out var cell)) cell.Deactivate(new StoreUnavailableException($"{key} was stopped; try again."));
    }

    /// <summary>The present activation of an actor, for a scheduler that is to pause it; null when there is none.</summary>
    public IMailbox? Activation(ActorKey key) => _cells.GetValueOrDefault(key);

    /// <summary>Gives an activation up for dead that may not be: the next call starts another, and the old one learns of it at its next write. For tests of fencing.</summary>
    public void GiveUp(ActorKey key) => _cells.TryRemove(key, out _);

    public void Dispose() => Alarms.Dispose();

    internal ValueTask<TResult> Call<TArgs, TResult>(ActorKey key, string method, Func<Actor, TArgs, ValueTask<TResult>> body, TArgs args)
    {
        Delivering?.Invoke(key, method);
        var call = new AwaitedCall<TArgs, TResult>(body, args);
        Calling?.Invoke(key, call);
        if (Delays?.Invoke(key, method) is { Ticks: > 0 } delay) SendLater(key, call, delay);
        else Send(key, call);
        return new ValueTask<TResult>(call, 0);
    }

    internal ValueTask Call<TArgs>(ActorKey key, string method, Func<Actor, TArgs, ValueTask> body, TArgs args)
    {
        Delivering?.Invoke(key, method);
        var call = new AwaitedCall<TArgs>(body, args);
        Calling?.Invoke(key, call);
        if (Delays?.Invoke(key, method) is { Ticks: > 0 } delay) SendLater(key, call, delay);
        else Send(key, call);
        return new ValueTask(call, 0);
    }

    internal Actor Create(ActorKey key, IActorHost host) => key.Kind switch
    {
        ActorKind.Dispatcher => new DispatcherActor(key, host),
        ActorKind.Queue => new QueueActor(key, host),
        ActorKind.Agent => new AgentActor(key, host),
        ActorKind.Customer => new CustomerActor(key, host),
        ActorKind.Contact => new ContactActor(key, host),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such kind of actor."),
    };

    internal Random NewRandom(ActorKey key) => new(_options.Seed is { } seed ? unchecked((seed * 397) ^ Interlocked.Increment(ref _seeds)) : Random.Shared.Next());

    internal void Forget(ActorCell cell) => _cells.TryRemove(new KeyValuePair<ActorKey, ActorCell>(cell.Key, cell));

    internal void Report(ActorKey key, Exception reason) => Failed?.Invoke(key, reason);

    private void SendLater(ActorKey key, IActorCall call, TimeSpan delay) => _ = Clock.CreateTimer(
        _ =>
        {
            try
            {
                Send(key, call);
            }
            catch (StoreUnavailableException overload)
            {
                call.Fail(overload);
            }
        },
        null, delay, Timeout.InfiniteTimeSpan);

    private void Send(ActorKey key, IActorCall call)
    {
        while (true)
        {
            if (!_cells.TryGetValue(key, out var cell))
            {
                cell = _cells.GetOrAdd(key, static (k, engine) => new ActorCell(k, engine), this);
                _evictor.Added(key.Kind);
            }
            if (cell.TryPost(call)) return;
            Forget(cell);
        }
    }
}
