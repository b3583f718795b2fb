using Routing.Client;
using Routing.Simulation;

namespace Routing.Server.Tests;

/// <summary>The event stream from its beginning, read on over every kill.</summary>
internal sealed class Story(RoutingClient client)
{
    public const string First = "first";
    private readonly Lock _gate = new();
    private readonly List<SeenEvent> _events = [];
    private readonly HashSet<string> _open = [];
    private readonly List<(Func<Story, bool> Wanted, TaskCompletionSource Come)> _waiting = [];

    /// <summary>Contacts begun and not ended.</summary>
    public IReadOnlyCollection<string> Open => _open;

    public IReadOnlyList<SeenEvent> Events
    {
        get
        {
            lock (_gate) return [.. _events];
        }
    }

    public async Task Listen(Action<SeenEvent> tell, CancellationToken stop)
    {
        try
        {
            await foreach (var streamed in client.Events.Stream(after: First, ct: stop))
            {
                var seen = SeenEvent.From(streamed.Cursor, streamed.Event);
                Keep(seen);
                tell(seen);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Everything wanted has been seen.
        }
    }

    /// <summary>Waits for the events to make it true.</summary>
    public Task Until(Func<Story, bool> wanted, Func<string> orSay) => Until(wanted, ServerProcess.Bound, orSay);

    public async Task Until(Func<Story, bool> wanted, TimeSpan bound, Func<string> orSay)
    {
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (wanted(this)) return;
            _waiting.Add((wanted, come));
        }
        await come.Task.Within(bound, orSay);
    }

    public int Count(string type, string agent) => _events.Count(e => e.Type == type && e.Agent == agent);

    /// <summary>A second reader, who begins again at the first event.</summary>
    public async Task<List<SeenEvent>> ReadAgain(int count)
    {
        using var bound = new CancellationTokenSource(ServerProcess.Bound);
        var again = new List<SeenEvent>(count);
        await foreach (var streamed in client.Events.Stream(after: First, ct: bound.Token))
        {
            again.Add(SeenEvent.From(streamed.Cursor, streamed.Event));
            if (again.Count == count) break;
        }
        return again;
    }

    private void Keep(SeenEvent seen)
    {
        lock (_gate)
        {
            _events.Add(seen);
            if (seen is { Type: EventTypes.Created, Contact: { } begun }) _open.Add(begun);
            if (EventTypes.IsFinal(seen.Type) && seen.Contact is { } ended) _open.Remove(ended);
            foreach (var (wanted, come) in _waiting)
            {
                if (wanted(this)) come.TrySetResult();
            }
            _waiting.RemoveAll(waiting => waiting.Come.Task.IsCompleted);
        }
    }
}
