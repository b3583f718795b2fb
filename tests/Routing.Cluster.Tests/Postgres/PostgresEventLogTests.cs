namespace Routing.Cluster.Tests;

/// <summary>The log, where the database is away as a silo starts.</summary>
public sealed class PostgresEventLogTests
{
    [Fact]
    public async Task Without_its_database_it_does_not_start_and_says_so()
    {
        await using var nowhere = PostgresSchema.Open("Host=127.0.0.1;Port=1;Database=routing;Username=routing");
        using var log = new PostgresEventLog(nowhere, new ClusterClock(TimeProvider.System));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => log.StartAsync(CancellationToken.None));
    }
}
