namespace Routing.Gateway.Tests;

/// <summary>Without keys: this machine only, everything allowed, and no foreign web page.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task A_page_of_another_origin_may_not_drive_a_server_without_keys()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/q", """{"name":"Q"}""", ("Origin", "https://evil.example"))).Is(403).IsProblem("forbidden", "Origin");
        (await world.Get("/v1/queues/q")).Is(404);
    }

    [Fact]
    public async Task A_name_that_points_here_is_not_enough_to_read_from_a_server_without_keys()
    {
        await using var world = await World.Start();
        (await world.Send(HttpMethod.Get, "/v1/queues", null, null, ("Host", "rebound.example"))).Is(403).IsProblem("forbidden", "Host");
        (await world.Send(HttpMethod.Get, "/v1/queues", null, null, ("Host", "localhost:1234"))).Is(200);
    }

    [Fact]
    public async Task X_Agent_names_the_acting_agent()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        await world.Put("/v1/agents/bo", """{"name":"Bo"}""");
        await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""");
        var offer = (string)(await world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered"))["offer"]!["id"]!;
        (await world.Post($"/v1/offers/{offer}:accept", null, ("X-Agent", "bo"))).Is(403).IsProblem("forbidden");
        (await world.Post($"/v1/offers/{offer}:accept", null, ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/contacts/c-1:hold", null, ("X-Agent", "bo"))).Is(403);
        (await world.Post("/v1/contacts/c-1:hold", null, ("X-Agent", "not valid"))).Is(400).IsProblem("invalid-parameter", "X-Agent");
        (await world.Post("/v1/contacts/c-1:hold", null, ("X-Agent", "li-na"))).Is(200);
    }

    [Fact]
    public async Task A_caller_who_asks_too_much_is_told_when_to_come_back()
    {
        await using var world = await World.Start(new GatewayOptions { RequestsPerSecond = 1, RequestBurst = 2 });
        await world.Get("/v1/queues");
        await world.Get("/v1/queues");
        var refused = (await world.Get("/v1/queues")).Is(429).IsProblem("too-many-requests");
        Assert.True(int.Parse(refused.Header("Retry-After")!) >= 1);
        (await world.Get("/healthz")).Is(200);
    }

    [Fact]
    public async Task Other_origins_are_let_in_only_when_configured()
    {
        await using var closed = await World.Start();
        Assert.Null((await closed.Send(HttpMethod.Get, "/v1/queues", null, null, ("Origin", "https://desk.example"))).Header("Access-Control-Allow-Origin"));
        await using var open = await World.Start(new GatewayOptions { CorsOrigins = ["https://desk.example"] });
        var said = (await open.Send(HttpMethod.Get, "/v1/queues", null, null, ("Origin", "https://desk.example"))).Is(200);
        Assert.Equal("https://desk.example", said.Header("Access-Control-Allow-Origin"));
        // A cache would else give one page what was answered to another, or to none.
        Assert.Equal("Origin", said.Header("Vary"));
        Assert.Equal("Origin", (await open.Get("/v1/queues")).Is(200).Header("Vary"));
        Assert.Null((await closed.Get("/v1/queues")).Is(200).Header("Vary"));
        // What is not exposed a page cannot read.
        Assert.All(["ETag", "Location", "Retry-After", "Idempotency-Replayed"], name => Assert.Contains(name, said.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal));
    }
}
