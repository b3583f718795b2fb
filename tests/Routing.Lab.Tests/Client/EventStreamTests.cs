using System.Net;
using Routing.Client;

namespace Routing.Lab.Tests;

public sealed class EventStreamTests
{
    private readonly StubServer _server = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_broken_stream_goes_on_after_the_last_event_without_gap_or_repeat()
    {
        _server
            .Then(HttpStatusCode.OK, "retry: 1000\nid: p0\n\n" + Block("p1", 1) + Block("p2", 2) + "id: p3\nevent: contact.queued\nda", "text/event-stream")
            .ThenBreaks()
            .Then(HttpStatusCode.ServiceUnavailable, "{}")
            .Then(HttpStatusCode.OK, Block("p2", 2) + ": alive\n" + Block("p3", 3), "text/event-stream");

        var seen = await Read(3);

        Assert.Equal(["1", "2", "3"], seen.Select(s => s.Event.Sequence));
        Assert.Equal("p3", seen[^1].Cursor);
        Assert.All(_server.Requests.Skip(1), request => Assert.Equal("p2", Assert.Single(request.Headers.GetValues("Last-Event-ID"))));
    }

    [Fact]
    public async Task A_stream_that_breaks_before_its_first_event_goes_on_where_it_began()
    {
        _server.Then(HttpStatusCode.OK, "id: p7\n\n", "text/event-stream").Then(HttpStatusCode.OK, Block("p8", 1), "text/event-stream");

        await Read(1);

        Assert.False(_server.Requests[0].Headers.Contains("Last-Event-ID"));
        Assert.Equal("p7", Assert.Single(_server.Requests[1].Headers.GetValues("Last-Event-ID")));
    }

    [Fact]
    public async Task A_refused_cursor_is_thrown_and_not_tried_again()
    {
        _server.Then(HttpStatusCode.BadRequest, """{"type":"urn:routing:cursor","title":"Invalid cursor","status":400,"field":"after"}""", "application/problem+json");

        var problem = await Assert.ThrowsAsync<RoutingProblemException>(() => Read(1));

        Assert.Equal("after", problem.Field);
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_the_stream_after_a_number_of_attempts()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => Read(1));

        Assert.Equal(21, _server.Requests.Count);
    }

    [Fact]
    public async Task The_filter_is_sent()
    {
        _server.Then(HttpStatusCode.OK, Block("p1", 1), "text/event-stream");

        await Read(1, new EventFilter { Types = ["contact.offered", "contact.closed"], Queue = "vip" }, "p0");

        Assert.Equal("?types=contact.offered%2Ccontact.closed&queue=vip&after=p0", _server.Requests[0].RequestUri!.Query);
    }

    private static string Block(string id, int number) => $$$"""
        id: {{{id}}}
        event: contact.queued
        data: {"specversion":"1.0","id":"queue/vip/{{{number}}}","source":"/queue/vip","type":"contact.queued","time":"2026-01-01T00:00:00Z","sequence":"{{{number}}}","data":{}}


        """;

    private async Task<List<StreamedEvent>> Read(int count, EventFilter? filter = null, string? after = null)
    {
        using var client = new RoutingClient(new HttpClient(_server) { BaseAddress = new Uri("http://server/") }, new RoutingClientOptions { Clock = _clock });
        var reading = Collect(client, count, filter, after);
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!reading.IsCompleted)
        {
            bound.Token.ThrowIfCancellationRequested();
            if (!_clock.RingNext()) await Task.Yield();
        }
        return await reading;
    }

    private static async Task<List<StreamedEvent>> Collect(RoutingClient client, int count, EventFilter? filter, string? after)
    {
        var seen = new List<StreamedEvent>();
        await foreach (var streamed in client.Events.Stream(filter, after))
        {
            seen.Add(streamed);
            if (seen.Count == count) break;
        }
        return seen;
    }
}
