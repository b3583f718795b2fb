using System.Buffers;
using System.Runtime.InteropServices;

namespace Routing.Embedded;

// The event log, the catalog, and the remembered answers.
public sealed partial class MemoryStore
{
    /// <summary>No event has this index.</summary>
    private const int None = -1;

    private readonly List<RecordedEvent> _events = [];
    // Of each event the one before it of the same contact, and of each contact its last: a list for each would be most of what is kept of it.
    private readonly List<int> _before = [];
    private readonly Dictionary<string, int> _lastOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredResponse> _responses = new(StringComparer.Ordinal);
    private TaskCompletionSource? _next;

    public long Newest
    {
        get { lock (_gate) return _events.Count; }
    }

    public ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default)
    {
        lock (_gate)
        {
            var first = (int)Math.Clamp(after, 0, _events.Count);
            var count = Math.Clamp(limit, 0, Math.Min(StorageLimits.EventsPerRead, _events.Count - first));
            return ValueTask.FromResult<IReadOnlyList<LoggedEvent>>([.. Enumerable.Range(first, count).Select(Logged)]);
        }
    }

    public ValueTask WaitAfter(long position, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_events.Count > position) return ValueTask.CompletedTask;
            // Continuations where the writer runs: virtual time has one thread, and the pool would break its order.
            _next ??= new TaskCompletionSource();
            return new ValueTask(_next.Task.WaitAsync(ct));
        }
    }

    public ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<LoggedEvent>>([.. IndexesOf(contactId).Reverse().Take(Math.Clamp(limit, 0, StorageLimits.EventsPerRead)).Select(Logged)]);
        }
    }

    public ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default)
    {
        lock (_gate)
        {
            if (!_ids.TryGetValue(kind, out var ids)) return ValueTask.FromResult<IReadOnlyList<string>>([]);
            return ValueTask.FromResult<IReadOnlyList<string>>(ids.After(after, Math.Clamp(limit, 0, StorageLimits.IdsPerPage)));
        }
    }

    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default)
    {
        lock (_gate) return ValueTask.FromResult(_addresses.GetValueOrDefault(address));
    }

    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default)
    {
        lock (_gate)
        {
            _addresses.TryAdd(address, customerId);
            return ValueTask.FromResult(_addresses[address]);
        }
    }

    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default)
    {
        lock (_gate)
        {
            if (_addresses.GetValueOrDefault(address) == customerId) _addresses.Remove(address);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<StoredResponse?> Find(string key, CancellationToken ct = default)
    {
        lock (_gate) return ValueTask.FromResult(Kept24(key));
    }

    public ValueTask Save(string key, StoredResponse response)
    {
        lock (_gate)
        {
            if (Kept24(key) is null) _responses[key] = response;
        }
        return ValueTask.CompletedTask;
    }

    private StoredResponse? Kept24(string key) =>
        _responses.TryGetValue(key, out var kept) && kept.At >= _clock.GetUtcNow() - StoredResponse.KeptFor ? kept : null;

    private TaskCompletionSource? Append(ActorWrite write, Kept kept)
    {
        if (write.Events.Count == 0) return null;
        for (var i = 0; i < write.Events.Count; i++)
        {
            var recorded = write.Events[i];
            kept.LastEvent = recorded.Number;
            Happened?.Invoke(recorded);
            if (IsForgetful) continue;
            var before = None;
            if (recorded.Event.Contact is { } contact)
            {
                ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastOf, contact, out var isKnown);
                if (isKnown) before = last;
                last = _events.Count;
            }
            _before.Add(before);
            _events.Add(recorded);
        }
        var waiting = _next;
        _next = null;
        return waiting;
    }

    /// <summary>Where a contact's events are, the newest first.</summary>
    private IEnumerable<int> IndexesOf(string contactId)
    {
        for (var at = _lastOf.GetValueOrDefault(contactId, None); at != None; at = _before[at]) yield return at;
    }

    /// <summary>Serialized only here: most events of a simulation are never read.</summary>
    private LoggedEvent Logged(int index)
    {
        var (actor, number, at, happened) = _events[index];
        var data = new ArrayBufferWriter<byte>();
        EventCodec.Write(happened, data);
        return new LoggedEvent(index + 1, actor, number, at, happened.Type, happened.Contact, happened.Queue, happened.Agent, data.WrittenMemory);
    }
}
