namespace Routing.Gateway.Tests;

/// <summary>What a caller is told of themselves, and what happened to a contact.</summary>
public sealed class CallerReadsTests
{
    [Fact]
    public async Task Without_keys_a_caller_may_do_everything_and_may_name_an_agent()
    {
        await using var world = await World.Start();
        var said = (await world.Send(HttpMethod.Get, "/v1/caller", null, null, ("X-Agent", "li-na"))).Is(200);
        Assert.Equal(["gateway", "agent", "supervisor", "admin", "auditor"], said["roles"]!.AsArray().Select(role => (string)role!));
        Assert.Equal("li-na", (string)said["agent"]!);
        Assert.False((bool)said["usesKey"]!);
    }

    [Fact]
    public async Task A_contacts_events_are_listed_in_their_order()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"voice","queue":"after-sales"}""")).Is(201);
        var said = await world.Eventually("/v1/contacts/c-1/events", found => found["items"]!.AsArray().Count >= 3);
        Assert.Equal(["contact.created", "contact.queued", "contact.offered"], said["items"]!.AsArray().Take(3).Select(happened => (string)happened!["type"]!));
        Assert.NotNull(said["items"]![2]!["data"]!["decision"]);
        (await world.Get("/v1/contacts/nobody/events")).Is(404);
    }
}
