namespace Routing.Cluster;

/// <summary>Lists actors in a table: a partition for each kind, a row for each id, put there before the actor is first stored.</summary>
internal sealed class TableCatalog(ITable table, AddressBook addresses, StoreHealth health) : ICatalog, IActorListing
{
    public async ValueTask Add(ActorKey key) => await Told(isWrite: true, async () =>
    {
        if (!Id.IsValid(key.Id)) throw new ArgumentException($"{key.Id} is no id. {Id.Rule}");
        return await table.Write(Partition(key.Kind), [new RowWrite(key.Id, [], RowWrite.Any)]);
    });

    public async ValueTask Remove(ActorKey key) => await Told(isWrite: true, async () =>
    {
        await table.Delete(Partition(key.Kind), key.Id);
        return true;
    });

    public async ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default) => await Told<IReadOnlyList<string>>(isWrite: false, async () =>
        [.. (await table.List(Partition(kind), after ?? "", below: null, Math.Clamp(limit, 0, ClusterLimits.IdsPerPage), ct)).Select(row => row.Key)]);

    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => addresses.Find(address);

    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => addresses.Bind(address, customerId);

    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) => addresses.Release(address, customerId);

    private static string Partition(ActorKind kind) => kind.ToString().ToLowerInvariant();

    private async Task<T> Told<T>(bool isWrite, Func<Task<T>> call)
    {
        try
        {
            var answer = await call();
            if (isWrite) health.Wrote();
            else health.Read();
            return answer;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (isWrite) health.WriteFailed(failure);
            else health.ReadFailed(failure);
            throw new StoreUnavailableException("The cluster's storage cannot serve now. Try again.", failure);
        }
    }
}
