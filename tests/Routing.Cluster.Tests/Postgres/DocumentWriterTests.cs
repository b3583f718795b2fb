namespace Routing.Cluster.Tests;

/// <summary>Writes that share a transaction share no fate.</summary>
public sealed class DocumentWriterTests(PostgresContractTests.Database database) : IClassFixture<PostgresContractTests.Database>
{
    [PostgresTheory]
    [InlineData("no\0id")]
    public async Task One_that_the_database_refuses_fails_alone(string badId)
    {
        await using var source = await database.Empty();
        await using var writer = new DocumentWriter(source, new ClusterClock(TimeProvider.System));
        var document = new Document { Json = "{}"u8.ToArray() };
        // The first keep the lanes busy, so that the others gather.
        var good = Enumerable.Range(0, 200).Select(n => writer.Write(new DocumentWrite("queue", $"q-{n}", 0, document))).ToList();
        var bad = writer.Write(new DocumentWrite("queue", badId, 0, document));
        good.AddRange(Enumerable.Range(200, 200).Select(n => writer.Write(new DocumentWrite("queue", $"q-{n}", 0, document))));

        Assert.All(await Task.WhenAll(good), Assert.True);
        Assert.Equal("22021", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => bad)).SqlState);
    }

    [PostgresTheory]
    [InlineData(6)]
    public async Task Whoever_asked_too_long_ago_is_not_written_any_more(int seconds)
    {
        await using var source = await database.Empty();
        var clock = new SteppedClock(DateTimeOffset.UnixEpoch);
        await using var writer = new DocumentWriter(source, new ClusterClock(new Ageing(clock, TimeSpan.FromSeconds(seconds))));
        await Assert.ThrowsAsync<TimeoutException>(() => writer.Write(new DocumentWrite("queue", "q", 0, new Document { Json = "{}"u8.ToArray() })));
        Assert.Equal(0L, await source.CreateCommand("select count(*) from routing_document").ExecuteScalarAsync());
    }

    /// <summary>Every look at it is so much later.</summary>
    private sealed class Ageing(SteppedClock clock, TimeSpan step) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override long GetTimestamp()
        {
            clock.MoveTo(clock.GetUtcNow() + step);
            return clock.GetTimestamp();
        }
    }
}
