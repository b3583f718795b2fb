using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>
/// Runs simulations of one kind one after the other, on a thread of its own that yields to everything else. They are kept in memory:
/// whoever asked may come back for them, and a restart forgets them.
/// </summary>
internal abstract partial class SimulationRunner<TJob, TView>(string name, bool canRun, SimulationTurn turn, TimeProvider clock, ILogger log) : IHostedService, IDisposable
    where TJob : SimulationJob<TView>
{
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(5);

    private readonly LinkedList<TJob> _waiting = [];
    private readonly Dictionary<string, TJob> _jobs = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Thread? _thread;

    public bool CanRun => canRun;

    public IReadOnlyList<TView> All
    {
        get
        {
            lock (_gate) return [.. _jobs.Values.Select(job => Brief(ViewOf(job)))];
        }
    }

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    protected TimeProvider Clock => clock;

    public TView? Find(string id)
    {
        lock (_gate) return _jobs.TryGetValue(id, out var job) ? ViewOf(job) : default;
    }

    /// <summary>False when as many wait as may.</summary>
    public bool TryAdd(string id, TJob job)
    {
        lock (_gate)
        {
            if (_waiting.Count >= WhatIfLimits.MaxQueued) return false;
            _waiting.AddLast(job);
            _jobs[id] = job;
            var ended = _jobs.Where(one => one.Value.HasEnded).OrderBy(one => one.Value.AskedAt).Select(one => one.Key).ToList();
            foreach (var old in ended.Take(_jobs.Count - WhatIfLimits.MaxKept)) _jobs.Remove(old);
            Monitor.PulseAll(_gate);
        }
        return true;
    }

    /// <summary>Ends it if it is under way, and forgets it; one that waits makes room for another. False when there is none.</summary>
    public bool Remove(string id)
    {
        lock (_gate)
        {
            if (!_jobs.Remove(id, out var job)) return false;
            job.Withdraw();
            if (_waiting.Remove(job)) job.Dispose();
        }
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (CanRun) _thread = QuietThread.Start(name, Loop);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        lock (_gate) Monitor.PulseAll(_gate);
        _thread?.Join(StopBound);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var job in _waiting) job.Dispose();
        _stopping.Dispose();
    }

    /// <summary>For lists, without what it found.</summary>
    protected abstract TView Brief(TView view);

    protected abstract TView WithAhead(TView view, int ahead);

    protected abstract string IdOf(TJob job);

    /// <exception cref="WhatIfException">It cannot be simulated.</exception>
    protected abstract void Simulate(TJob job, CancellationToken ct);

    protected abstract void Fail(TJob job, string reason);

    private TView ViewOf(TJob job) => job.State == WhatIfState.Queued ? WithAhead(job.View, _jobs.Values.Count(other => !other.HasEnded && other.AskedAt < job.AskedAt)) : job.View;

    private void Loop()
    {
        while (Next() is { } next)
        {
            using var job = next;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(job.Withdrawn, _stopping.Token);
            if (!end.IsCancellationRequested) Run(job, end.Token);
        }
    }

    /// <summary>The one whose turn it is, once there is one; null as the server stops.</summary>
    private TJob? Next()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_stopping.IsCancellationRequested) Monitor.Wait(_gate);
            if (_stopping.IsCancellationRequested) return null;
            var next = _waiting.First!.Value;
            _waiting.RemoveFirst();
            return next;
        }
    }

    private void Run(TJob job, CancellationToken ct)
    {
        try
        {
            turn.Take(ct);
            try
            {
                Simulate(job, ct);
            }
            finally
            {
                turn.Give();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Withdrawn, and forgotten already; or the server stops.
        }
        catch (WhatIfException impossible)
        {
            Fail(job, impossible.Message);
        }
        catch (Exception failure)
        {
            Failed(log, failure, IdOf(job));
            Fail(job, "It could not be simulated. The server's log says why.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The simulation {Id} failed")]
    private static partial void Failed(ILogger log, Exception failure, string id);
}
