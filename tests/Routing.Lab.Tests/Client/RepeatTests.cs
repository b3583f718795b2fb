using System.Net;
using Routing.Client;

namespace Routing.Lab.Tests;

/// <summary>What the client does so that a call whose answer was lost may be sent again.</summary>
public sealed class RepeatTests
{
    private const string Contact = """{"id":"c-1","state":"handling","queue":"vip","intent":"repair","customerId":"u-1","channel":"voice","createdAt":"2026-01-01T00:00:00Z"}""";
    private readonly StubServer _server = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_post_carries_a_key_which_its_repeats_keep_and_no_other_call_has()
    {
        _server.ThenBreaks().Then(HttpStatusCode.OK, Contact).Then(HttpStatusCode.OK, Contact);
        using var client = Client();

        await Ring(client.Contacts.Transfer("c-1", new Transfer(Queue: "vip"), "li-na"));
        await Ring(client.Contacts.Transfer("c-1", new Transfer(Queue: "vip"), "li-na"));

        Assert.Equal(Key(0), Key(1));
        Assert.NotEqual(Key(1), Key(2));
    }

    [Fact]
    public async Task What_the_server_knows_again_by_its_id_carries_none()
    {
        for (var i = 0; i < 4; i++) _server.Then(HttpStatusCode.OK, Contact);
        using var client = Client();

        await client.Contacts.Create(new CreateContact { Id = "c-1", CustomerId = "u-1", Channel = Channel.Voice });
        await client.Offers.Accept("c-1~1", "li-na");
        await client.Contacts.Complete("c-1", new Completion(true, 5, null), "li-na");
        await client.Agents.Heartbeat("li-na", TimeSpan.FromSeconds(30));

        Assert.All(_server.Requests, request => Assert.False(request.Headers.Contains("Idempotency-Key")));
    }

    [Fact]
    public async Task A_first_request_that_is_still_being_answered_is_waited_for()
    {
        _server
            .ThenBreaks()
            .Then(HttpStatusCode.Conflict, """{"type":"urn:routing-actors:problem:request-in-flight","title":"The same request is being answered","status":409}""", "application/problem+json")
            .Then(HttpStatusCode.OK, Contact);
        using var client = Client();

        await Ring(client.Contacts.Transfer("c-1", new Transfer(Queue: "vip"), "li-na"));

        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public async Task A_delete_whose_answer_was_lost_is_done_when_nothing_is_left()
    {
        _server.ThenBreaks().Then(HttpStatusCode.NotFound, "{}");
        using var client = Client();

        await Ring(client.Queues.Delete("vip"));

        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task A_delete_of_what_never_was_is_refused()
    {
        _server.Then(HttpStatusCode.NotFound, "{}");
        using var client = Client();

        await Assert.ThrowsAsync<RoutingProblemException>(() => client.Queues.Delete("vip"));
    }

    private string Key(int request) => Assert.Single(_server.Requests[request].Headers.GetValues("Idempotency-Key"));

    private RoutingClient Client() => new(new HttpClient(_server) { BaseAddress = new Uri("http://server/") }, new RoutingClientOptions { Clock = _clock });

    private async Task Ring(Task until)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!until.IsCompleted)
        {
            bound.Token.ThrowIfCancellationRequested();
            if (!_clock.RingNext()) await Task.Yield();
        }
        await until;
    }
}
