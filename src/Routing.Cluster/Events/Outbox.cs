namespace Routing.Cluster;

/// <summary>How far the log has answered for the events of one actor; the events themselves lie in its head document.</summary>
internal sealed class Outbox
{
    private readonly Lock _gate = new();
    private long _answered;
    private long _sent;
    private int _sending;
    private TaskCompletionSource _progress = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes out what the log has answered for.</summary>
    public void Forget(List<LoggedEvent> events)
    {
        var answered = Interlocked.Read(ref _answered);
        events.RemoveAll(happened => happened.Number <= answered);
    }

    /// <summary>Counts how often sending has begun anew; what was sent before the last time is void.</summary>
    public int Sending
    {
        get { lock (_gate) return _sending; }
    }

    /// <summary>Those not sent yet, which count as sent from now on.</summary>
    public (IReadOnlyList<LoggedEvent> Unsent, int Sending) TakeUnsent(List<LoggedEvent> events)
    {
        lock (_gate)
        {
            LoggedEvent[] unsent = [.. events.Where(happened => happened.Number > _sent)];
            if (unsent.Length > 0) _sent = unsent[^1].Number;
            return (unsent, _sending);
        }
    }

    /// <summary>Those from this number on were refused, or would stand before one that was: they go with the next change.</summary>
    public void SendAgainFrom(long number)
    {
        lock (_gate) (_sent, _sending) = (number - 1, _sending + 1);
    }

    public void Answered(long number)
    {
        TaskCompletionSource progress;
        lock (_gate)
        {
            _answered = Math.Max(_answered, number);
            (progress, _progress) = (_progress, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        progress.SetResult();
    }

    /// <summary>Completes when the log has answered for some of the events.</summary>
    public Task Emptied(List<LoggedEvent> events)
    {
        lock (_gate) return events.Count == 0 || events[0].Number <= _answered ? Task.CompletedTask : _progress.Task;
    }
}
