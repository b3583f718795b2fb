namespace Routing.Embedded.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_log_stays_bounded_however_much_is_written()
    {
        using var store = SqliteStore.Open(_data.File);
        var agent = ActorKey.Agent("li-na");
        var epoch = await store.Epoch(agent);
        var large = new AgentProfile { Name = new string('x', 200_000), Regions = ["cn"] };
        const int writes = 500;

        for (var i = 0; i < writes; i++) await store.Commit(Samples.Write(agent, epoch, new PartChange("profile", large with { Weight = i })));

        var log = new FileInfo(_data.File + "-wal").Length;
        Assert.InRange(log, 1, (long)StorageLimits.MostLogPages * Schema.PageBytes / 4);
        Assert.True(log < writes * 200_000L * 2 / 3, $"The log has grown to {log} bytes.");
    }

    [Fact]
    public async Task The_log_that_a_slow_reader_let_grow_shrinks_again()
    {
        using var store = SqliteStore.Open(_data.File);
        var agent = ActorKey.Agent("li-na");
        var epoch = await store.Epoch(agent);
        var large = new AgentProfile { Name = new string('x', 1_000_000) };
        var written = 0;
        using (var slow = Schema.OpenReader(_data.File))
        using (slow.BeginTransaction(deferred: true))
        {
            Schema.Scalar(slow, "SELECT epoch FROM owner");
            while (Log() <= StorageLimits.KeptLogBytes * 5 / 4) await Write();
        }

        for (var i = 0; i < 200 && Log() > StorageLimits.KeptLogBytes; i++) await Write();

        Assert.InRange(Log(), 1, StorageLimits.KeptLogBytes);

        long Log() => new FileInfo(_data.File + "-wal").Length;
        ValueTask Write() => store.Commit(Samples.Write(agent, epoch, new PartChange("profile", large with { Weight = written++ % 100 })));
    }

    [Fact]
    public async Task Raw_speed_can_be_measured()
    {
        var directory = Path.GetDirectoryName(_data.File)!;
        var limit = await Task.Run(() => StoreLimit.Measure(directory, TimeSpan.FromMilliseconds(50)));
        Assert.True(limit.UpsertsPerSecond >= StoreLimit.BatchRows);
        Assert.Empty(Directory.GetFiles(directory));
    }
}
