using Npgsql;

namespace Routing.Cluster;

/// <summary>Lists actors by their documents, so that no list can disagree with what is stored.</summary>
internal sealed class PostgresCatalog(NpgsqlDataSource database, AddressBook addresses, StoreHealth health) : ICatalog, IActorListing, ILateEvents
{
    /// <summary>It looks at every contact of its time, and nobody waits for it.</summary>
    private const int LateSeconds = 60;

    // What was written a moment ago is on its way.
    private const string Late =
        """
        select k.number, d.id from routing_document d join (values ('contact', $1), ('customer', $2)) as k (kind, number) on k.kind = d.kind
        where d.last_event > 0 and d.written_at between now() - $4 and now() - interval '2 seconds'
          and not exists (select from routing_event e where e.kind = k.number and e.actor = d.id and e.number = d.last_event)
        limit $3
        """;

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
            health.Read();
            return ids;
        }
        catch (NpgsqlException failure)
        {
            health.ReadFailed(failure);
            throw new StoreUnavailableException("The cluster's storage cannot serve now. Try again.", failure);
        }
    }

    public async ValueTask<IReadOnlyList<ActorKey>> WithLateEvents(TimeSpan within, CancellationToken ct = default)
    {
        await using var list = database.CreateCommand(Late);
        list.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)ActorKind.Contact });
        list.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)ActorKind.Customer });
        list.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ClusterLimits.IdsPerPage });
        list.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = within });
        list.CommandTimeout = LateSeconds;
        var late = new List<ActorKey>();
        await using var row = await list.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct)) late.Add(new ActorKey((ActorKind)row.GetInt16(0), row.GetString(1)));
        return late;
    }

    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => addresses.Find(address);

    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => addresses.Bind(address, customerId);

    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) => addresses.Release(address, customerId);

    // A document that is listed says so itself.
    public ValueTask Add(ActorKey key) => ValueTask.CompletedTask;

    public ValueTask Remove(ActorKey key) => ValueTask.CompletedTask;
}
