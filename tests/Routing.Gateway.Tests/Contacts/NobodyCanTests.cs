namespace Routing.Gateway.Tests;

/// <summary>Whom nobody there can serve is told no figure; and who asks why learns it, though no round was ever begun.</summary>
public sealed class NobodyCanTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        (await _world.Put("/v1/queues/repairs", """{"name":"Repairs","requirements":[{"skill":"repair","minLevel":9}],"offerTimeoutSeconds":60}""")).Is(201);
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_contact_that_asks_more_than_anybody_knows_gets_no_estimate_and_its_decision_says_why()
    {
        await Ready("tom", level: 2);
        var contact = await Create();
        Assert.Equal("queued", (string?)contact["state"]);
        Assert.Null(contact["estimatedWait"]);

        var undecided = (await _world.Get("/v1/contacts/c-1/decision")).Is(200)["undecided"]!;
        Assert.Null(undecided["offerId"]);
        Assert.Equal("nobody who is ready can take it", (string?)undecided["reason"]);
        var left = Assert.Single(undecided["notAsked"]!.AsArray())!;
        Assert.Equal(("missingSkill", 1, "tom"), ((string)left["why"]!, (int)left["count"]!, (string)left["agents"]![0]!));
    }

    [Fact]
    public async Task Where_nobody_is_there_it_says_so()
    {
        await _world.Put("/v1/agents/amy", """{"name":"Amy","queues":["repairs"],"skills":{"repair":9}}""");
        Assert.Null((await Create())["estimatedWait"]);
        var left = Assert.Single((await _world.Get("/v1/contacts/c-1/decision")).Is(200)["undecided"]!["notAsked"]!.AsArray())!;
        Assert.Equal("notReady", (string?)left["why"]);
    }

    [Fact]
    public async Task After_the_only_one_who_can_has_declined_the_wait_is_not_over()
    {
        await Ready("amy", level: 9);
        await Create();
        var offered = await _world.Eventually("/v1/contacts/c-1", said => said["offer"] is not null);
        (await _world.Post($"/v1/offers/{offered["offer"]!["id"]}:decline", """{"reason":"busy"}""")).Is(200);

        var contact = await _world.Get("/v1/contacts/c-1");
        Assert.Equal("queued", (string?)contact["state"]);
        Assert.True((double)contact["estimatedWait"]!["seconds"]! > 0, contact.Body);
        var undecided = (await _world.Get("/v1/contacts/c-1/decision")).Is(200)["undecided"]!;
        Assert.Equal("nobody who can take it is free", (string?)undecided["reason"]);
        Assert.Equal("refusedBefore", (string?)undecided["notAsked"]![0]!["why"]);
    }

    private async Task Ready(string agent, int level)
    {
        (await _world.Put($"/v1/agents/{agent}", $$"""{"name":"{{agent}}","queues":["repairs"],"skills":{"repair":{{level}} } }""")).Is(201);
        (await _world.Post($"/v1/agents/{agent}:setPresence", """{"presence":"ready"}""")).Is(200);
    }

    private async Task<Said> Create() => (await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"repairs"}""")).Is(201);
}
