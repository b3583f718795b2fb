namespace Routing.Actors;

/// <summary>
/// The one writer of an actor: while a write is under way, later changes gather into the next, so a busy actor makes few
/// large writes and an idle one writes at once. A failed or unknown write ends the activation. Part of the actor, as there
/// are many in memory that write nothing for long: what only a write needs is with its <see cref="Changes"/>.
/// </summary>
public abstract partial class Actor
{
    /// <summary>Changes looked back at for one of the same part; of parts found twice the later counts.</summary>
    private const int LookBack = 16;

    /// <summary>Whose last write is older than this writes again, if only to learn whether it still may.</summary>
    private static readonly TimeSpan ConfirmAfter = TimeSpan.FromSeconds(30);

    private readonly IPartCodec _codec;

    // Made when there is something to write.
    private Changes? _next;
    private Changes? _underWay;
    // Writes are numbered: so many have begun, so many have ended.
    private long _begun;
    private long _over;
    private long _lastEvent;
    private DateTimeOffset _heldAt;
    private Exception? _failure;
    private bool _writing;
    private bool _dirty;

    internal bool HasEnded(long write) => write <= _over || _failure is not null;

    internal void Check(long write)
    {
        if (write > _over && _failure is not null) throw _failure;
    }

    internal void WhenEnded(long write, Action goOn) => (write == _begun ? _underWay! : Next).GoesOnAfter(goOn);

    /// <summary>The store has answered: lets those go on who waited for it, and writes what has come meanwhile.</summary>
    internal void Answered()
    {
        if (TryEnd()) WriteOn();
    }

    private Changes Next => _next ??= Changes.Take();

    private async ValueTask<IReadOnlyList<StoredPart>> Load(CancellationToken ct)
    {
        var stored = await Host.Store.Claim(Key, _codec, ct);
        (Epoch, Claim) = (stored.Epoch, stored.Claim);
        _lastEvent = stored.LastEvent;
        _heldAt = Now;
        return stored.Parts;
    }

    /// <summary>
    /// Makes sure that no later activation has taken over, by a write of nothing. Whoever has nothing to write would never
    /// learn of it, and answer from a memory that is void.
    /// </summary>
    /// <param name="isDoubted">Somebody has heard of a later one: now, and not only where nothing was written for long.</param>
    private void Confirm(bool isDoubted = false)
    {
        if (_failure is not null || (!isDoubted && (_writing || WasHeldLately()))) return;
        // One under way may have been taken before that later one claimed, and only its answer be late: it says nothing.
        _dirty = true;
        if (!_writing) WriteOn();
    }

    // A clock set back says nothing of how long ago that was.
    private bool WasHeldLately() => Now - _heldAt is var since && since >= TimeSpan.Zero && since < ConfirmAfter;

    private void Change(string part, object? value, bool urgent)
    {
        var parts = Next.Parts;
        _dirty |= urgent;
        for (var i = parts.Count - 1; i >= Math.Max(0, parts.Count - LookBack); i--)
        {
            if (parts[i].Name != part) continue;
            parts[i] = new PartChange(part, value);
            return;
        }
        parts.Add(new PartChange(part, value));
    }

    /// <summary>Completes once everything changed so far is durable.</summary>
    protected Flush Durable()
    {
        if (_failure is not null) return new Flush(this, long.MaxValue);
        if (!_dirty) return _writing ? new Flush(this, _begun) : default;
        var covering = new Flush(this, _begun + 1);
        if (!_writing) WriteOn();
        return covering;
    }

    /// <summary>Writes while there is something to write.</summary>
    private void WriteOn()
    {
        _writing = true;
        while (_dirty)
        {
            var write = _underWay = Next;
            (_next, _dirty) = (null, false);
            _begun++;
            if (!write.IsOver(this, Host.Store.Commit(new ActorWrite(Key, Epoch, _codec, write.Parts, write.Events) { Claim = Claim })) || !TryEnd()) return;
        }
        _writing = false;
    }

    private bool TryEnd()
    {
        var write = _underWay!;
        try
        {
            write.GetResult();
        }
        catch (Exception failure)
        {
            Fail(failure);
            return false;
        }
        var waiting = write.Waiting;
        write.Free();
        _underWay = null;
        (_over, _heldAt) = (_begun, Now);
        waiting.GoOn();
        return true;
    }

    private void Fail(Exception failure)
    {
        // Memory may be ahead of the disk now: nobody may be answered from it.
        _failure = failure as StoreUnavailableException ?? (Exception)new StoreUnavailableException($"The write of {Key} failed; nothing acknowledged is lost. Try again.", failure) { IsUnexpected = failure is not (FencedException or TimeoutException or OperationCanceledException) };
        var (waiting, waitingForNext) = (_underWay!.Waiting, _next?.Waiting ?? default);
        (_underWay, _next) = (null, null);
        Host.Deactivate(_failure);
        waiting.GoOn();
        waitingForNext.GoOn();
    }
}
