using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>
/// Runs comparisons one after the other, on a thread of its own that yields to everything else. They are kept in memory:
/// whoever asked may come back for them, and a restart forgets them.
/// </summary>
internal sealed partial class WhatIfRunner(IWhatIfLab? lab, WhatIfGathering? gathering, TimeProvider clock, ILogger<WhatIfRunner> log) : IWhatIfHand, IHostedService, IDisposable
{
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(5);

    private readonly LinkedList<WhatIfJob> _waiting = [];
    private readonly Dictionary<string, WhatIfJob> _jobs = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Thread? _thread;

    public bool CanRun => lab is not null && gathering is not null;

    public IReadOnlyList<WhatIfView> All
    {
        get
        {
            lock (_gate) return [.. _jobs.Values.Select(job => ViewOf(job) with { Result = null })];
        }
    }

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public WhatIfView? Find(string id)
    {
        lock (_gate) return _jobs.TryGetValue(id, out var job) ? ViewOf(job) : null;
    }

    /// <summary>False when as many wait as may.</summary>
    public bool TryAdd(string id, WhatIfJob job)
    {
        lock (_gate)
        {
            if (_waiting.Count >= WhatIfLimits.MaxQueued) return false;
            _waiting.AddLast(job);
            _jobs[id] = job;
            var ended = _jobs.Where(one => one.Value.HasEnded).OrderBy(one => one.Value.View.AskedAt).Select(one => one.Key).ToList();
            foreach (var old in ended.Take(_jobs.Count - WhatIfLimits.MaxKept)) _jobs.Remove(old);
            Monitor.PulseAll(_gate);
        }
        return true;
    }

    /// <inheritdoc/>
    /// <remarks>One that waits makes room for another.</remarks>
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
        if (CanRun) _thread = QuietThread.Start("routing-what-if", Loop);
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

    private WhatIfView ViewOf(WhatIfJob job)
    {
        var view = job.View;
        return view.State == WhatIfState.Queued ? view with { Ahead = _jobs.Values.Count(other => !other.HasEnded && other.View.AskedAt < view.AskedAt) } : view;
    }

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
    private WhatIfJob? Next()
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

    private void Run(WhatIfJob job, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        job.Change(view => view with { State = WhatIfState.Running, BeganAt = clock.GetUtcNow() });
        try
        {
            var asked = gathering!.Gather(job, ct).GetAwaiter().GetResult();
            job.Change(view => view with { Contacts = asked.Demand.Contacts });
            var result = lab!.Compare(asked, (share, done) => job.Change(view => view with { Progress = share, ReplicationsDone = done }), () => clock.GetElapsedTime(began) > WhatIfLimits.MaxTime, ct);
            job.Change(view => view with { State = WhatIfState.Done, Progress = 1, ReplicationsDone = result.Replications, Result = result, EndedAt = clock.GetUtcNow() });
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
            Failed(log, failure, job.View.Id);
            Fail(job, "It could not be simulated. The server's log says why.");
        }
    }

    private void Fail(WhatIfJob job, string reason) => job.Change(view => view with { State = WhatIfState.Failed, Reason = reason, EndedAt = clock.GetUtcNow() });

    [LoggerMessage(Level = LogLevel.Error, Message = "The comparison {Id} failed")]
    private static partial void Failed(ILogger log, Exception failure, string id);
}
