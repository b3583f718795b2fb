namespace Routing.Gateway.Tests;

/// <summary>Who has a contact under way is not deleted; who is deleted stays so.</summary>
public sealed class CustomerUseTests
{
    /// <summary>Waiting, offered, in hand, moved on, wrapping up: in use until it is closed, and then erased for good.</summary>
    [Fact]
    public async Task A_customer_with_a_contact_that_has_not_ended_is_not_deleted_and_the_contact_is_named()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""")).Is(201);
        await world.OneQueueOneAgent("vip");
        (await Arrives("c-1", "after-sales")).Is(201);
        await IsInUse("contact c-1");
        (await Arrives("c-2", "vip")).Is(201);
        await IsInUse("contacts c-1, c-2");
        (await world.Post("/v1/contacts/c-1:abandon")).Is(200);
        await IsInUse("contact c-2");
        (await world.Post("/v1/offers/c-2~1:accept", null, ("X-Agent", "li-na"))).Is(200);
        await IsInUse("contact c-2");
        (await world.Post("/v1/contacts/c-2:transfer", """{"queue":"after-sales"}""", ("X-Agent", "li-na"))).Is(200);
        await IsInUse("contact c-2");
        (await world.Post("/v1/agents/li-na:setPresence", """{"presence":"offline"}""")).Is(200);
        (await world.Post("/v1/contacts/c-2:transfer", """{"queue":"vip"}""")).Is(200);
        (await world.Put("/v1/agents/tom", """{"name":"Tom","queues":["vip"]}""")).Is(201);
        (await world.Post("/v1/agents/tom:setPresence", """{"presence":"ready"}""")).Is(200);
        await world.Eventually("/v1/contacts/c-2", contact => (string?)contact["state"] == "offered");
        (await world.Post("/v1/offers/c-2~2:accept", null, ("X-Agent", "tom"))).Is(200);
        (await world.Post("/v1/contacts/c-2:complete", "{}", ("X-Agent", "tom"))).Is(200);
        await IsInUse("contact c-2");
        (await world.Post("/v1/contacts/c-2:close", null, ("X-Agent", "tom"))).Is(200);
        (await world.Delete("/v1/customers/u-1")).Is(204);

        // The agent's word of how it ended may come only now.
        await world.Actors.Customer("u-1").Remember(new PastContact { ContactId = "c-2", Agent = "tom", Queue = "vip", Intent = "general", EndedAt = DateTimeOffset.UnixEpoch });
        (await world.Get("/v1/customers/u-1")).Is(404);

        Task<Said> Arrives(string id, string queue) => world.Post("/v1/contacts", $$"""{"id":"{{id}}","customerId":"u-1","channel":"chat","queue":"{{queue}}"}""");

        async Task IsInUse(string by) =>
            Assert.Contains($"in use by {by}.", (string?)(await world.Delete("/v1/customers/u-1")).Is(409).IsProblem("in-use")["detail"], StringComparison.Ordinal);
    }
}
