using Routing.Actors;

namespace Routing.Lab.Tests.Faults;

/// <summary>A store that does not keep to its contract: it changes what is loaded, or what is written, or writes nothing.</summary>
internal sealed class LyingStore(IActorStore honest) : IActorStore
{
    private readonly Dictionary<ActorKey, long> _epochs = [];
    private int _writes;

    /// <summary>Takes every write for one of the present activation.</summary>
    public bool IgnoresFences { private get; init; }

    /// <summary>A part as it is loaded; null for one that is not.</summary>
    public Func<StoredPart, StoredPart?> Loads { private get; init; } = static part => part;

    /// <summary>Whether a part is kept, and events are, that came with the write of this number; acknowledged they are in any case.</summary>
    public Func<PartChange, int, bool> Keeps { private get; init; } = static (_, _) => true;
    public Func<RecordedEvent, int, bool> Records { private get; init; } = static (_, _) => true;

    public async ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default)
    {
        var stored = await honest.Claim(key, codec, ct);
        _epochs[key] = stored.Epoch;
        return stored with { Parts = [.. stored.Parts.Select(Loads).OfType<StoredPart>()] };
    }

    public ValueTask Commit(ActorWrite write)
    {
        var n = ++_writes;
        return honest.Commit(write with
        {
            Epoch = IgnoresFences ? _epochs[write.Key] : write.Epoch,
            Parts = [.. write.Parts.Where(part => Keeps(part, n))],
            Events = [.. write.Events.Where(happened => Records(happened, n))],
        });
    }
}
