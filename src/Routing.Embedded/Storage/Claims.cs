namespace Routing.Embedded;

/// <summary>
/// Who may write: the latest claim of each actor, and how many of its writes are on their way to the disk.
/// </summary>
/// <remarks>
/// <para>The owner row of the file fences whole processes, this table fences activations within one. Contacts and customers
/// come and go by the thousand per second and have a counter of their own: actors that live long build the versions of
/// their notices on the epoch (<c>epoch &lt;&lt; 32</c>), so theirs must stay small.</para>
/// <para>The table is bounded by two generations: an actor that claims or writes is in the young one; when that is full it
/// becomes the old one, and what was in the old one is forgotten, except actors with writes on their way. A forgotten
/// activation is refused at its next write: it ends, and starts anew at its next call or by its alarm, which one that is fenced
/// off must not have. That is always safe, and takes half a million other actors active since.</para>
/// </remarks>
internal sealed class Claims(EpochCounter passing, EpochCounter lasting, int perGeneration = StorageLimits.ClaimsPerGeneration)
{
    private readonly Lock _gate = new();
    private Dictionary<ActorKey, Claim> _young = [];
    private Dictionary<ActorKey, Claim> _old = [];

    /// <summary>One actor's standing; its fields are guarded by the table.</summary>
    public sealed class Claim
    {
        internal long Epoch;
        internal int InFlight;

        /// <summary>Last event number, for the writer alone: it writes an actor's header once per transaction.</summary>
        internal long LastEvent;
        internal bool Touched;
        internal ActorKey Key;
    }

    /// <summary>Where the epochs of a kind are drawn.</summary>
    public EpochCounter CounterOf(ActorKind kind) => kind is ActorKind.Customer or ActorKind.Contact ? passing : lasting;

    /// <summary>Takes an actor over. <paramref name="inFlight"/>: older writes are not on disk yet, wait for them before reading.</summary>
    public long Take(ActorKey key, out bool inFlight)
    {
        lock (_gate)
        {
            var claim = Find(key) ?? Add(key);
            claim.Epoch = CounterOf(key.Kind).Next();
            inFlight = claim.InFlight > 0;
            return claim.Epoch;
        }
    }

    /// <summary>Lets a write through, or refuses it; every one let through is followed by <see cref="Leave"/>.</summary>
    /// <exception cref="FencedException">A later activation has claimed the actor.</exception>
    /// <exception cref="StoreUnavailableException">Its claim is forgotten.</exception>
    public Claim Enter(ActorKey key, long epoch)
    {
        lock (_gate)
        {
            var claim = Find(key);
            if (claim is null) throw new StoreUnavailableException($"{key} was silent for long and starts anew; nothing acknowledged is lost. Try again.");
            if (claim.Epoch != epoch) throw new FencedException(key);
            claim.InFlight++;
            return claim;
        }
    }

    public void Leave(Claim claim)
    {
        lock (_gate) claim.InFlight--;
    }

    /// <summary>An activation that has ended needs its claim no more, unless a later one has it already.</summary>
    public void Release(ActorKey key, long epoch)
    {
        lock (_gate)
        {
            if (Find(key) is { InFlight: 0 } claim && claim.Epoch == epoch) _young.Remove(key);
        }
    }

    private Claim? Find(ActorKey key)
    {
        if (_young.TryGetValue(key, out var claim)) return claim;
        if (!_old.Remove(key, out claim)) return null;
        Keep(key, claim);
        return claim;
    }

    private Claim Add(ActorKey key)
    {
        var claim = new Claim { Key = key };
        Keep(key, claim);
        return claim;
    }

    private void Keep(ActorKey key, Claim claim)
    {
        if (_young.Count >= perGeneration)
        {
            var forgotten = _old;
            _old = _young;
            _young = [];
            foreach (var (busy, kept) in forgotten)
            {
                if (kept.InFlight > 0) _young[busy] = kept;
            }
        }
        _young[key] = claim;
    }
}
