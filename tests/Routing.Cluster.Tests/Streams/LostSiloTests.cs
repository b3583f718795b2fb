using System.Diagnostics;

namespace Routing.Cluster.Tests;

/// <summary>The silo by which a gateway reads is killed, or all are gone: streams go on where they were, and calls fail in time.</summary>
public sealed class LostSiloTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan CallBound = TimeSpan.FromSeconds(4);
    private readonly CancellationTokenSource _patience = new(Bound);
    private GatewayOutside? _gateway;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_gateway is not null) await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task Events_go_on_without_gap_or_repeat()
    {
        _gateway = await GatewayOutside.Start();
        await Happen(1, 600);
        await using var events = _gateway.Cluster.Events(after: EventCursor.First, ct: _patience.Token).GetAsyncEnumerator();
        await Seen(events, 1, 500);

        // Some lie between the reader and its silo, some come while there is none, some after.
        await Happen(601, 700);
        await _gateway.KillReader();
        await Happen(701, 800);
        var cursor = await Seen(events, 501, 800);
        await Happen(801, 900);
        await Seen(events, 801, 900);

        // Another stream goes on from a cursor of the first one.
        await using var later = _gateway.Cluster.Events(after: cursor, ct: _patience.Token).GetAsyncEnumerator();
        await Seen(later, 801, 900);
    }

    [Fact]
    public async Task A_reader_that_waits_at_the_silo_goes_on_elsewhere()
    {
        _gateway = await GatewayOutside.Start();
        await Happen(1, 10);
        await using var events = _gateway.Cluster.Events(after: EventCursor.First, ct: _patience.Token).GetAsyncEnumerator();
        await Seen(events, 1, 10);
        var next = events.MoveNextAsync();
        await _gateway.KillReader();
        await Happen(11, 20);
        Assert.True(await next);
        Assert.Equal(11, events.Current.Event.Number);
        await Seen(events, 12, 20);
    }

    [Fact]
    public async Task Offers_of_an_agent_go_on_each_once()
    {
        _gateway = await GatewayOutside.Start();
        await _gateway.Staffed("q", "amy", chats: 3);
        await _gateway.Cluster.Route(Chat("c-1"), _patience.Token);
        await using var offers = _gateway.Cluster.Offers("amy", _patience.Token).GetAsyncEnumerator();
        Assert.Equal("c-1", await Next(offers));
        await _gateway.Cluster.Route(Chat("c-2"), _patience.Token);
        Assert.Equal("c-2", await Next(offers));

        var waiting = Next(offers);
        await _gateway.KillReader();
        await _gateway.Cluster.Route(Chat("c-3"), _patience.Token);
        Assert.Equal("c-3", await waiting);
    }

    [Fact]
    public async Task A_call_while_no_silo_answers_fails_in_time_and_succeeds_once_one_is_back()
    {
        _gateway = await GatewayOutside.Start(new RoutingClientOptions { CallBound = CallBound });
        await _gateway.Staffed("q", "amy", chats: 1);
        await _gateway.StopAll();

        var began = Stopwatch.GetTimestamp();
        var failed = await Assert.ThrowsAsync<StoreUnavailableException>(() => _gateway.Cluster.Route(Chat("c-1"), _patience.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(began), CallBound / 2, CallBound * 3);
        Assert.Contains("could not take the contact c-1 within 4 s", failed.Message, StringComparison.Ordinal);

        await _gateway.StartOne();
        Assert.Equal("c-1", (await Routed("c-1")).Id);
        // The try that failed may have gone as far as it could: it is one contact all the same.
        Assert.Equal(1, (await _gateway.Log.OfContact("c-1", 100)).Count(happened => happened.Type == "contact.created"));
    }

    /// <summary>As a gateway does it: again, with the same id, until it is taken.</summary>
    private async Task<ContactView> Routed(string id)
    {
        while (true)
        {
            try
            {
                return await _gateway!.Cluster.Route(Chat(id), _patience.Token);
            }
            catch (StoreUnavailableException) when (!_patience.IsCancellationRequested)
            {
                // Each try has a bound of its own.
            }
        }
    }

    private async Task Happen(int from, int to) =>
        await _gateway!.Log.Append([.. Enumerable.Range(from, to - from + 1).Select(n => new LoggedEvent(
            0, ActorKey.Queue("q"), n, DateTimeOffset.UnixEpoch, "queue.configured", null, "q", null, """{"queueId":"q"}"""u8.ToArray()))]);

    /// <summary>Takes the next events, which must be these, and answers the cursor of the last.</summary>
    private static async Task<string> Seen(IAsyncEnumerator<StreamedEvent> events, int from, int to)
    {
        for (var n = from; n <= to; n++)
        {
            Assert.True(await events.MoveNextAsync());
            Assert.Equal(n, events.Current.Event.Number);
        }
        return events.Current.Cursor;
    }

    private static async Task<string> Next(IAsyncEnumerator<OfferView> offers)
    {
        Assert.True(await offers.MoveNextAsync());
        return offers.Current.ContactId;
    }

    private static CreateContact Chat(string id) => new() { Id = id, CustomerId = "u-1", Channel = Channel.Chat, Queue = "q" };
}
