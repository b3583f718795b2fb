using System.Net;
using Routing.Client;

namespace Routing.Lab.Tests;

public sealed class RoutingClientTests
{
    private const string Contact = """{"id":"c-1","state":"handling","queue":"vip","intent":"repair","customerId":"u-1","channel":"voice","createdAt":"2026-01-01T00:00:00Z"}""";
    private readonly StubServer _server = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task An_accept_names_the_agent_and_carries_the_key()
    {
        _server.Then(HttpStatusCode.OK, Contact);

        var contact = await Client(new RoutingClientOptions { Key = "k" }).Offers.Accept("c-1~1", "li-na");

        Assert.Equal(ContactState.Handling, contact.State);
        var request = Assert.Single(_server.Requests);
        Assert.Equal("http://server/v1/offers/c-1~1:accept", request.RequestUri!.ToString());
        Assert.Equal("li-na", Assert.Single(request.Headers.GetValues("X-Agent")));
        Assert.Equal("Bearer k", request.Headers.Authorization!.ToString());
    }

    [Fact]
    public async Task Who_acts_for_an_agent_sends_the_agents_own_key_where_there_is_one()
    {
        for (var i = 0; i < 3; i++) _server.Then(HttpStatusCode.OK, Contact);
        var client = Client(new RoutingClientOptions { Key = "k", AgentKeys = new Dictionary<string, string> { ["li-na"] = "k-li-na" } });

        await client.Offers.Accept("c-1~1", "li-na");
        await client.Offers.Accept("c-1~1", "bo");
        await client.Contacts.Get("c-1");

        Assert.Equal(["Bearer k-li-na", "Bearer k", "Bearer k"], _server.Requests.Select(r => r.Headers.Authorization!.ToString()));
    }

    [Fact]
    public async Task A_refusal_is_thrown_with_all_it_says()
    {
        _server.Then(HttpStatusCode.Conflict, """{"type":"urn:routing:wrong-state","title":"Wrong state","status":409,"detail":"Complete it first.","field":"id","state":"handling"}""", "application/problem+json");

        var problem = await Assert.ThrowsAsync<RoutingProblemException>(() => Client().Contacts.Close("c-1", "li-na"));

        Assert.Equal(HttpStatusCode.Conflict, problem.Status);
        Assert.Equal("urn:routing:wrong-state", problem.Type);
        Assert.Equal("id", problem.Field);
        Assert.Equal("Complete it first.", problem.Detail);
        Assert.Equal("handling", problem.State);
    }

    [Fact]
    public async Task A_refusal_by_a_proxy_is_a_problem_too()
    {
        _server.Then(HttpStatusCode.Forbidden, "<html>no</html>", "text/html");

        var problem = await Assert.ThrowsAsync<RoutingProblemException>(() => Client().Contacts.Get("c-1"));

        Assert.Equal(HttpStatusCode.Forbidden, problem.Status);
    }

    [Fact]
    public async Task While_the_server_is_busy_a_call_is_repeated_after_the_time_it_asked_for()
    {
        _server.Then(HttpStatusCode.ServiceUnavailable, "{}", retryAfterSeconds: 3).ThenBreaks().Then(HttpStatusCode.OK, Contact);
        var before = _clock.GetUtcNow();

        var call = Client().Contacts.Get("c-1");
        await Ring(call);

        Assert.Equal("c-1", (await call).Id);
        Assert.Equal(3, _server.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(3.2), _clock.GetUtcNow() - before);
    }

    [Fact]
    public async Task Repeats_are_bounded_and_the_last_refusal_is_thrown()
    {
        for (var i = 0; i < 9; i++) _server.Then(HttpStatusCode.TooManyRequests, "{}", retryAfterSeconds: 1);

        var call = Client().Contacts.Get("c-1");
        await Ring(call);

        var problem = await Assert.ThrowsAsync<RoutingProblemException>(() => call);
        Assert.Equal(HttpStatusCode.TooManyRequests, problem.Status);
        Assert.Equal(TimeSpan.FromSeconds(1), problem.RetryAfter);
        Assert.Equal(4, _server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_asks_for_longer_than_the_caller_waits_is_not_called_again()
    {
        _server.Then(HttpStatusCode.TooManyRequests, "{}", retryAfterSeconds: 600);

        await Assert.ThrowsAsync<RoutingProblemException>(() => Client().Contacts.Get("c-1"));

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_contact_without_an_id_carries_a_key_of_its_own_which_repeats_keep()
    {
        _server.ThenBreaks().Then(HttpStatusCode.Created, Contact);

        var call = Client().Contacts.Create(new CreateContact { CustomerId = "u-1", Channel = Channel.Voice });
        await Ring(call);
        await call;

        Assert.Single(_server.Requests.Select(r => Assert.Single(r.Headers.GetValues("Idempotency-Key"))).Distinct());
        Assert.Contains("\"channel\":\"voice\"", _server.Bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_follows_its_pages()
    {
        _server.Then(HttpStatusCode.OK, """{"items":[{"id":"a","name":"A"}],"next":"a"}""").Then(HttpStatusCode.OK, """{"items":[{"id":"b","name":"B"}],"next":null}""");
        var ids = new List<string>();

        await foreach (var queue in Client().Queues.List()) ids.Add(queue.Id);

        Assert.Equal(["a", "b"], ids);
        Assert.EndsWith("v1/queues?after=a", _server.Requests[1].RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_asked_for_by_its_tag()
    {
        _server.Then(HttpStatusCode.OK, """{"id":"vip","name":"VIP","version":4}""");

        await Client().Queues.Put("vip", new QueueConfig { Name = "VIP" }, ifVersion: 3);

        Assert.Equal("\"3\"", Assert.Single(_server.Requests[0].Headers.GetValues("If-Match")));
    }

    private RoutingClient Client(RoutingClientOptions? options = null) =>
        new(new HttpClient(_server) { BaseAddress = new Uri("http://server/") }, (options ?? new RoutingClientOptions()) with { Clock = _clock });

    private async Task Ring(Task until)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!until.IsCompleted)
        {
            bound.Token.ThrowIfCancellationRequested();
            if (!_clock.RingNext()) await Task.Yield();
        }
    }
}
