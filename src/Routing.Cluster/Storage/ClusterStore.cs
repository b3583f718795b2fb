using System.Collections.Concurrent;

namespace Routing.Cluster;

/// <summary>
/// The actors' store over any grain storage of Orleans. Holds the documents of the activations that live on this silo;
/// another silo's activation of the same actor is fenced off by the documents' tags.
/// </summary>
internal sealed class ClusterStore(DocumentStore documents, EventPublisher publisher, IActorListing listing) : IActorStore
{
    private readonly ConcurrentDictionary<ActorKey, ActorDocuments> _live = new();
    private long _passing;

    public async ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default)
    {
        var former = _live.GetValueOrDefault(key);
        // What it has under way is written before it is fenced off, as a claim sees all that was handed in.
        if (former is not null) await former.End();
        var claimed = new ActorDocuments(key, codec, documents, publisher, listing);
        // Two activations of a customer or contact on this silo should differ, though nothing is written that says so; what
        // tells their writes apart for sure is whose documents they are, as epochs may repeat.
        var stored = await claimed.Claim(key.Kind is ActorKind.Customer or ActorKind.Contact ? Interlocked.Increment(ref _passing) : (former?.Epoch ?? 0) + 1);
        _live[key] = claimed;
        return stored;
    }

    public ValueTask Commit(ActorWrite write)
    {
        if (!_live.TryGetValue(write.Key, out var live))
            return ValueTask.FromException(new StoreUnavailableException($"{write.Key} is not held here, or no longer; nothing acknowledged is lost. Try again."));
        return (write.Claim is { } claim ? ReferenceEquals(claim, live) : live.Epoch == write.Epoch) ? live.Commit(write) : ValueTask.FromException(new FencedException(write.Key));
    }

    /// <summary>Forgets an activation that has ended.</summary>
    public void Forget(ActorKey key, object? claim)
    {
        if (claim is ActorDocuments ended) _live.TryRemove(KeyValuePair.Create(key, ended));
    }
}
