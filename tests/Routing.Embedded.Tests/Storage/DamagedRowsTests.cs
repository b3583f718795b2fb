namespace Routing.Embedded.Tests;

/// <summary>Pages that hold together may still hold a row that does not: it is called damage, with what to do, by whoever reads it.</summary>
public sealed class DamagedRowsTests : IDisposable
{
    private static readonly ActorKey Queue = ActorKey.Queue("after-sales");
    private readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("0203")]
    // A length below nought, and one far past the end.
    [InlineData("02FEFFFFFF")]
    [InlineData("02FFFFFF7F0000")]
    public async Task A_damaged_row_of_events_is_told_to_its_reader(string row)
    {
        await Fill();
        Change($"UPDATE events SET events = x'{row}'");
        using var store = SqliteStore.Open(_data.File);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Read(0, 10));

        Assert.Contains("is damaged", failure.Message);
        Assert.Contains("restore the last good backup", failure.Message);
        Assert.Contains(DataFile.Verify(_data.File, Samples.Codecs).Faults, fault => fault.Contains("Events 1 to 2 cannot be read"));
    }

    [Fact]
    public async Task A_time_that_cannot_be_is_damage_too()
    {
        await Fill();
        var frames = new PooledBuffer();
        EventFrames.Append(frames, new RecordedEvent(Queue, 1, Samples.Noon, Samples.Queued("c-1")), "after-sales"u8, "{}"u8);
        var row = frames.All.ToArray();
        // Behind kind, length and id of the actor, and the number.
        row.AsSpan(1 + sizeof(int) + "after-sales".Length + sizeof(long), sizeof(long)).Fill(0xFF);
        Change($"UPDATE events SET events = x'{Convert.ToHexString(row)}'");
        using var store = SqliteStore.Open(_data.File);
        Assert.Contains("is damaged", (await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Read(0, 10))).Message);
    }

    [Theory]
    [InlineData("0203")]
    [InlineData("02FEFFFFFF")]
    [InlineData("02FFFFFF7F0000")]
    public async Task A_damaged_row_of_the_log_keeps_the_server_from_starting_and_verify_tells_the_rest(string row)
    {
        await Fill();
        Change($"INSERT INTO log(position, changes) VALUES(999, x'{row}')");

        var report = DataFile.Verify(_data.File, Samples.Codecs);
        Assert.Contains("The changes 999", Assert.Single(report.Faults));
        Assert.Equal(1, report.Actors[ActorKind.Queue]);
        Assert.Equal(2, report.Events);

        var refused = Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open(_data.File));
        Assert.Contains("is damaged", refused.Message);
        Assert.Contains("restore the last good backup", refused.Message);
    }

    private async Task Fill()
    {
        using (var store = SqliteStore.Open(_data.File))
        {
            var epoch = await store.Epoch(Queue);
            await store.Commit(Samples.Write(Queue, epoch, new PartChange("config", Samples.Config())).With(1, Samples.Queued("c-1"), Samples.Queued("c-2")));
        }
        // The next start reads what is new, and no later one does.
        SqliteStore.Open(_data.File).Dispose();
    }

    private void Change(string sql)
    {
        using var connection = Schema.OpenExisting(_data.File);
        Schema.Run(connection, sql);
    }
}
