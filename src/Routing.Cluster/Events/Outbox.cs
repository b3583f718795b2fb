namespace Routing.Cluster;

/// <summary>How far the log has answered for the events of one actor; the events themselves lie in its head document.</summary>
internal sealed class Outbox
{
    private readonly Lock _gate = new();
    private long _answered;
    private long _sent;
    private TaskCompletionSource _progress = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes out what the log has answered for.</summary>
    public void Forget(List<LoggedEvent> events)
    {
        var answered = Interlocked.Read(ref _answered);
        events.RemoveAll(happened => happened.Number <= answered);
    }

    /// <summary>Those not handed to the publisher yet.</summary>
    public IReadOnlyList<LoggedEvent> Unsent(List<LoggedEvent> events)
    {
        var sent = _sent;
        return [.. events.Where(happened => happened.Number > sent)];
    }

    public void Sent(long number) => _sent = Math.Max(_sent, number);

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
