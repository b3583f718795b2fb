namespace Routing.Gateway.Tests;

/// <summary>The main path of the API, as a first user walks it.</summary>
public sealed class MainPathTests
{
    [Fact]
    public async Task Instants_end_in_Z_also_within_what_events_tell()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales","scheduledFor":"2099-01-01T08:00:00+08:00"}""")).Is(201);
        (await world.Post("/v1/contacts", """{"id":"c-2","customerId":"u-1","channel":"chat","queue":"after-sales"}""")).Is(201);
        await world.Eventually("/v1/contacts/c-2", s => (string?)s["state"] == "offered");
        var told = (await world.Get("/v1/contacts/c-1/events")).Is(200).Body + (await world.Get("/v1/contacts/c-2/events")).Is(200).Body;
        Assert.Contains("\"2099-01-01T00:00:00Z\"", told, StringComparison.Ordinal);
        Assert.Contains("\"expiresAt\":", told, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d[+-]\d\d:\d\d""", told);
    }


    [Fact]
    public async Task A_contact_is_offered_accepted_completed_and_closed_and_leaves_three_timestamps()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();

        var created = (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-77","channel":"voice","queue":"after-sales","intent":"repair","text":"洗衣机漏水,要维修","language":"zh"}""")).Is(201);
        Assert.Equal("/v1/contacts/c-1", created.Header("Location"));
        Assert.Equal("u-77", (string?)created["customerId"]);
        Assert.EndsWith("Z", (string)created["createdAt"]!, StringComparison.Ordinal);
        Assert.Equal(["seconds", "low", "high"], created["estimatedWait"]!.AsObject().Select(p => p.Key));

        var offered = await world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        var offer = (string)offered["offer"]!["id"]!;
        Assert.Equal("li-na", (string?)offered["offer"]!["agent"]);
        var offers = (await world.Get("/v1/agents/li-na/offers")).Is(200);
        Assert.Equal(offer, (string?)offers["items"]![0]!["id"]);
        Assert.Equal("u-77", (string?)offers["items"]![0]!["customer"]!["id"]);
        Assert.Equal(offer, (string?)(await world.Get("/v1/agents/li-na/offers?limit=1")).Is(200)["items"]![0]!["id"]);
        Assert.Empty((await world.Get($"/v1/agents/li-na/offers?after={offer}")).Is(200)["items"]!.AsArray());

        var accepted = (await world.Post($"/v1/offers/{offer}:accept")).Is(200);
        Assert.Equal("handling", (string?)accepted["state"]);
        Assert.Equal("li-na", (string?)accepted["agent"]);
        (await world.Post($"/v1/offers/{offer}:accept")).Is(200);
        (await world.Post($"/v1/offers/{offer}:decline")).Is(409).IsProblem("wrong-state");

        var completed = (await world.Post("/v1/contacts/c-1:complete", """{"resolved":true,"satisfaction":5,"outcome":"replaced part"}""")).Is(200);
        Assert.Equal("wrapUp", (string?)completed["state"]);
        (await world.Post("/v1/contacts/c-1:close")).Is(200);
        var closed = await world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "closed");
        Assert.NotNull(closed["answeredAt"]);
        Assert.NotNull(closed["completedAt"]);
        Assert.NotNull(closed["closedAt"]);
        Assert.Equal("replaced part", (string?)closed["outcome"]);

        (await world.Post("/v1/contacts/c-1:close")).Is(200);
        (await world.Post("/v1/contacts/c-1:rate", """{"score":4,"comment":"很好"}""")).Is(200);
        await world.Eventually("/v1/customers/u-77", s => (int?)s["recent"]?.AsArray().SingleOrDefault()?["satisfaction"] == 4);
        var decision = (await world.Get("/v1/contacts/c-1/decision")).Is(200);
        Assert.Equal("li-na", (string?)decision["decisions"]![0]!["winner"]);
        Assert.Equal("best-bid", (string?)decision["decisions"]![0]!["policy"]);
    }
}
