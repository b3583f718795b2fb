using System.Net;
using Routing.Client;

namespace Routing.Lab.Tests;

/// <summary>Several servers of one cluster: which of them a call goes to.</summary>
public sealed class ServerRingTests
{
    private static readonly Uri[] Servers = [new("http://a/api/"), new("http://b/api/"), new("http://c/api/")];
    private readonly StubServer _cluster = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Calls_go_to_them_in_turn_under_the_path_of_each()
    {
        Answers(4);
        using var http = Http();

        for (var i = 0; i < 4; i++) await http.GetAsync("v1/queues?limit=1");

        Assert.Equal(["a", "b", "c", "a"], Hosts);
        Assert.Equal("/api/v1/queues?limit=1", _cluster.Requests[1].RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task One_that_is_away_is_passed_over_and_tried_again_by_a_single_call_now_and_then()
    {
        using var http = Http();
        _cluster.ThenBreaks();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("v1/queues"));
        Answers(3);
        for (var i = 0; i < 3; i++) await http.GetAsync("v1/queues");
        Assert.Equal(["a", "b", "c", "b"], Hosts);

        using var rest = _clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(6), Timeout.InfiniteTimeSpan);
        Assert.True(_clock.RingNext());
        _cluster.Then(HttpStatusCode.OK, "{}").ThenBreaks();
        await http.GetAsync("v1/queues");
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("v1/queues"));
        Answers(2);
        for (var i = 0; i < 2; i++) await http.GetAsync("v1/queues");
        Assert.Equal(["c", "a", "b", "c"], Hosts[4..]);
    }

    [Fact]
    public async Task A_call_goes_on_at_once_from_those_that_refuse_the_connection_and_takes_its_body_along()
    {
        using var http = Http();
        _cluster.ThenRefuses().ThenRefuses();
        Answers(2);

        var response = await http.PostAsync("v1/contacts", new StringContent("the contact"));
        await http.GetAsync("v1/queues");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["a", "b", "c", "c"], Hosts);
        Assert.Equal(["/api/v1/contacts", "the contact"], [_cluster.Requests[2].RequestUri!.PathAndQuery, _cluster.Bodies[2]]);
    }

    [Fact]
    public async Task One_that_may_have_heard_a_call_does_not_get_it_twice_from_here()
    {
        using var http = Http();
        _cluster.ThenRefuses().ThenBreaks();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync("v1/contacts", null));

        Assert.Equal(["a", "b"], Hosts);
    }

    [Fact]
    public async Task Before_a_call_fails_the_one_that_rests_is_tried_too()
    {
        using var http = Http();
        Answers(1);
        _cluster.ThenBreaks();
        await http.GetAsync("v1/queues");
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("v1/queues"));

        _cluster.ThenRefuses().ThenRefuses();
        Answers(1);
        await http.GetAsync("v1/queues");

        Assert.Equal(["a", "b", "c", "a", "b"], Hosts);
    }

    [Fact]
    public async Task A_call_that_all_refuse_fails_after_one_round()
    {
        using var http = Http();
        _cluster.ThenRefuses().ThenRefuses().ThenRefuses();
        Answers(1);

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("v1/queues"));
        await http.GetAsync("v1/queues");

        Assert.Equal(["a", "b", "c", "a"], Hosts);
    }

    [Fact]
    public async Task When_all_are_away_each_is_tried()
    {
        using var http = Http();
        for (var i = 0; i < 6; i++) await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("v1/queues"));

        Assert.Equal(2, Hosts.Count(host => host == "b"));
    }

    private List<string> Hosts => _cluster.Hosts;

    private void Answers(int times)
    {
        for (var i = 0; i < times; i++) _cluster.Then(HttpStatusCode.OK, "{}");
    }

    private HttpClient Http() => new(new ServerRing(Servers, _clock, _cluster)) { BaseAddress = Servers[0] };
}
