using Npgsql;

namespace Routing.Cluster;

/// <summary>
/// A database is of one cluster: the first silo to start on it writes its cluster's name there. Another name would make a
/// second cluster on the same documents, each fencing off the other's actors.
/// </summary>
public static class ClusterName
{
    // The silos of before this was kept are known by their list: its newest sign of life names the cluster.
    private const string Claim =
        """
        insert into routing_document (kind, id, tag, listed, body)
        select 'cluster', 'name', 1, false, convert_to(coalesce(
          (select cluster from routing_silo_entry order by status = 3 desc, alive desc limit 1),
          (select cluster from routing_silos order by version desc limit 1), $1), 'UTF8')
        on conflict do nothing
        """;

    private const string Read = "select convert_from(body, 'UTF8') from routing_document where kind = 'cluster' and id = 'name'";

    /// <exception cref="ArgumentException">The database is another cluster's.</exception>
    /// <exception cref="StoreUnavailableException">It does not answer.</exception>
    public static async Task Check(string connection, string cluster, CancellationToken ct = default)
    {
        await using var source = PostgresSchema.Open(connection);
        var name = await PostgresSchema.Told(async () => await Find(source, ct) ?? await First(source, cluster, ct), PostgresSchema.Bound);
        if (name != cluster)
            throw new ArgumentException($"--cluster {cluster} is not the cluster of this database, {name}. Name that one, or give this cluster a database of its own.");
    }

    private static async Task<string?> First(NpgsqlDataSource source, string cluster, CancellationToken ct)
    {
        await using var claim = source.CreateCommand(Claim);
        claim.Parameters.Add(new NpgsqlParameter<string> { TypedValue = cluster });
        await claim.ExecuteNonQueryAsync(ct);
        return await Find(source, ct);
    }

    private static async Task<string?> Find(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var read = source.CreateCommand(Read);
        return await read.ExecuteScalarAsync(ct) as string;
    }
}
