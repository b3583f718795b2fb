using Orleans.Concurrency;

namespace Routing.Cluster;

/// <summary>Keeps the newest events in memory, each (actor, number) once. Positions begin at the time of its making, so that no cursor of a former life points into this one.</summary>
[Reentrant, KeepAlive, GrainType("event-log")]
internal sealed class EventLogGrain(ClusterClock clock) : Grain, IEventLogGrain
{
    private readonly List<LoggedEvent> _events = [];
    private readonly Dictionary<ActorKey, long> _last = [];
    private readonly Dictionary<string, List<LoggedEvent>> _ofContact = new(StringComparer.Ordinal);
    private readonly long _start = clock.Time.GetUtcNow().ToUnixTimeMilliseconds() << 16;
    private long _dropped;
    private TaskCompletionSource _next = new();

    private long NewestNow => _start + _dropped + _events.Count;

    public ValueTask<long> Append(LoggedEvent[] events)
    {
        foreach (var happened in events)
        {
            if (_last.GetValueOrDefault(happened.Actor) >= happened.Number) continue;
            _last[happened.Actor] = happened.Number;
            var logged = happened with { Position = NewestNow + 1 };
            _events.Add(logged);
            if (logged.Contact is not { } contact) continue;
            if (!_ofContact.TryGetValue(contact, out var its)) _ofContact[contact] = its = [];
            its.Add(logged);
        }
        if (_events.Count > ClusterLimits.EventsInMemory) Drop(ClusterLimits.EventsInMemory / 10);
        var next = _next;
        _next = new TaskCompletionSource();
        next.SetResult();
        return ValueTask.FromResult(NewestNow);
    }

    public ValueTask<LoggedEvent[]> Read(long after, int limit)
    {
        var first = (int)Math.Clamp(after - _start - _dropped, 0, _events.Count);
        return ValueTask.FromResult<LoggedEvent[]>([.. _events.Skip(first).Take(Math.Clamp(limit, 0, ClusterLimits.EventsPerRead))]);
    }

    public ValueTask<LoggedEvent[]> OfContact(string contactId, int limit) =>
        ValueTask.FromResult<LoggedEvent[]>([.. _ofContact.GetValueOrDefault(contactId, []).Take(Math.Clamp(limit, 0, ClusterLimits.EventsPerRead))]);

    public async ValueTask<long> Newest(long after, TimeSpan patience)
    {
        if (NewestNow <= after) await _next.Task.WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return NewestNow;
    }

    private void Drop(int count)
    {
        foreach (var old in _events.Take(count))
        {
            if (old.Contact is { } contact) _ofContact.Remove(contact);
            if (old.Actor.Kind is ActorKind.Contact or ActorKind.Customer && _last.GetValueOrDefault(old.Actor) == old.Number) _last.Remove(old.Actor);
        }
        _events.RemoveRange(0, count);
        _dropped += count;
    }
}
