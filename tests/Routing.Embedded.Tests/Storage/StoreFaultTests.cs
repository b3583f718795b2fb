namespace Routing.Embedded.Tests;

/// <summary>Full disks, damaged files, lost ownership: a clear refusal, never silence.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private static readonly ActorKey Queue = ActorKey.Queue("after-sales");
    private readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_full_disk_refuses_writes_loses_nothing_acknowledged_and_recovers_when_there_is_room()
    {
        using var store = SqliteStore.Open(_data.File);
        var epoch = await store.Epoch(Queue);
        await store.SetQuota(256 * 1024);

        var acknowledged = 0;
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (; acknowledged < 10_000; acknowledged++) await store.Commit(Row(epoch, acknowledged));
        });

        Assert.Contains("Free space", refused.Message);
        Assert.InRange(acknowledged, 10, 9_999);
        var health = await store.Probe();
        Assert.False(health.Ok);
        Assert.Contains("full", health.Reason);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Commit(Row(epoch, acknowledged)));
        Assert.Equal(acknowledged, (await store.Claim(Queue, Samples.Codec)).Parts.Count);

        await store.SetQuota(64 * 1024 * 1024);
        Assert.True((await store.Probe()).Ok);
        await store.Commit(Row(await store.Epoch(Queue), acknowledged));
        Assert.Equal(acknowledged + 1, (await store.Claim(Queue, Samples.Codec)).Parts.Count);
    }

    [Fact]
    public async Task One_poisonous_write_fails_alone()
    {
        using var store = SqliteStore.Open(_data.File);
        var epoch = await store.Epoch(Queue);
        var before = store.Transactions;
        var poison = Samples.Write(Queue, epoch).With(1, Samples.Queued("c-1"), new Nameless());
        var good = Enumerable.Range(0, 100).Select(i => store.Commit(Row(epoch, i)).AsTask()).ToList();
        var bad = store.Commit(poison).AsTask();
        good.AddRange(Enumerable.Range(100, 100).Select(i => store.Commit(Row(epoch, i)).AsTask()));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => bad);
        await Task.WhenAll(good);

        Assert.True(store.Health.Ok);
        Assert.True(store.Transactions > before);
        Assert.Equal(0, store.Newest);
        Assert.Equal(200, (await store.Claim(Queue, Samples.Codec)).Parts.Count);
        await store.Commit(Samples.Write(Queue, await store.Epoch(Queue)).With(1, Samples.Queued("c-1")));
        Assert.Equal(1, Assert.Single(await store.Read(0, 10)).Position);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_file_is_refused_with_advice_and_verify_finds_it(bool truncated)
    {
        using (var store = SqliteStore.Open(_data.File))
        {
            var epoch = await store.Epoch(Queue);
            await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => store.Commit(Row(epoch, i)).AsTask()));
        }
        Damage(_data.File, truncated);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            using var store = SqliteStore.Open(_data.File);
            try
            {
                await store.Claim(Queue, Samples.Codec);
            }
            catch (StoreUnavailableException)
            {
                // From then on it takes nothing more, and says why.
                Assert.Contains("damaged", store.Health.Reason);
                await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.BindAddress("new", "u-1"));
                throw;
            }
        });

        Assert.Contains("damaged", failure.Message);
        Assert.Contains("restore", failure.Message);
        Assert.False(DataFile.Verify(_data.File, Samples.Codecs).Sound);
    }

    [Fact]
    public void A_file_that_is_no_data_file_is_refused()
    {
        File.WriteAllText(_data.File, string.Join(' ', Enumerable.Repeat("this is not a database", 1000)));
        Assert.Contains("damaged", Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open(_data.File)).Message);
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused()
    {
        using (SqliteStore.Open(_data.File))
        {
        }
        using (var connection = Schema.OpenExisting(_data.File)) Schema.Run(connection, "PRAGMA user_version = 99");

        Assert.Contains("version 99", Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open(_data.File)).Message);
    }

    [Fact]
    public void A_second_server_on_the_same_file_is_refused_until_the_first_ends()
    {
        using (SqliteStore.Open(_data.File))
        {
            Assert.Contains("Another server", Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open(_data.File)).Message);
        }
        SqliteStore.Open(_data.File).Dispose();
    }

    [Fact]
    public async Task A_paused_process_that_lost_the_file_can_write_nothing_more()
    {
        using var paused = SqliteStore.Open(_data.File);
        var epoch = await paused.Epoch(Queue);
        await paused.Commit(Row(epoch, 1));
        // A network disk forgets the lock of a silent holder; a new lock file stands for that here.
        File.Delete(_data.Lock);
        using var successor = SqliteStore.Open(_data.File);
        await successor.Commit(Row(await successor.Epoch(Queue), 2));

        var late = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await paused.Commit(Row(epoch, 3)));

        Assert.Contains("taken over", late.Message);
        Assert.False((await paused.Probe()).Ok);
        Assert.Equal(["row/c-1", "row/c-2"], (await successor.Claim(Queue, Samples.Codec)).Parts.Select(p => p.Name).Order());
    }

    private static ActorWrite Row(long epoch, int number) => Samples.Write(Queue, epoch, new PartChange($"row/c-{number}", Samples.Row($"c-{number}")));

    private static void Damage(string file, bool truncated)
    {
        using var open = File.Open(file, FileMode.Open, FileAccess.ReadWrite);
        if (truncated)
        {
            open.SetLength(open.Length / 2 / 4096 * 4096);
            return;
        }
        // All but the first pages, which hold schema and owner.
        var junk = Enumerable.Repeat((byte)0xA5, 4096).ToArray();
        for (var at = 16 * 4096L; at < open.Length; at += junk.Length)
        {
            open.Position = at;
            open.Write(junk);
        }
    }

    /// <summary>An event that no table takes: its type is missing.</summary>
    private sealed record Nameless : RoutingEvent
    {
        public override string Type => null!;
    }
}
