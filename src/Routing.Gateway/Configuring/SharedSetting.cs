namespace Routing.Gateway;

/// <summary>What the dispatcher of the default group keeps for everybody; read anew after some seconds, as another gateway may have set it.</summary>
/// <param name="none">Where there is no such group yet.</param>
internal sealed class SharedSetting<T>(IActorDirectory actors, ICatalog catalog, TimeProvider clock, Func<IDispatcher, CancellationToken, ValueTask<T>> read, T none) where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private volatile Known? _last;
    private int _changes;

    public async ValueTask<T> Now(CancellationToken ct)
    {
        var changes = Volatile.Read(ref _changes);
        // What was read before a change is not kept after it.
        return _last is { } last && last.Changes == changes && clock.GetElapsedTime(last.At) < Fresh ? last.What : await Anew(ct);
    }

    /// <summary>As it is this moment, for what cannot be taken back.</summary>
    public async ValueTask<T> Anew(CancellationToken ct)
    {
        var changes = Volatile.Read(ref _changes);
        // Asking would make the group, on a server where nobody has made one.
        var isThere = await catalog.Has(ActorKind.Dispatcher, Defaults.Group, ct);
        var what = isThere ? await read(actors.Dispatcher(Defaults.Group), ct) : none;
        _last = new Known(what, clock.GetTimestamp(), changes);
        return what;
    }

    /// <summary>It was changed here.</summary>
    public void Forget() => Interlocked.Increment(ref _changes);

    /// <param name="Changes">As many were known when it was read.</param>
    private sealed record Known(T What, long At, int Changes);
}
