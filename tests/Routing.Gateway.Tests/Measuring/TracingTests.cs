using System.Collections.Concurrent;
using System.Diagnostics;

namespace Routing.Gateway.Tests;

/// <summary>A contact's journey is one trace, and nothing personal is in it.</summary>
public sealed class TracingTests
{
    [Fact]
    public async Task Create_accept_complete_and_close_are_one_trace_continued_from_the_caller()
    {
        var seen = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Routing",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = seen.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        (await world.Post(
            "/v1/contacts",
            """{"id":"c-traced","customerId":"u-1","customerAddress":null,"channel":"chat","queue":"after-sales","text":"private words"}""",
            ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"))).Is(201);
        var offer = (await world.Eventually("/v1/contacts/c-traced", s => (string?)s["state"] == "offered"))["offer"]!["id"];
        (await world.Post($"/v1/offers/{offer}:accept")).Is(200);
        (await world.Post("/v1/contacts/c-traced:complete", "{}")).Is(200);
        // Wrap-up is part of it.
        Assert.Equal("closed", (string?)(await world.Post("/v1/contacts/c-traced:close")).Is(200)["state"]);

        var journey = seen.Where(a => a.TraceId.ToHexString() == Trace).ToList();
        Assert.Equal(["contact.create", "offer.accept", "completeContact", "closeContact"], journey.Where(a => a.Kind == ActivityKind.Server).Select(a => a.OperationName));
        // What actors do for it goes on beside the request.
        Assert.Equal(["contact.offer", "offer.handOver"], journey.Where(a => a.Kind != ActivityKind.Server).Select(a => a.OperationName).Order());
        Assert.DoesNotContain(journey.SelectMany(a => a.TagObjects), t => $"{t.Value}".Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_that_is_not_there_holds_nobody_up()
    {
        await using var world = await World.Start(new GatewayOptions { OtlpEndpoint = new Uri("http://127.0.0.1:1"), TraceShare = 1 });
        await world.OneQueueOneAgent();
        (await world.Post("/v1/contacts", """{"customerId":"u-1","channel":"chat","queue":"after-sales"}""")).Is(201);
    }
}
