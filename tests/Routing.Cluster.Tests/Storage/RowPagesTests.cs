using System.Text;
using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>Rows in pages: bounded writes, no row lost or doubled, whoever crashes or comes late.</summary>
public sealed class RowPagesTests : IAsyncDisposable
{
    private static readonly ActorKey Queue = ActorKey.Queue("q");
    private readonly SharedStorage _storage = new();
    private readonly SharedLog _log = new();
    private readonly StoreOnGrainStorage _store;

    public RowPagesTests() => _store = NewSilo();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private StoreOnGrainStorage NewSilo() => new(_storage, _log, _ => _storage, TimeProvider.System);

    private static ActorWrite Rows(long epoch, IEnumerable<int> added, IEnumerable<int> removed) => Samples.Write(
        Queue, epoch, [.. added.Select(n => new PartChange($"row/c-{n}", Samples.Row($"c-{n}"))), .. removed.Select(n => new PartChange($"row/c-{n}", null))]);

    [Fact]
    public async Task No_document_grows_with_the_length_of_the_queue()
    {
        var epoch = await _store.Epoch(Queue);
        for (var n = 0; n < 1000; n++) await _store.Commit(Rows(epoch, [n], []));

        var row = Encoding.UTF8.GetByteCount("\"row/c-999\":") + 452;
        Assert.All(_storage.Documents.Where(d => d.Id.Type.ToString() == "queue-page"), page => Assert.InRange(page.Bytes, 2, row * ClusterLimits.RowsPerPage));
        Assert.All(_storage.Documents.Where(d => d.Id.Type.ToString() == "queue"), head => Assert.InRange(head.Bytes, 2, row * (ClusterLimits.MostJournalRows + 1)));
        Assert.Equal(1000, (await NewSilo().Claim(Queue, Samples.Codec)).Parts.Count);
    }

    [Fact]
    public async Task A_contact_that_comes_and_goes_costs_one_write_each_and_no_page()
    {
        var epoch = await _store.Epoch(Queue);
        await _store.Commit(Rows(epoch, [0], []));
        var before = _storage.Writes;
        for (var n = 1; n <= 100; n++)
        {
            await _store.Commit(Rows(epoch, [n], []));
            await _store.Commit(Rows(epoch, [], [n]));
        }
        Assert.Equal(before + 200, _storage.Writes);
        Assert.DoesNotContain(_storage.Documents, d => d.Id.Type.ToString() == "queue-page");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_comes_goes_and_crashes_the_rows_are_those_acknowledged(int seed)
    {
        var random = new Random(seed);
        var rows = new HashSet<int>();
        var silo = _store;
        var epoch = await silo.Epoch(Queue);
        for (var turn = 0; turn < 400; turn++)
        {
            int[] added = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(200))];
            int[] removed = [.. rows.Where(_ => random.Next(6) == 0).Take(3).Except(added)];
            await silo.Commit(Rows(epoch, added, removed));
            rows.UnionWith(added);
            rows.ExceptWith(removed);
            if (random.Next(25) != 0) continue;
            silo = NewSilo();
            var stored = await silo.Claim(Queue, Samples.Codec);
            epoch = stored.Epoch;
            Assert.Equal(rows.Select(n => $"row/c-{n}").Order(), stored.Parts.Select(part => part.Name).Order());
        }
    }

    [Fact]
    public async Task A_late_write_of_a_page_brings_no_row_back()
    {
        var epoch = await _store.Epoch(Queue);
        await _store.Commit(Rows(epoch, Enumerable.Range(0, 10), []));
        // The older activation is stopped as it writes the page; another takes over meanwhile.
        var late = new List<TaskCompletionSource>();
        _storage.Hold = id => id.Type.ToString() == "queue-page" ? Held(late) : null;
        await _store.Commit(Rows(epoch, Enumerable.Range(10, 10), []));
        _storage.Hold = null;
        var silo = NewSilo();
        var stored = await silo.Claim(Queue, Samples.Codec);
        Assert.Equal(20, stored.Parts.Count);
        await silo.Commit(Rows(stored.Epoch, [], Enumerable.Range(0, 20)));

        foreach (var write in late) write.SetResult();
        await silo.Commit(Rows(stored.Epoch, [50], []));

        Assert.Equal("row/c-50", Assert.Single((await NewSilo().Claim(Queue, Samples.Codec)).Parts).Name);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await _store.Commit(Rows(epoch, [60], [])));

        static Task Held(List<TaskCompletionSource> late)
        {
            late.Add(new TaskCompletionSource());
            return late[^1].Task;
        }
    }

    [Fact]
    public async Task A_failed_move_ends_the_activation_as_a_failure_and_not_as_a_successor()
    {
        var epoch = await _store.Epoch(Queue);
        _storage.Fail = id => id.Type.ToString() == "queue-page" ? new IOException("the disk is on fire") : null;
        await _store.Commit(Rows(epoch, Enumerable.Range(0, ClusterLimits.JournalRows + 1), []));
        _storage.Fail = null;
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await _store.Commit(Rows(epoch, [50], [])));
        Assert.Equal(ClusterLimits.JournalRows + 1, (await NewSilo().Claim(Queue, Samples.Codec)).Parts.Count);
    }

    [Fact]
    public async Task A_failed_write_ends_the_activation_and_keeps_nothing_of_it()
    {
        var epoch = await _store.Epoch(Queue);
        await _store.Commit(Rows(epoch, [1], []));
        _storage.Fail = _ => new IOException("the disk is on fire");
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await _store.Commit(Rows(epoch, [2], [])));
        Assert.Null(refusal.InnerException);
        _storage.Fail = null;
        // Nobody else has taken over: it says so, and is brought to life again.
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await _store.Commit(Rows(epoch, [3], [])));

        Assert.Equal("row/c-1", Assert.Single((await NewSilo().Claim(Queue, Samples.Codec)).Parts).Name);
    }
}
