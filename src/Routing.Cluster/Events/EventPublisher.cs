using Microsoft.Extensions.Logging;

namespace Routing.Cluster;

/// <summary>
/// Sends the events of this silo's actors to the log, many at a time, in the order they came, and again until it has
/// answered. What a crash leaves unsent lies in the actors' documents, and is sent when they live again.
/// </summary>
internal sealed class EventPublisher(IEventAppender appender, TimeProvider clock, ILogger<EventPublisher> log) : IAsyncDisposable
{
    private const string Stopping = "This silo stops.";
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private List<Parcel> _waiting = [];
    private Task _running = Task.CompletedTask;
    private bool _isRunning;

    private sealed record Parcel(Outbox Outbox, int Sending, IReadOnlyList<LoggedEvent> Events, TaskCompletionSource Answered)
    {
        public void Fail(string reason)
        {
            Answered.TrySetException(new StoreUnavailableException($"{reason} Nothing acknowledged is lost. Try again."));
            // Most actors do not wait for it.
            _ = Answered.Task.Exception;
        }
    }

    public bool IsIdle
    {
        get { lock (_gate) return !_isRunning; }
    }

    /// <summary>Completes when nothing is left to send.</summary>
    public Task Running
    {
        get { lock (_gate) return _running; }
    }

    /// <summary>Sends those not sent yet; completes once the log has answered for them.</summary>
    public Task Publish(Outbox outbox, List<LoggedEvent> events)
    {
        Parcel parcel;
        lock (_gate)
        {
            var (unsent, sending) = outbox.TakeUnsent(events);
            if (unsent.Count == 0) return Task.CompletedTask;
            parcel = new Parcel(outbox, sending, unsent, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_stop.IsCancellationRequested) parcel.Fail(Stopping);
            else _waiting.Add(parcel);
            if (!_isRunning && _waiting.Count > 0)
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
        Task running;
        lock (_gate)
        {
            _stop.Cancel();
            running = _running;
        }
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
            if (_waiting.Count == 0)
            {
                _isRunning = false;
                return null;
            }
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    /// <summary>Sends them until the log has answered, or refused them for good, or this silo stops; never throws.</summary>
    private async Task Send(List<Parcel> parcels)
    {
        for (var tries = 1; ; tries++)
        {
            // What was sent before those of the same actor that were refused would stand before them in the log.
            foreach (var late in parcels.Where(parcel => parcel.Sending != parcel.Outbox.Sending).ToList()) Drop(parcels, late, "Earlier events of this actor were refused.");
            if (_stop.IsCancellationRequested) foreach (var parcel in parcels.ToList()) Drop(parcels, parcel, Stopping);
            if (parcels.Count == 0) return;
            try
            {
                await appender.Append([.. parcels.SelectMany(parcel => parcel.Events)]);
                break;
            }
            catch (EventsRefusedException) when (parcels.Count > 1)
            {
                // One of them spoils the others: the halves in their order, until it stands alone.
                await Send(parcels[..(parcels.Count / 2)]);
                await Send(parcels[(parcels.Count / 2)..]);
                return;
            }
            catch (EventsRefusedException refusal)
            {
                var refused = parcels[0];
                log.EventsRefused(refused.Events[0].Actor.Kind, refused.Events[0].Number, refused.Events[0].Type, refusal.Message);
                refused.Outbox.SendAgainFrom(refused.Events[0].Number);
                Drop(parcels, refused, "The event log refuses events of this actor.");
            }
            catch (Exception failure)
            {
                if (tries == 1) log.AppendFailed(failure.Message);
                await Task.Delay(ClusterLimits.RetryEvery, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        foreach (var parcel in parcels)
        {
            parcel.Outbox.Answered(parcel.Events[^1].Number);
            parcel.Answered.TrySetResult();
        }
    }

    private static void Drop(List<Parcel> parcels, Parcel parcel, string reason)
    {
        parcels.Remove(parcel);
        parcel.Fail(reason);
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
