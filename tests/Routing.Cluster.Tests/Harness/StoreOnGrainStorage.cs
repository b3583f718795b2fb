using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;

namespace Routing.Cluster.Tests;

/// <summary>The cluster's store, log and lists as one, over any grain storage: what one silo has, without the silo.</summary>
internal sealed class StoreOnGrainStorage : IActorStore, IEventLog, ICatalog, IIdempotencyStore, IAsyncDisposable
{
    private readonly IEventLog _log;
    private readonly ICatalog _catalog;
    private readonly StoredAnswers _answers;
    private readonly ClusterStore _store;

    public StoreOnGrainStorage(IGrainStorage storage, IEventLog log, Func<DocumentStore, ICatalog> catalog, TimeProvider clock)
    {
        var documents = new DocumentStore(storage, TimeProvider.System, new StoreHealth());
        (_log, _catalog) = (log, catalog(documents));
        _answers = new StoredAnswers(documents, new ClusterClock(clock));
        Publisher = new EventPublisher((IEventAppender)log, TimeProvider.System, NullLogger<EventPublisher>.Instance);
        _store = new ClusterStore(documents, Publisher, (IActorListing)_catalog);
    }

    public EventPublisher Publisher { get; }
    public long Newest => _log.Newest;

    /// <summary>Set to see a write as it is without waiting for its events.</summary>
    public bool LeavesEvents { get; init; }

    public ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default) => _store.Claim(key, codec, ct);

    /// <summary>The log follows the documents; who reads it at once must wait for that.</summary>
    public async ValueTask Commit(ActorWrite write)
    {
        await _store.Commit(write);
        if (!LeavesEvents) await Publisher.Running;
    }

    public ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default) => _log.Read(after, limit, ct);
    public ValueTask WaitAfter(long position, CancellationToken ct) => _log.WaitAfter(position, ct);
    public ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default) => _log.OfContact(contactId, limit, ct);
    public ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default) => _catalog.List(kind, after, limit, ct);
    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => _catalog.CustomerByAddress(address, ct);
    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => _catalog.BindAddress(address, customerId, ct);
    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) => _catalog.ReleaseAddress(address, customerId, ct);
    public ValueTask<StoredResponse?> Find(string key, CancellationToken ct = default) => _answers.Find(key, ct);
    public ValueTask Save(string key, StoredResponse response) => _answers.Save(key, response);
    public ValueTask DisposeAsync() => Publisher.DisposeAsync();
}
