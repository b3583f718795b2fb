using System.Net;
using Routing.Simulation;

namespace Routing.Gateway.Tests;

/// <summary>The scorer over HTTP keeps to its bounds, and a failure is an answer.</summary>
public sealed class HttpScorerTests
{
    private static readonly ExternalScorer Config = new() { Url = "https://scorer/score", TimeoutMilliseconds = 100 };
    private static readonly ScorerQuestion Question = new("q", Channel.Chat, "repair", "gold", 3, 5, null, [new ScorerBid(0, 1, 5, 0.8, 0.7, 0.9, 300, 4, false, 10, 2, true, 0)]);

    private readonly VirtualClock _clock = new(DateTimeOffset.UnixEpoch);
    private int _calls;

    private HttpScorer Scorer(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) => new(new HookOptions(), _clock, new Handler((request, ct) =>
    {
        _calls++;
        return answer(request, ct);
    }));

    private static Task<HttpResponseMessage> Says(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) { Headers = { ContentType = new("application/json") } } });

    [Fact]
    public async Task It_posts_the_bids_and_reads_the_scores()
    {
        var body = "";
        using var scorer = Scorer(async (request, ct) =>
        {
            body = await request.Content!.ReadAsStringAsync(ct);
            return await Says("""{"scores":[1.5]}""");
        });
        var answer = await scorer.Score(Config, Question);
        Assert.Null(answer.Failure);
        Assert.Equal(1.5, Assert.Single(answer.Scores));
        Assert.Contains("\"channel\":\"chat\"", body);
        Assert.Contains("\"knowsCustomer\":true", body);
    }

    /// <summary>A small program that knows no chunks reads as much as it is told there is.</summary>
    [Fact]
    public async Task What_it_sends_says_how_long_it_is()
    {
        long? told = null;
        var chunked = true;
        using var scorer = Scorer(async (request, ct) =>
        {
            (told, chunked) = (request.Content!.Headers.ContentLength, request.Headers.TransferEncodingChunked == true);
            Assert.Equal("application/json", request.Content.Headers.ContentType!.MediaType);
            Assert.Equal(told, (await request.Content.ReadAsByteArrayAsync(ct)).Length);
            return await Says("""{"scores":[1]}""");
        });
        Assert.Null((await scorer.Score(Config, Question)).Failure);
        Assert.NotNull(told);
        Assert.False(chunked);
    }

    [Theory]
    [InlineData("nonsense", HttpStatusCode.OK, "its answer cannot be read")]
    [InlineData("{}", HttpStatusCode.OK, "its answer has no scores")]
    [InlineData("{}", HttpStatusCode.Found, "it answered 302")]
    [InlineData("{}", HttpStatusCode.InternalServerError, "it answered 500")]
    public async Task What_cannot_be_used_is_told(string body, HttpStatusCode status, string failure)
    {
        using var scorer = Scorer((_, _) => Says(body, status));
        Assert.Equal(failure, (await scorer.Score(Config, Question)).Failure);
    }

    [Fact]
    public async Task An_answer_of_any_length_is_not_taken_in()
    {
        using var scorer = Scorer((_, _) => Says(new string(' ', HookCalls.MaxAnswer + 1)));
        Assert.Equal("it cannot be reached, or answers too much", (await scorer.Score(Config, Question)).Failure);
    }

    [Fact]
    public async Task It_is_waited_for_so_long_and_no_longer()
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        using var scorer = Scorer((_, ct) => never.Task.WaitAsync(ct));
        var answer = scorer.Score(Config, Question).AsTask();
        Assert.False(answer.IsCompleted);
        Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal("no answer in time", (await answer.WaitAsync(TimeSpan.FromSeconds(30))).Failure);
    }

    [Theory]
    [InlineData("http://scorer/score")]
    [InlineData("http://169.254.169.254/latest")]
    public async Task Where_hooks_may_not_lead_nobody_is_asked(string url)
    {
        using var scorer = Scorer((_, _) => Says("""{"scores":[1]}"""));
        Assert.StartsWith("only https is called", (await scorer.Score(Config with { Url = url }, Question)).Failure);
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task On_the_network_no_private_address_is_reached()
    {
        using var scorer = new HttpScorer(new HookOptions(), TimeProvider.System);
        Assert.StartsWith("10.0.0.1 has no public address", (await scorer.Score(Config with { Url = "https://10.0.0.1/score", TimeoutMilliseconds = 20_000 }, Question)).Failure);
    }

    [Fact]
    public async Task One_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        using var scorer = Scorer((_, _) => throw new HttpRequestException("refused"));
        for (var n = 0; n < HookCalls.MaxFailures; n++) await scorer.Score(Config, Question);
        Assert.Equal("left alone after failures", (await scorer.Score(Config, Question)).Failure);
        Assert.Equal(HookCalls.MaxFailures, _calls);

        Advance(HookCalls.LeftAlone);
        Assert.Equal("it cannot be reached, or answers too much", (await scorer.Score(Config, Question)).Failure);
    }

    [Fact]
    public async Task Only_so_many_calls_are_under_way_at_a_time()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>();
        using var scorer = Scorer((_, _) => gate.Task);
        var waiting = Enumerable.Range(0, HookCalls.MaxCalls).Select(_ => scorer.Score(Config, Question).AsTask()).ToList();
        Assert.Equal("too many calls at a time", (await scorer.Score(Config, Question)).Failure);
        gate.SetException(new HttpRequestException("gone"));
        await Task.WhenAll(waiting);
    }

    private void Advance(TimeSpan by)
    {
        var until = _clock.GetUtcNow() + by;
        while (_clock.RingNext(until)) { }
        _clock.MoveTo(until);
    }

    private sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}
