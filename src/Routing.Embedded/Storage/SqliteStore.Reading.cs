namespace Routing.Embedded;

// The event log, the catalog, and the remembered answers.
public sealed partial class SqliteStore
{
    public long Newest => _tail.Newest;

    public long Oldest => _pruner.Oldest;

    public async ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default)
    {
        limit = Math.Clamp(limit, 0, StorageLimits.EventsPerRead);
        // Memory may still have some that are no longer kept.
        after = Math.Max(after, Oldest - 1);
        return _tail.Read(after, limit) ?? await _readers.Read(reader => reader.EventsFrom(after + 1, limit), ct);
    }

    public ValueTask WaitAfter(long position, CancellationToken ct) => _tail.WaitAfter(position, ct);

    public async ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default)
    {
        // Before the index is read: what moves into it meanwhile is then met twice, and not missed.
        var recent = _recent.Positions(contactId);
        return await _readers.Read(reader => reader.EventsOf(contactId, recent, Math.Clamp(limit, 0, StorageLimits.EventsPerRead)), ct);
    }

    public async ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default)
    {
        limit = Math.Clamp(limit, 0, StorageLimits.IdsPerPage);
        var recent = _recent.Ids(kind, after ?? "").ToDictionary(id => id, id => _recent.Of(new ActorKey(kind, id)), StringComparer.Ordinal);
        return await _readers.Read(reader => reader.Ids(kind, after, limit, recent), ct);
    }

    public async ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) =>
        await _readers.Read(reader => reader.Address(address), ct);

    public async ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) =>
        await CustomerByAddress(address, ct) ?? await Run(session => session.BindAddress(address, customerId));

    public async ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) =>
        await Run(session => session.ReleaseAddress(address, customerId));

    public ValueTask<StoredResponse?> Find(string key, CancellationToken ct = default) =>
        _readers.Read(reader => reader.Response(key, Expired), ct);

    public async ValueTask Save(string key, StoredResponse response)
    {
        var headers = StoredResponses.WriteHeaders(response);
        await Run(session =>
        {
            session.SaveResponse(key, response, headers, Expired);
            return true;
        });
    }

    private DateTimeOffset Expired => _clock.GetUtcNow() - StoredResponse.KeptFor;

    private Task<T> Run<T>(Func<WriterSession, T> work, Action? whenDone = null, bool evenRefusing = false)
    {
        var job = new WriteJob<T>(work, whenDone, evenRefusing);
        _writer.Enqueue(job);
        return job.Task;
    }
}
