using System.Runtime.CompilerServices;

namespace Routing.Actors;

/// <summary>
/// The one writer of an actor: while a write is under way, later changes gather into the next, so a busy actor makes few
/// large writes and an idle one writes at once. A failed or unknown write ends the activation.
/// </summary>
internal sealed class WriteLoop(ActorKey key, IActorHost host, IPartCodec codec)
{
    /// <summary>Changes looked back at for one of the same part; of parts found twice the later counts.</summary>
    private const int LookBack = 16;

    /// <summary>Whose last write is older than this writes again, if only to learn whether it still may.</summary>
    private static readonly TimeSpan ConfirmAfter = TimeSpan.FromSeconds(30);

    // Made when there is something to write: most actors in memory have nothing, and there are many.
    private Changes? _next;
    private Changes? _underWay;
    private Waiting _waiting;
    private Waiting _waitingForNext;
    private Action? _ended;
    private ValueTaskAwaiter _store;
    // Writes are numbered: so many have begun, so many have ended.
    private long _begun;
    private long _over;
    private bool _writing;
    private bool _dirty;
    private long _lastEvent;
    private DateTimeOffset _heldAt;
    private Exception? _failure;

    public long Epoch { get; private set; }

    /// <summary>What the store knows this activation by.</summary>
    public object? Known { get; private set; }

    /// <summary>A write failed: what is in memory may be on no disk.</summary>
    public bool HasFailed => _failure is not null;

    public bool IsIdle => !_writing && !_dirty && _next is null && _failure is null;

    public async ValueTask<IReadOnlyList<StoredPart>> Claim(CancellationToken ct)
    {
        var stored = await host.Store.Claim(key, codec, ct);
        (Epoch, Known) = (stored.Epoch, stored.Claim);
        _lastEvent = stored.LastEvent;
        _heldAt = host.Clock.GetUtcNow();
        return stored.Parts;
    }

    /// <summary>
    /// Makes sure that no later activation has taken over, by a write of nothing. Whoever has nothing to write would never
    /// learn of it, and answer from a memory that is void.
    /// </summary>
    /// <param name="isDoubted">Somebody has heard of a later one: now, and not only where nothing was written for long.</param>
    public void Confirm(bool isDoubted = false)
    {
        if (_failure is not null || (!isDoubted && (_writing || WasHeldLately()))) return;
        // One under way may have been taken before that later one claimed, and only its answer be late: it says nothing.
        _dirty = true;
        if (!_writing) Run();
    }

    // A clock set back says nothing of how long ago that was.
    private bool WasHeldLately() => host.Clock.GetUtcNow() - _heldAt is var since && since >= TimeSpan.Zero && since < ConfirmAfter;

    public void Change(string part, object? value, bool urgent)
    {
        var parts = (_next ??= Changes.Take()).Parts;
        _dirty |= urgent;
        for (var i = parts.Count - 1; i >= Math.Max(0, parts.Count - LookBack); i--)
        {
            if (parts[i].Name != part) continue;
            parts[i] = new PartChange(part, value);
            return;
        }
        parts.Add(new PartChange(part, value));
    }

    public void Append(RoutingEvent happened, DateTimeOffset now)
    {
        (_next ??= Changes.Take()).Events.Add(new RecordedEvent(key, ++_lastEvent, now, happened));
        _dirty = true;
    }

    /// <summary>What covers everything changed so far.</summary>
    public Flush Flushed()
    {
        if (_failure is not null) return new Flush(this, long.MaxValue);
        if (!_dirty) return _writing ? new Flush(this, _begun) : default;
        var covering = new Flush(this, _begun + 1);
        if (!_writing) Run();
        return covering;
    }

    public bool HasEnded(long write) => write <= _over || _failure is not null;

    public void Check(long write)
    {
        if (write > _over && _failure is not null) throw _failure;
    }

    public void WhenEnded(long write, Action goOn)
    {
        if (write == _begun) _waiting.Add(goOn);
        else _waitingForNext.Add(goOn);
    }

    /// <summary>Writes while there is something to write.</summary>
    private void Run()
    {
        _writing = true;
        while (_dirty)
        {
            Begin();
            if (!_store.IsCompleted)
            {
                _store.UnsafeOnCompleted(_ended ??= Resume);
                return;
            }
            if (!TryEnd()) return;
        }
        _writing = false;
    }

    private void Resume()
    {
        if (TryEnd()) Run();
    }

    private void Begin()
    {
        _begun++;
        (_waiting, _waitingForNext) = (_waitingForNext, default);
        (_underWay, _next) = (_next ?? Changes.Take(), null);
        _dirty = false;
        _store = host.Store.Commit(new ActorWrite(key, Epoch, codec, _underWay.Parts, _underWay.Events) { Claim = Known }).GetAwaiter();
    }

    /// <summary>Lets those go on who waited for it: what they change goes into the next.</summary>
    private bool TryEnd()
    {
        try
        {
            _store.GetResult();
        }
        catch (Exception failure)
        {
            Fail(failure);
            return false;
        }
        _underWay!.Free();
        _underWay = null;
        (_over, _heldAt) = (_begun, host.Clock.GetUtcNow());
        var waiting = _waiting;
        _waiting = default;
        waiting.GoOn();
        return true;
    }

    private void Fail(Exception failure)
    {
        // Memory may be ahead of the disk now: nobody may be answered from it.
        _failure = failure as StoreUnavailableException ?? (Exception)new StoreUnavailableException($"The write of {key} failed; nothing acknowledged is lost. Try again.", failure) { IsUnexpected = failure is not (FencedException or TimeoutException or OperationCanceledException) };
        var (waiting, waitingForNext) = (_waiting, _waitingForNext);
        (_waiting, _waitingForNext) = (default, default);
        host.Deactivate(_failure);
        waiting.GoOn();
        waitingForNext.GoOn();
    }

    /// <summary>Turns that wait for one write: mostly one, so no list is made for it.</summary>
    private struct Waiting
    {
        private Action? _first;
        private List<Action>? _others;

        public void Add(Action goOn)
        {
            if (_first is null) _first = goOn;
            else (_others ??= []).Add(goOn);
        }

        public readonly void GoOn()
        {
            _first?.Invoke();
            if (_others is null) return;
            foreach (var goOn in _others) goOn();
        }
    }
}
