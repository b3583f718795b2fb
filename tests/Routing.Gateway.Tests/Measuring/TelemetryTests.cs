using System.Text;
using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>What a collector is really sent about one journey: one trace, the figures, and nobody's name. Nor is anybody's in the log.</summary>
public sealed class TelemetryTests
{
    private const string Trace = "7bf92f3577b34da6a3ce929d0e0e4711";
    private static readonly string[] Personal = ["Wang Otlp", "otlp@example.com", "u-otlp", "broken otlp", "thankful otlp"];

    [Theory]
    [InlineData(true, "", "/opentelemetry.proto.collector.trace.v1.TraceService/Export", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export")]
    [InlineData(false, "otlp", "/otlp/v1/traces", "/otlp/v1/metrics")]
    public async Task A_collector_gets_one_trace_of_a_journey_and_the_figures_and_nothing_personal(bool grpc, string path, string traces, string metrics)
    {
        await using var collector = await Collector.Start(grpc);
        await using (var world = await World.Start(new GatewayOptions { OtlpEndpoint = new Uri(collector.Url, path), TraceShare = 1 })) await Journey(world);

        var spans = Sent(traces).SelectMany(message => Inside(message, 1, 2, 2)).Where(span => Convert.ToHexStringLower(Only(span, 1).Span) == Trace).Select(span => Text(Only(span, 5))).ToList();
        Assert.Equal(["closeContact", "completeContact", "contact.create", "contact.offer", "offer.accept", "offer.handOver"], spans.Order(StringComparer.Ordinal));
        var figures = Sent(metrics).SelectMany(message => Inside(message, 1, 2, 2)).Select(metric => Text(Only(metric, 1))).ToHashSet();
        Assert.Superset(new HashSet<string> { "routing.contacts.created", "routing.decision.duration", "routing.http.request.duration" }, figures);
        foreach (var (sentTo, message) in collector.Received)
            Assert.All(Personal, word => Assert.True(message.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"{word} was sent to {sentTo}"));

        IEnumerable<ReadOnlyMemory<byte>> Sent(string to) => collector.Received.Where(sent => sent.Path == to).Select(sent => (ReadOnlyMemory<byte>)sent.Message);
    }

    [Fact]
    public async Task Nothing_personal_is_logged_of_a_journey()
    {
        await using var world = await World.Start();
        await Journey(world);
        AssertNothingPersonal(world.Failures);
    }

    [Theory]
    [InlineData(false, 503)]
    [InlineData(true, 500)]
    public async Task Nothing_personal_is_logged_where_the_store_fails(bool unexpectedly, int status)
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        (await world.Post("/v1/contacts", """{"id":"c-kept","customerId":"u-otlp","channel":"chat","queue":"after-sales","text":"broken otlp"}""")).Is(201);
        var offer = (await world.Eventually("/v1/contacts/c-kept", contact => (string?)contact["state"] == "offered"))["offer"]!["id"];
        (await world.Post($"/v1/offers/{offer}:accept")).Is(200);
        world.Store.Fail = _ => unexpectedly ? new InvalidOperationException("The store is of another mind.") : new StoreUnavailableException("The disk is full.");
        (HttpMethod Method, string Path, string Body)[] refused =
        [
            (HttpMethod.Put, "/v1/customers/u-otlp", """{"name":"Wang Otlp","addresses":["otlp@example.com"]}"""),
            (HttpMethod.Patch, "/v1/customers/u-otlp", """{"name":"Wang Otlp"}"""),
            (HttpMethod.Post, "/v1/contacts", """{"id":"c-otlp","customerAddress":"otlp@example.com","channel":"chat","queue":"after-sales","text":"broken otlp"}"""),
            (HttpMethod.Post, "/v1/contacts/c-kept:whisper", """{"text":"broken otlp"}"""),
            (HttpMethod.Post, "/v1/contacts/c-kept:rate", """{"score":5,"comment":"thankful otlp"}"""),
            (HttpMethod.Post, "/v1/contacts/c-kept:complete", """{"outcome":"thankful otlp"}"""),
        ];
        var statuses = new List<int>();
        foreach (var (method, path, body) in refused) statuses.Add((await world.Send(method, path, body)).Status);
        world.Store.Fail = null;

        Assert.All(statuses, answered => Assert.Contains(answered, new[] { 503, status }));
        AssertNothingPersonal(world.Failures);
        Assert.Equal(unexpectedly ? 1 : 0, world.Failures.Errors.Count(line => line.Contains("nobody foresaw: InvalidOperationException", StringComparison.Ordinal)));
        // They were meant to be.
        world.Failures.Errors.Clear();
    }

    private static void AssertNothingPersonal(FailureLog log) =>
        Assert.All(Personal, word => Assert.DoesNotContain(log.Everything, line => line.Contains(word, StringComparison.Ordinal)));

    private static async Task Journey(World world)
    {
        await world.OneQueueOneAgent();
        (await world.Put("/v1/customers/u-otlp", """{"name":"Wang Otlp","addresses":["otlp@example.com"]}""")).Is(201);
        (await world.Post("/v1/contacts", """{"id":"c-otlp","customerAddress":"otlp@example.com","channel":"chat","queue":"after-sales","text":"broken otlp"}""", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"))).Is(201);
        var offer = (await world.Eventually("/v1/contacts/c-otlp", contact => (string?)contact["state"] == "offered"))["offer"]!["id"];
        (await world.Post($"/v1/offers/{offer}:accept")).Is(200);
        (await world.Post("/v1/contacts/c-otlp:complete", """{"outcome":"thankful otlp"}""")).Is(200);
        (await world.Post("/v1/contacts/c-otlp:close")).Is(200);
        (await world.Post("/v1/contacts/c-otlp:rate", """{"score":5,"comment":"thankful otlp"}""")).Is(200);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Inside(ReadOnlyMemory<byte> message, params ReadOnlySpan<int> path)
    {
        IEnumerable<ReadOnlyMemory<byte>> found = [message];
        foreach (var number in path) found = [.. found.SelectMany(part => Collector.Fields(part, number))];
        return found;
    }

    private static ReadOnlyMemory<byte> Only(ReadOnlyMemory<byte> message, int number) => Collector.Fields(message, number).First();

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
