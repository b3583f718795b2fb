using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>
/// Runs comparisons one after the other, on a thread of its own that yields to everything else. They are kept in memory:
/// whoever asked may come back for them, and a restart forgets them.
/// </summary>
internal sealed partial class WhatIfRunner(IWhatIfLab? lab, WhatIfGathering? gathering, TimeProvider clock, ILogger<WhatIfRunner> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(5);

    private readonly BlockingCollection<WhatIfJob> _waiting = new(WhatIfLimits.MaxQueued);
    private readonly ConcurrentDictionary<string, WhatIfJob> _jobs = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private Thread? _thread;

    public bool CanRun => lab is not null && gathering is not null;

    public ImmutableArray<WhatIfView> All => [.. _jobs.Values.Select(ViewOf)];

    public WhatIfView? Find(string id) => _jobs.TryGetValue(id, out var job) ? ViewOf(job) : null;

    /// <summary>False when as many wait as may.</summary>
    public bool TryAdd(string id, WhatIfJob job)
    {
        if (!_waiting.TryAdd(job)) return false;
        _jobs[id] = job;
        var ended = _jobs.Where(one => one.Value.HasEnded).OrderBy(one => one.Value.View.AskedAt).Select(one => one.Key).ToList();
        foreach (var old in ended.Take(_jobs.Count - WhatIfLimits.MaxKept)) Remove(old);
        return true;
    }

    /// <summary>Ends it if it is under way, and forgets it; false when there is none.</summary>
    public bool Remove(string id)
    {
        if (!_jobs.TryRemove(id, out var job)) return false;
        job.Withdraw();
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (CanRun) _thread = QuietThread.Start("routing-what-if", Loop);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.CompleteAdding();
        _stopping.Cancel();
        _thread?.Join(StopBound);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _waiting.Dispose();
        _stopping.Dispose();
    }

    private WhatIfView ViewOf(WhatIfJob job)
    {
        var view = job.View;
        return view.State == WhatIfState.Queued ? view with { Ahead = _jobs.Values.Count(other => !other.HasEnded && other.View.AskedAt < view.AskedAt) } : view;
    }

    private void Loop()
    {
        try
        {
            foreach (var job in _waiting.GetConsumingEnumerable(_stopping.Token))
            {
                using var end = CancellationTokenSource.CreateLinkedTokenSource(job.Withdrawn, _stopping.Token);
                if (!end.IsCancellationRequested) Run(job, end.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException && _stopping.IsCancellationRequested)
        {
            // The server stops.
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
