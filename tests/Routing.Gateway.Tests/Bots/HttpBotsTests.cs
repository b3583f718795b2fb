using System.Collections.Immutable;
using System.Net;
using System.Text;
using Routing.Simulation;

namespace Routing.Gateway.Tests;

/// <summary>Bots over HTTP: signed, bounded, and only where hooks may lead; a failure is an answer.</summary>
public sealed class HttpBotsTests
{
    private static readonly HookOptions Signed = new() { Secret = "s3cret", Hosts = ["bots.intern"] };
    private static readonly BotTask Task1 = new("c-1~1", "c-1", "robo", "q", Channel.Chat, "invoice", "en", "gold", "u-1", "Where is it?", ImmutableDictionary<string, string>.Empty, 1.5, 1);

    private readonly VirtualClock _clock = new(DateTimeOffset.UnixEpoch.AddSeconds(1000));
    private int _calls;

    private HttpBots Bots(HookOptions options, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) => new(options, _clock, new Handler((request, ct) =>
    {
        _calls++;
        return answer(request, ct);
    }));

    private static Task<HttpResponseMessage> Says(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });

    [Fact]
    public async Task It_tells_of_the_contact_under_a_signature_and_reads_the_answer()
    {
        (string Body, string Signature, string Key) sent = default;
        using var bots = Bots(Signed, async (request, ct) =>
        {
            sent = (await request.Content!.ReadAsStringAsync(ct), request.Headers.GetValues(HookSignature.Header).Single(), request.Headers.GetValues("Idempotency-Key").Single());
            return await Says("""{"outcome":"handOver","transcript":"a: b","reason":"too hard","more":1}""");
        });
        Assert.Equal(new BotAnswer(BotOutcome.HandOver, "a: b", "too hard"), await bots.Talk(new BotHook { Url = "https://bot.example/x" }, Task1));
        Assert.Contains("\"text\":\"Where is it?\"", sent.Body);
        Assert.Contains("\"channel\":\"chat\"", sent.Body);
        Assert.Equal(("c-1~1", HookSignature.Of("s3cret", _clock.GetUtcNow(), Encoding.UTF8.GetBytes(sent.Body!))), (sent.Key, sent.Signature));
        Assert.StartsWith("t=1000,v1=", sent.Signature);
    }

    [Theory]
    [InlineData("nonsense", HttpStatusCode.OK, "its answer cannot be read")]
    [InlineData("{}", HttpStatusCode.OK, "its answer has no outcome: talking, resolved or handOver")]
    [InlineData("""{"outcome":"failed"}""", HttpStatusCode.OK, "its answer has no outcome: talking, resolved or handOver")]
    [InlineData("{}", HttpStatusCode.Found, "it answered 302")]
    public async Task What_cannot_be_used_is_told(string body, HttpStatusCode status, string failure)
    {
        using var bots = Bots(Signed, (_, _) => Says(body, status));
        Assert.Equal(BotAnswer.Failed(failure), await bots.Talk(new BotHook { Url = "https://bot.example" }, Task1));
    }

    [Theory]
    [InlineData("http://bot.example/x", true, "only https")]
    [InlineData("http://10.0.0.7/x", true, "only https")]
    [InlineData("http://bots.intern/x", true, null)]
    [InlineData("http://localhost:9/x", true, null)]
    [InlineData("http://127.0.0.1:9/x", false, null)]
    [InlineData("https://bot.example/x", false, "nothing is sent unsigned")]
    [InlineData("http://bots.intern/x", false, "nothing is sent unsigned")]
    public async Task Where_it_may_not_lead_nothing_is_sent(string url, bool isSigned, string? refusal)
    {
        using var bots = Bots(isSigned ? Signed : Signed with { Secret = null }, (_, _) => Says("""{"outcome":"talking"}"""));
        var answer = await bots.Talk(new BotHook { Url = url }, Task1);
        Assert.Equal(refusal is null ? 1 : 0, _calls);
        Assert.StartsWith(refusal ?? "", answer.Reason ?? "");
        Assert.Equal(refusal is null, answer.Outcome == BotOutcome.Talking);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("2002:a00:1::", false)]
    public void Public_addresses_are_known(string address, bool isPublic) => Assert.Equal(isPublic, HookAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_to_this_machine_under_another_name_is_not_called()
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(async () => await HookAddress.Connect(new DnsEndPoint("10.255.255.1", 9), Signed.Hosts, default));
        Assert.Contains("no public address", refused.Message);
    }

    [Fact]
    public void Options_come_from_the_environment()
    {
        var options = HookOptions.Of(name => name == HookOptions.HostsVariable ? "a.intern, B.intern" : "s");
        Assert.Equal(("s", true, 2), (options.Secret, options.Hosts.Contains("b.INTERN"), options.Hosts.Count));
        Assert.Null(HookOptions.Of(_ => "").Secret);
    }

    private sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct) => answer(request, ct);
    }
}
