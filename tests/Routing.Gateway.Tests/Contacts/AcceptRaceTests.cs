namespace Routing.Gateway.Tests;

/// <summary>Case 17 over HTTP: two who accept at once.</summary>
public sealed class AcceptRaceTests
{
    [Fact]
    public async Task Two_accept_at_once_one_wins_the_other_gets_409_or_410_and_is_free_and_the_contact_counts_once()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/after-sales", """{"name":"After-sales","offerTimeoutSeconds":600}""")).Is(201);
        foreach (var agent in (string[])["li-na", "tom"])
        {
            (await world.Put($"/v1/agents/{agent}", $$"""{"name":"{{agent}}","queues":["after-sales"]}""")).Is(201);
            (await world.Post($"/v1/agents/{agent}:setPresence", """{"presence":"ready"}""")).Is(200);
        }
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""")).Is(201);
        var late = (await world.Eventually("/v1/contacts/c-1", s => (string?)s["offer"]?["id"] == "c-1~1"))["offer"]!;
        // Who has it will not: it goes to the other, and then both want it after all.
        (await world.Post("/v1/offers/c-1~1:decline", null, ("X-Agent", (string)late["agent"]!))).Is(200);
        var present = (await world.Eventually("/v1/contacts/c-1", s => (string?)s["offer"]?["id"] == "c-1~2"))["offer"]!;
        Assert.NotEqual((string?)late["agent"], (string?)present["agent"]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Accept(world, n % 2 == 0 ? late : present)));

        Assert.All(answers.Where((_, n) => n % 2 == 0), said => Assert.Contains(said.Status, new[] { 409, 410 }));
        Assert.All(answers.Where((_, n) => n % 2 == 1), said => said.Is(200));
        Assert.Equal((string?)present["agent"], (string?)(await world.Get("/v1/contacts/c-1")).Is(200)["agent"]);
        var loser = (await world.Get($"/v1/agents/{late["agent"]}")).Is(200);
        Assert.Equal(("ready", 0, 0), ((string?)loser["presence"], loser["contacts"]!.AsArray().Count, loser["offers"]!.AsArray().Count));
        Assert.Single((await world.Get($"/v1/agents/{present["agent"]}")).Is(200)["contacts"]!.AsArray());
        Assert.Single(world.Store.Recorded(), happened => happened.Event.Type == "contact.accepted");
    }

    private static Task<Said> Accept(World world, System.Text.Json.Nodes.JsonNode offer) =>
        world.Post($"/v1/offers/{offer["id"]}:accept", null, ("X-Agent", (string)offer["agent"]!));
}
