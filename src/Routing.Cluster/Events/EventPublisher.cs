namespace Routing.Cluster;

/// <summary>Where events go for good: each (actor, number) is taken once, however often it is sent.</summary>
internal interface IEventAppender
{
    /// <summary>Completes once the events can be read; those of one actor are in order.</summary>
    ValueTask Append(IReadOnlyList<LoggedEvent> events);
}

/// <summary>
/// Sends the events of this silo's actors to the log, many at a time, in the order they came, and again until it has
/// answered. What a crash leaves unsent lies in the actors' documents, and is sent when they live again.
/// </summary>
internal sealed class EventPublisher(IEventAppender appender, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private List<Parcel> _waiting = [];
    private Task _running = Task.CompletedTask;
    private bool _isRunning;

    private sealed record Parcel(Outbox Outbox, IReadOnlyList<LoggedEvent> Events, TaskCompletionSource Answered);

    public bool IsIdle
    {
        get { lock (_gate) return !_isRunning; }
    }

    /// <summary>Completes when nothing is left to send.</summary>
    public Task Running
    {
        get { lock (_gate) return _running; }
    }

    /// <summary>Completes once the log has answered for the events.</summary>
    public Task Publish(Outbox outbox, IReadOnlyList<LoggedEvent> events)
    {
        if (events.Count == 0) return Task.CompletedTask;
        outbox.Sent(events[^1].Number);
        var parcel = new Parcel(outbox, [.. events], new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Add(parcel);
            if (!_isRunning)
            {
                _isRunning = true;
                // Not on the actor's turn, and not as a call of that actor.
                using (ExecutionContext.SuppressFlow()) _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
            }
        }
        return parcel.Answered.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Run()
    {
        while (Take() is { } parcels)
        {
            foreach (var some in InBatches(parcels)) await Send(some);
        }
    }

    private List<Parcel>? Take()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 || _stop.IsCancellationRequested)
            {
                _isRunning = false;
                return null;
            }
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    private async Task Send(List<Parcel> parcels)
    {
        LoggedEvent[] events = [.. parcels.SelectMany(parcel => parcel.Events)];
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await appender.Append(events);
                foreach (var parcel in parcels)
                {
                    parcel.Outbox.Answered(parcel.Events[^1].Number);
                    parcel.Answered.SetResult();
                }
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                await Task.Delay(ClusterLimits.RetryEvery, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static IEnumerable<List<Parcel>> InBatches(List<Parcel> parcels)
    {
        var batch = new List<Parcel>();
        var events = 0;
        foreach (var parcel in parcels)
        {
            if (batch.Count > 0 && events + parcel.Events.Count > ClusterLimits.EventsPerAppend)
            {
                yield return batch;
                (batch, events) = ([], 0);
            }
            batch.Add(parcel);
            events += parcel.Events.Count;
        }
        if (batch.Count > 0) yield return batch;
    }
}
