namespace Routing.Cluster.Tests;

/// <summary>What one call may read, answer and wait for, however many events there are and readers come.</summary>
public sealed class OutsideEventsGrainTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly SharedLog _log = new();
    private readonly OutsideEventsGrain _grain;
    private long _number;

    public OutsideEventsGrainTests() => _grain = new OutsideEventsGrain(_log);

    [Fact]
    public async Task A_page_ends_with_the_event_that_fills_it()
    {
        await Happen(10, "q", bytes: ClusterLimits.BytesPerPage / 2 - 1);
        var page = await _grain.Read(0, new EventFilter());
        Assert.Equal((3, 3L), (page.Events.Length, page.Position));
        Assert.Equal([4L, 5L, 6L], (await _grain.Read(page.Position, new EventFilter())).Events.Select(happened => happened.Position));
    }

    [Fact]
    public async Task A_call_that_finds_nothing_wanted_ends_and_says_how_far_it_came()
    {
        const int most = ClusterLimits.BatchesPerPage * ClusterLimits.EventsPerPage;
        await Happen(most + 10, "q");
        await Happen(1, "wanted");
        var filter = new EventFilter { Queue = "wanted" };
        var page = await _grain.Read(0, filter);
        Assert.Equal((0, (long)most), (page.Events.Length, page.Position));
        Assert.Equal(most + 11, Assert.Single((await _grain.Read(page.Position, filter)).Events).Position);
    }

    [Fact]
    public async Task A_call_waits_for_events_and_not_without_end()
    {
        var waiting = _grain.Read(0, new EventFilter()).AsTask();
        Assert.False(waiting.IsCompleted);
        await Happen(1, "q");
        Assert.Single((await waiting.WaitAsync(Bound)).Events);
        var inVain = await _grain.Read(1, new EventFilter()).AsTask().WaitAsync(Bound);
        Assert.Equal((0, 1L), (inVain.Events.Length, inVain.Position));
    }

    [Fact]
    public async Task Readers_are_bounded_and_make_room_when_they_are_answered()
    {
        var reading = Enumerable.Range(0, ClusterLimits.ReadersOutside).Select(_ => _grain.Read(0, new EventFilter()).AsTask()).ToList();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _grain.Read(0, new EventFilter()).AsTask());
        await Happen(1, "q");
        // On a busy machine some may have been answered empty by then, as the long poll ends.
        Assert.All(await Task.WhenAll(reading).WaitAsync(Bound), page => Assert.InRange(page.Events.Length, 0, 1));
        Assert.Single((await _grain.Read(0, new EventFilter())).Events);
    }

    [Fact]
    public async Task A_stream_begins_at_the_newest_or_at_a_position_that_there_is()
    {
        await Happen(3, "q");
        Assert.Equal(3, (await _grain.Begin(null)).Position);
        Assert.Null((await _grain.Begin(2)).Refusal);
        Assert.Equal("after", (await _grain.Begin(4)).Refusal?.Field);
    }

    private async Task Happen(int count, string queue, int bytes = 2) =>
        await _log.Append([.. Enumerable.Range(0, count).Select(_ => new LoggedEvent(0, ActorKey.Queue("q"), ++_number, DateTimeOffset.UnixEpoch, "queue.configured", null, queue, null, new byte[bytes]))]);
}
