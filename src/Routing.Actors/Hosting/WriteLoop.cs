namespace Routing.Actors;

/// <summary>
/// The one writer of an actor: while a write is under way, later changes gather into the next, so a busy actor makes few
/// large writes and an idle one writes at once. A failed or unknown write ends the activation.
/// </summary>
internal sealed class WriteLoop(ActorKey key, IActorHost host, IPartCodec codec)
{
    /// <summary>Changes looked back at for one of the same part; of parts found twice the later counts.</summary>
    private const int LookBack = 16;

    // Made when there is something to write: most actors in memory have nothing, and there are many.
    private List<PartChange>? _parts;
    private List<RecordedEvent>? _events;
    private TaskCompletionSource _next = NewSource();
    private Task _current = Task.CompletedTask;
    private bool _writing;
    private bool _dirty;
    private long _lastEvent;
    private Exception? _failure;

    public long Epoch { get; private set; }

    public bool IsIdle => !_writing && !_dirty && _parts is null && _failure is null;

    public async ValueTask<IReadOnlyList<StoredPart>> Claim(CancellationToken ct)
    {
        var stored = await host.Store.Claim(key, codec, ct);
        Epoch = stored.Epoch;
        _lastEvent = stored.LastEvent;
        return stored.Parts;
    }

    public void Change(string part, object? value, bool urgent)
    {
        _parts ??= [];
        _dirty |= urgent;
        for (var i = _parts.Count - 1; i >= Math.Max(0, _parts.Count - LookBack); i--)
        {
            if (_parts[i].Name != part) continue;
            _parts[i] = new PartChange(part, value);
            return;
        }
        _parts.Add(new PartChange(part, value));
    }

    public void Append(RoutingEvent happened, DateTimeOffset now)
    {
        (_events ??= []).Add(new RecordedEvent(key, ++_lastEvent, now, happened));
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
        var (parts, events) = (_parts, _events);
        (_parts, _events) = (null, null);
        _dirty = false;
        return new ActorWrite(key, Epoch, codec, parts ?? [], events ?? []);
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

    // Its waiters are turns of this very actor, and go on at once, on the turn that wrote.
    private static TaskCompletionSource NewSource() => new();
}
