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
    public async Task When_all_are_away_each_is_tried()
    {
        using var http = Http();
        for (var i = 0; i < 6; i++) await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("v1/queues"));

        Assert.Equal(2, Hosts.Count(host => host == "b"));
    }

    private List<string> Hosts => [.. _cluster.Requests.Select(request => request.RequestUri!.Host)];

    private void Answers(int times)
    {
        for (var i = 0; i < times; i++) _cluster.Then(HttpStatusCode.OK, "{}");
    }

    private HttpClient Http() => new(new ServerRing(Servers, _clock, _cluster)) { BaseAddress = Servers[0] };
}
