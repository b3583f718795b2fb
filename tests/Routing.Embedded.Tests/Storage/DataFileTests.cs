namespace Routing.Embedded.Tests;

public sealed class DataFileTests : IDisposable
{
    private static readonly ActorKey Queue = ActorKey.Queue("after-sales");
    private readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_backup_taken_while_the_server_writes_is_whole()
    {
        using var store = SqliteStore.Open(_data.File);
        var stop = false;
        var written = 0;
        var started = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            while (!Volatile.Read(ref stop))
            {
                await Begin(store, $"c-{++written}");
                if (written == 50) started.TrySetResult();
            }
        });
        await started.Task;

        DataFile.Backup(_data.File, _data.Backup);
        Volatile.Write(ref stop, true);
        await writing;

        var report = DataFile.Verify(_data.Backup, Samples.Codecs);
        Assert.Empty(report.Faults);
        Assert.InRange(report.Actors[ActorKind.Contact], 50, written);
        Assert.Equal(report.Actors[ActorKind.Contact], report.Events);
        Assert.True(DataFile.Verify(_data.File, Samples.Codecs).Sound);

        store.Dispose();
        using var restored = SqliteStore.Open(_data.Backup);
        Assert.Equal(report.Events, restored.Newest);
    }

    [Fact]
    public void A_backup_never_overwrites_another()
    {
        using var store = SqliteStore.Open(_data.File);
        DataFile.Backup(_data.File, _data.Backup);
        Assert.Contains("exists already", Assert.Throws<StoreUnavailableException>(() => DataFile.Backup(_data.File, _data.Backup)).Message);
        Assert.Contains("no data file", Assert.Throws<StoreUnavailableException>(() => DataFile.Backup(_data.File + "x", _data.Backup)).Message);
    }

    [Fact]
    public async Task Verify_names_what_waits_without_being_there_or_is_closed_and_what_cannot_be_read()
    {
        using var store = SqliteStore.Open(_data.File);
        await Begin(store, "open");
        await Begin(store, "done", closed: true);
        var epoch = await store.Epoch(Queue);
        await store.Commit(Samples.Write(Queue, epoch, new("row/open", Samples.Row("open")), new("row/done", Samples.Row("done")), new("row/lost", Samples.Row("lost"))));
        Change("INSERT INTO part(kind, id, name, data) VALUES(3, 'li-na', 'profile', '{\"name\":')");

        var faults = DataFile.Verify(_data.File, Samples.Codecs).Faults;

        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, f => f.Contains("lost") && f.Contains("not in the file"));
        Assert.Contains(faults, f => f.Contains("done") && f.Contains("closed"));
        Assert.Contains(faults, f => f.Contains("profile of agent/li-na"));
    }

    [Fact]
    public async Task Verify_keeps_what_it_found_beside_a_row_that_cannot_be_read()
    {
        using var store = SqliteStore.Open(_data.File);
        await Begin(store, "open");
        await store.Commit(Samples.Write(Queue, await store.Epoch(Queue), new PartChange("row/lost", Samples.Row("lost"))));
        Change($"INSERT INTO part(kind, id, name, data) VALUES({(int)ActorKind.Queue}, 'after-sales', 'row/open', '{{\"card\":')");

        var report = DataFile.Verify(_data.File, Samples.Codecs);

        Assert.Equal(2, report.Faults.Count);
        Assert.Contains(report.Faults, f => f.Contains("row/open") && f.Contains("cannot be read"));
        Assert.Contains(report.Faults, f => f.Contains("lost") && f.Contains("not in the file"));
        Assert.Equal(1, report.Actors[ActorKind.Contact]);
    }

    [Fact]
    public async Task Verify_finds_a_missing_beginning()
    {
        using var store = SqliteStore.Open(_data.File);
        for (var i = 1; i <= 3; i++) await Begin(store, $"c-{i}");
        Change("DELETE FROM events WHERE first = 1");
        Assert.Contains("positions 1 to 2 are not all there", Assert.Single(DataFile.Verify(_data.File, Samples.Codecs).Faults, f => f.Contains("positions")));
    }

    [Fact]
    public void A_backup_that_cannot_be_written_names_where_it_was_to_go()
    {
        using var store = SqliteStore.Open(_data.File);
        // Longer than SQLite takes, and shorter than the system does.
        var far = Path.Combine([Path.GetDirectoryName(_data.File)!, .. Enumerable.Repeat(new string('d', 200), 4), "backup.db"]);
        var failure = Assert.Throws<StoreUnavailableException>(() => DataFile.Backup(_data.File, far));
        Assert.Contains(far, failure.Message);
        Assert.DoesNotContain($"{_data.File} cannot be opened", failure.Message);
    }

    [Fact]
    public async Task Verify_finds_gaps_and_repeats_among_event_numbers()
    {
        using (var store = SqliteStore.Open(_data.File))
        {
            var epoch = await store.Epoch(Queue);
            await store.Commit(Samples.Write(Queue, epoch).With(1, [.. Enumerable.Range(1, 5).Select(i => Samples.Queued($"c-{i}"))]));
        }
        Rewrite(1, 2, 4, 5);
        Assert.Contains(DataFile.Verify(_data.File, Samples.Codecs).Faults, f => f.Contains("1 are missing between 2 and 4"));

        Rewrite(1, 2, 3, 3, 4);
        Assert.Contains(DataFile.Verify(_data.File, Samples.Codecs).Faults, f => f.Contains("number 3 occurs twice"));

        Rewrite(1, 2);
        Assert.Contains(DataFile.Verify(_data.File, Samples.Codecs).Faults, f => f.Contains("the last is 2, but the actor counts 5"));
        Assert.Contains(DataFile.Verify(_data.File, Samples.Codecs).Faults, f => f.Contains("not all there"));

        Change("UPDATE events SET events = x'0203'");
        Assert.Contains(DataFile.Verify(_data.File, Samples.Codecs).Faults, f => f.Contains("cut short"));
    }

    /// <summary>Other events in the place of the first five.</summary>
    private void Rewrite(params long[] numbers)
    {
        var frames = new PooledBuffer();
        foreach (var number in numbers) EventFrames.Append(frames, new RecordedEvent(Queue, number, Samples.Noon, Samples.Queued($"c-{number}")), "after-sales"u8, "{}"u8);
        Change($"UPDATE events SET events = x'{Convert.ToHexString(frames.All)}'");
    }

    private void Change(string sql)
    {
        using var connection = Schema.OpenExisting(_data.File);
        Schema.Run(connection, sql);
    }

    private static async Task Begin(SqliteStore store, string contact, bool closed = false)
    {
        var key = ActorKey.Contact(contact);
        var whole = Samples.Contact(contact, closed);
        PartChange[] parts = [new("begun", new ContactBegun(whole.Request, whole.Plan, whole.CreatedAt)), .. closed ? [new PartChange("closed", whole.Closed)] : Array.Empty<PartChange>()];
        await store.Commit(Samples.Write(key, await store.Epoch(key), parts).With(1, Samples.Queued(contact)));
    }
}
