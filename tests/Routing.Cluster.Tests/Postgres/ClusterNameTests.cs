namespace Routing.Cluster.Tests;

/// <summary>Two clusters on one database would take each other's actors: the second name is refused.</summary>
public sealed class ClusterNameTests(PostgresContractTests.Database database) : IClassFixture<PostgresContractTests.Database>
{
    [PostgresTheory]
    [InlineData("")]
    // Silos that ran before the name was kept.
    [InlineData("insert into routing_silos values ('routing', 3), ('former', 9); insert into routing_silo_entry values ('former', '127.0.0.1', 1, 1, 's', 'h', 6, 0, null, now(), now()), ('routing', '127.0.0.1', 2, 1, 's', 'h', 3, 0, null, now(), now() - interval '1 minute')")]
    [InlineData("insert into routing_silos values ('routing', 3)")]
    public async Task Another_name_than_the_first_is_refused(string before)
    {
        await using var source = await database.Empty();
        await source.CreateCommand($"truncate routing_silos, routing_silo_entry; {before}").ExecuteNonQueryAsync();
        if (before == "") await ClusterName.Check(database.Connection, "routing");

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => ClusterName.Check(database.Connection, "other"));
        Assert.Contains("--cluster other is not the cluster of this database, routing", refused.Message, StringComparison.Ordinal);
        await ClusterName.Check(database.Connection, "routing");
    }
}
