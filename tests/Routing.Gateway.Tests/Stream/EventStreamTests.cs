using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>The stream of events: everything once, in order, from where the reader left off.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public async Task A_reader_who_reconnects_with_the_last_id_misses_nothing_and_sees_nothing_twice()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        using var whole = await EventReader.Open(world, "/v1/events?after=first");
        var all = await whole.Read(3);

        var seen = new List<string>();
        string? last = null;
        for (var round = 0; round < 5; round++)
        {
            using var part = last is null ? await EventReader.Open(world, "/v1/events?after=first") : await EventReader.Open(world, "/v1/events", last);
            await world.Post("/v1/contacts", $$"""{"id":"c-{{round}}","customerId":"u-{{round}}","channel":"chat","queue":"after-sales"}""");
            foreach (var happened in await part.Read(2))
            {
                seen.Add((string)happened.Data["id"]!);
                last = happened.Id;
            }
        }
        var rest = await whole.Read(seen.Count - 3);
        Assert.Equal(all.Concat(rest).Select(e => (string)e.Data["id"]!), seen);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Events_are_cloud_events_numbered_without_gaps_per_actor()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales","text":"secret words"}""");
        await world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        using var stream = await EventReader.Open(world, "/v1/events?after=first");
        var events = await stream.Read((int)world.Store.Newest);
        Assert.All(events, e => Assert.Equal("1.0", (string?)e.Data["specversion"]));
        Assert.All(events, e => Assert.DoesNotContain("secret words", e.Data.ToJsonString(), StringComparison.Ordinal));
        foreach (var actor in events.GroupBy(e => (string)e.Data["source"]!))
            Assert.Equal(Enumerable.Range(1, actor.Count()), actor.Select(e => int.Parse((string)e.Data["sequence"]!)));
        Assert.Contains(events, e => (string?)e.Data["type"] == "contact.offered");
    }

    [Fact]
    public async Task Filters_pass_only_what_was_asked_for()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        await world.Put("/v1/queues/other", """{"name":"Other"}""");
        await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"other"}""");
        await world.Post("/v1/contacts", """{"id":"c-2","customerId":"u-2","channel":"chat","queue":"after-sales"}""");
        using var stream = await EventReader.Open(world, "/v1/events?after=first&types=contact.queued&queue=after-sales");
        Assert.Equal("c-2", (string?)(await stream.Read(1))[0].Data["contact"]);
    }

    [Theory]
    [InlineData("/v1/events?after=nonsense", "after", "invalid-cursor")]
    [InlineData("/v1/events?after=AQAAAAAAAAAAAA", "after", "invalid-cursor")]
    [InlineData("/v1/events?types=contact.quueued", "types", "invalid-parameter")]
    [InlineData("/v1/events?agent=a%20b", "agent", "invalid-parameter")]
    [InlineData("/v1/events?afer=x", "afer", "invalid-parameter")]
    public async Task What_is_mistyped_is_refused_by_name(string path, string field, string kind)
    {
        await using var world = await World.Start();
        (await world.Get(path)).Is(400).IsProblem(kind, field);
    }

    [Fact]
    public async Task A_cursor_from_the_future_is_not_ours()
    {
        await using var world = await World.Start();
        (await world.Get("/v1/events?after=" + EventCursor.Encode(1_000_000))).IsProblem("invalid-cursor", "after");
    }

    [Fact]
    public async Task A_cursor_from_before_what_is_kept_is_refused_rather_than_gone_on_with_a_gap()
    {
        await using var world = await World.Start(log: log => new Shortened(log, Oldest: 3));
        await world.OneQueueOneAgent();
        var refused = await world.Get("/v1/events?after=" + EventCursor.Encode(1));
        refused.Is(400).IsProblem("invalid-cursor", "after");
        Assert.Contains("no longer kept", (string?)refused["detail"], StringComparison.Ordinal);
        using var stream = await EventReader.Open(world, "/v1/events?after=" + EventCursor.Encode(2));
        Assert.Single(await stream.Read(1));
    }

    [Fact]
    public async Task A_cursor_a_moment_ahead_of_this_servers_log_is_waited_for()
    {
        await using var world = await World.Start();
        await world.Put("/v1/queues/a", """{"name":"A"}""");
        var ahead = EventReader.Open(world, "/v1/events?after=" + EventCursor.Encode(world.Store.Newest + 2));
        for (var n = 0; n < 3; n++) await world.Put($"/v1/agents/{n}", """{"name":"N"}""");
        using var stream = await ahead;
        Assert.Equal("2", (string?)(await stream.Read(1))[0].Data["agent"]);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_breaks_the_stream_off_and_is_told_to_the_operator()
    {
        var log = new DamagedLog();
        await using var world = await World.Start(log: _ => log);
        using var stream = await EventReader.Open(world, "/v1/events");
        await stream.NextId();
        log.Damage.SetResult();
        Assert.IsNotType<EndOfStreamException>(await Assert.ThrowsAnyAsync<IOException>(() => stream.NextLine(_ => false)));
        await world.Failures.Warned("streamEvents");
    }

    [Fact]
    public async Task A_silent_stream_shows_that_it_lives_and_moves_its_cursor()
    {
        await using var world = await World.Start(new GatewayOptions { StreamHeartbeat = TimeSpan.FromMilliseconds(50) });
        using var stream = await EventReader.Open(world, "/v1/events?types=contact.rated");
        var first = await stream.NextId();
        await world.OneQueueOneAgent();
        Assert.NotEqual(first, await stream.NextId());
        Assert.StartsWith(":", await stream.NextLine(line => line.StartsWith(':')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_are_bounded()
    {
        await using var world = await World.Start(new GatewayOptions { MaxStreams = 2 });
        using var one = await EventReader.Open(world, "/v1/events");
        using var two = await EventReader.Open(world, "/v1/events");
        var refused = (await world.Get("/v1/events")).Is(429).IsProblem("too-many-requests");
        Assert.NotNull(refused.Header("Retry-After"));
    }

    /// <summary>A log whose beginning has been deleted in its time.</summary>
    private sealed record Shortened(IEventLog Log, long Oldest) : IEventLog
    {
        public long Newest => Log.Newest;

        public ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default) => Log.Read(Math.Max(after, Oldest - 1), limit, ct);

        public ValueTask WaitAfter(long position, CancellationToken ct) => Log.WaitAfter(position, ct);

        public ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default) => Log.OfContact(contactId, limit, ct);
    }

    private sealed class DamagedLog : IEventLog
    {
        public TaskCompletionSource Damage { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Newest => 5;

        public async ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default)
        {
            await Damage.Task;
            throw new StoreUnavailableException("a page is damaged");
        }

        public ValueTask WaitAfter(long position, CancellationToken ct) => default;

        public ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default) => Read(0, limit, ct);
    }
}
