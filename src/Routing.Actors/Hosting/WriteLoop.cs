namespace Routing.Actors;

/// <summary>
/// The one writer of an actor: while a write is under way, later changes gather into the next, so a busy actor makes few
/// large writes and an idle one writes at once. A failed or unknown write ends the activation.
/// </summary>
internal sealed class WriteLoop(ActorKey key, IActorHost host, IPartCodec codec)
{
    private readonly Dictionary<string, object?> _parts = new(StringComparer.Ordinal);
    private List<RecordedEvent> _events = [];
    private TaskCompletionSource _next = NewSource();
    private Task _current = Task.CompletedTask;
    private bool _writing;
    private bool _dirty;
    private long _lastEvent;
    private Exception? _failure;

    public long Epoch { get; private set; }

    public bool IsIdle => !_writing && !_dirty && _parts.Count == 0 && _failure is null;

    public async ValueTask<IReadOnlyList<StoredPart>> Claim(CancellationToken ct)
    {
        var stored = await host.Store.Claim(key, codec, ct);
        Epoch = stored.Epoch;
        _lastEvent = stored.LastEvent;
        return stored.Parts;
    }

    public void Change(string part, object? value, bool urgent)
    {
        _parts[part] = value;
        _dirty |= urgent;
    }

    public void Append(RoutingEvent happened, DateTimeOffset now)
    {
        _events.Add(new RecordedEvent(key, ++_lastEvent, now, happened));
        _dirty = true;
    }

    public ValueTask Flushed()
    {
        if (_failure is not null) return ValueTask.FromException(_failure);
        if (!_dirty) return _writing ? new ValueTask(_current) : ValueTask.CompletedTask;
        var covered = _next.Task;
        if (!_writing) _ = Run();
        return new ValueTask(covered);
    }

    private async Task Run()
    {
        _writing = true;
        while (_dirty)
        {
            var done = _next;
            _next = NewSource();
            _current = done.Task;
            var write = Take();
            try
            {
                await host.Store.Commit(write);
                done.SetResult();
            }
            catch (Exception failure)
            {
                Fail(failure, done);
                return;
            }
        }
        _writing = false;
    }

    private ActorWrite Take()
    {
        var parts = new PartChange[_parts.Count];
        var at = 0;
        foreach (var (name, value) in _parts) parts[at++] = new PartChange(name, value);
        _parts.Clear();
        var events = _events;
        _events = [];
        _dirty = false;
        return new ActorWrite(key, Epoch, codec, parts, events);
    }

    private void Fail(Exception failure, TaskCompletionSource done)
    {
        // Memory may be ahead of the disk now: nobody may be answered from it.
        _failure = failure as StoreUnavailableException ?? (Exception)new StoreUnavailableException($"The write of {key} failed; nothing acknowledged is lost. Try again.", failure);
        done.SetException(_failure);
        _next.SetException(_failure);
        _ = done.Task.Exception;
        _ = _next.Task.Exception;
        host.Deactivate(_failure);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
