namespace Routing.Cluster.Tests;

/// <summary>An event log that outlives any silo of the test.</summary>
internal sealed class SharedLog : IEventLog, IEventAppender
{
    private readonly List<LoggedEvent> _events = [];
    private readonly HashSet<(ActorKey, long)> _known = [];
    private LogTail _tail = new();

    /// <summary>Answers the failure that appending shall meet, or null.</summary>
    public Func<Exception?>? Fail { get; set; }

    /// <summary>Tells which events the log will never take.</summary>
    public Func<LoggedEvent, bool>? Refuse { get; set; }

    public long Newest
    {
        get { lock (_events) return _events.Count; }
    }

    public void Clear()
    {
        lock (_events)
        {
            _events.Clear();
            _known.Clear();
            _tail = new LogTail();
        }
    }

    public ValueTask Append(IReadOnlyList<LoggedEvent> events)
    {
        if (Fail?.Invoke() is { } failure) return ValueTask.FromException(failure);
        if (Refuse is { } refuse && events.Any(refuse)) return ValueTask.FromException(new EventsRefusedException("no"));
        lock (_events)
        {
            foreach (var happened in events)
            {
                if (_known.Add((happened.Actor, happened.Number))) _events.Add(happened with { Position = _events.Count + 1 });
            }
            _tail.Advance(_events.Count);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default)
    {
        lock (_events) return ValueTask.FromResult<IReadOnlyList<LoggedEvent>>([.. _events.Skip((int)after).Take(limit)]);
    }

    public ValueTask WaitAfter(long position, CancellationToken ct) => _tail.WaitAfter(position, ct);

    public ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default)
    {
        lock (_events) return ValueTask.FromResult<IReadOnlyList<LoggedEvent>>([.. _events.Where(happened => happened.Contact == contactId).Take(limit)]);
    }
}
