using Npgsql;

namespace Routing.Cluster;

/// <summary>Lists actors by their documents, so that no list can disagree with what is stored.</summary>
internal sealed class PostgresCatalog(NpgsqlDataSource database, AddressBook addresses, StoreHealth health) : ICatalog, IActorListing
{
    public async ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default)
    {
        try
        {
            await using var list = database.CreateCommand("select id from routing_document where kind = $1 and id > $2 and listed order by id limit $3");
            list.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind.ToString().ToLowerInvariant() });
            list.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after ?? "" });
            list.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Math.Clamp(limit, 0, ClusterLimits.IdsPerPage) });
            var ids = new List<string>();
            await using var row = await list.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct)) ids.Add(row.GetString(0));
            health.Served();
            return ids;
        }
        catch (NpgsqlException failure)
        {
            health.Failed(failure);
            throw new StoreUnavailableException("The cluster's storage cannot serve now. Try again.", failure);
        }
    }

    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => addresses.Find(address);

    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => addresses.Bind(address, customerId);

    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) => addresses.Release(address, customerId);

    // A document that is listed says so itself.
    public ValueTask Add(ActorKey key) => ValueTask.CompletedTask;

    public ValueTask Remove(ActorKey key) => ValueTask.CompletedTask;
}
