using System.Text.Json.Nodes;
using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>Customers never put, and the addresses customers are known by: one customer each, from the first word to the last.</summary>
public sealed class CustomerDeskTests : IAsyncLifetime
{
    private const string Address = "wang@example.com";

    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        await _world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""");
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_is_first_heard_of_by_an_address_is_a_customer_like_any_other()
    {
        var id = await Writes();
        Assert.Equal([Address], Addresses(await _world.Get($"/v1/customers/{id}")));
        (await _world.Put($"/v1/customers/{id}", "{}", ("If-None-Match", "*"))).Is(412);
        (await _world.Patch($"/v1/customers/{id}", """{"tier":"gold"}""")).Is(200);
        Assert.Contains(id, (await _world.Get("/v1/customers"))["items"]!.AsArray().Select(c => (string)c!["id"]!));

        await Leaves();
        (await _world.Delete($"/v1/customers/{id}")).Is(204);
        (await _world.Get($"/v1/customers/{id}")).Is(404);
        Assert.NotEqual(id, await Writes());
    }

    [Fact]
    public async Task An_agent_who_is_not_there_is_promised_to_nobody_and_one_who_has_gone_is_in_nobodys_way()
    {
        (await _world.Put("/v1/agents/li-na", """{"name":"Li Na","queues":["after-sales"]}""")).Is(201);
        (await _world.Put("/v1/customers/u-1", """{"dedicated":{"agents":["li-na","li-an"]}}""")).Is(422).IsProblem("rule-broken", "dedicated.agents[1]");
        (await _world.Put("/v1/customers/u-1", """{"dedicated":{"agents":["li-na"]}}""")).Is(201);
        (await _world.Delete("/v1/agents/li-na")).Is(204);
        (await _world.Patch("/v1/customers/u-1", """{"tier":"gold"}""")).Is(200);
        (await _world.Put("/v1/customers/u-2", """{"dedicated":{"agents":["li-na"]}}""")).Is(422);
        var import = (await _world.Upload("/v1/customers:import", "application/x-ndjson", """{"id":"u-3","dedicated":{"agents":["li-na"]}}""")).Is(200);
        Assert.Equal("dedicated.agents[0]", (string?)import["report"]![0]!["field"]);
    }

    [Fact]
    public async Task Who_is_first_heard_of_by_an_id_is_a_customer_as_soon_as_the_contact_is_acknowledged()
    {
        (await Arrives("c-0", "u-new", queue: "nowhere")).Is(422);
        (await _world.Get("/v1/customers/u-new")).Is(404);

        (await Arrives("c-1", "u-new")).Is(201);
        Assert.Equal("standard", (string?)(await _world.Get("/v1/customers/u-new")).Is(200)["tier"]);
        Assert.Contains("u-new", (await _world.Get("/v1/customers"))["items"]!.AsArray().Select(c => (string)c!["id"]!));
        (await _world.Put("/v1/customers/u-new", "{}", ("If-None-Match", "*"))).Is(412);

        (await _world.Put("/v1/customers/u-new", """{"tier":"gold"}""")).Is(200);
        (await Arrives("c-1", "u-new")).Is(200);
        (await Arrives("c-2", "u-new")).Is(201);
        var kept = (await _world.Get("/v1/customers/u-new")).Is(200);
        Assert.Equal(("gold", "\"2\""), ((string?)kept["tier"], kept.Header("ETag")));
    }

    [Fact]
    public async Task The_repeat_of_a_contact_that_has_ended_makes_no_customer_anew()
    {
        (await Arrives("c-1", "u-gone")).Is(201);
        (await _world.Post("/v1/contacts/c-1:abandon")).Is(200);
        (await _world.Delete("/v1/customers/u-gone")).Is(204);
        (await Arrives("c-1", "u-gone")).Is(200);
        (await _world.Get("/v1/customers/u-gone")).Is(404);
    }

    [Fact]
    public async Task A_customer_whose_making_was_cut_short_is_made_whole_by_the_next_contact()
    {
        await _world.Store.BindAddress(Address, "u-half");
        Assert.Equal("u-half", await Writes());
        Assert.Equal([Address], Addresses(await _world.Get("/v1/customers/u-half")));
    }

    [Fact]
    public async Task Who_is_known_by_past_contacts_alone_can_be_put_patched_and_deleted()
    {
        // Stored so before customers were made by their first contact.
        foreach (var id in (string[])["put", "patched", "deleted"])
        {
            var stored = await _world.Store.Claim(ActorKey.Customer(id), ActorCodecs.Customer);
            var change = new PartChange("past/c-1", new PastContact { ContactId = "c-1", Agent = "li-na", Queue = "after-sales", Intent = "repair", EndedAt = DateTimeOffset.UnixEpoch });
            await _world.Store.Commit(new ActorWrite(ActorKey.Customer(id), stored.Epoch, ActorCodecs.Customer, [change], []) { Claim = stored.Claim });
        }
        Assert.Null((await _world.Get("/v1/customers/put")).Is(200).Header("ETag"));
        (await _world.Put("/v1/customers/put", "{}", ("If-Match", "\"0\""))).Is(412);
        (await _world.Put("/v1/customers/put", """{"tier":"gold"}""", ("If-None-Match", "*"))).Is(201);
        (await _world.Patch("/v1/customers/patched", """{"tier":"gold"}""")).Is(200);
        Assert.Single((await _world.Get("/v1/customers/patched"))["recent"]!.AsArray());
        (await _world.Delete("/v1/customers/deleted")).Is(204);
        (await _world.Get("/v1/customers/deleted")).Is(404);
        (await _world.Delete("/v1/customers/deleted")).Is(404);
    }

    [Fact]
    public async Task Of_many_who_claim_an_address_at_once_one_gets_it_and_the_others_are_told()
    {
        for (var round = 0; round < 5; round++)
        {
            var address = $"{round}@example.com";
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Put($"u-{round}-{n}", address)));
            Assert.Single(answers, a => a.Status == 201);
            Assert.All(answers.Where(a => a.Status != 201), a => a.Is(409).IsProblem("address-taken", "addresses[0]"));
            Assert.Single((await _world.Get("/v1/customers?limit=200"))["items"]!.AsArray(), c => c!["addresses"]!.AsArray().Any(a => (string?)a == address));
        }
    }

    [Fact]
    public async Task An_address_that_was_dropped_is_free_for_another()
    {
        (await Put("a", Address)).Is(201);
        (await Put("b", Address)).Is(409);
        (await Put("a", "new@example.com")).Is(200);
        (await Put("b", Address)).Is(201);
        (await _world.Patch("/v1/customers/b", """{"addresses":[]}""")).Is(200);
        (await Put("c", Address)).Is(201);
        (await _world.Delete("/v1/customers/c")).Is(204);
        (await Put("d", Address)).Is(201);
        Assert.Equal("d", await Writes());
    }

    [Fact]
    public async Task A_change_that_is_refused_takes_no_address_along()
    {
        (await Put("a", Address)).Is(201);
        (await _world.Put("/v1/customers/b", """{"addresses":["b@example.com"]}""", ("If-Match", "\"7\""))).Is(412);
        (await _world.Put("/v1/customers/b", $$"""{"addresses":["b@example.com","{{Address}}"]}""")).Is(409).IsProblem("address-taken", "addresses[1]");
        (await Put("c", "b@example.com")).Is(201);
    }

    [Fact]
    public async Task The_address_of_a_customer_who_was_merged_stays_with_the_one_who_is_left()
    {
        var stranger = await Writes();
        (await Put("wang", "+8613800000000")).Is(201);
        (await _world.Post($"/v1/customers/{stranger}:merge", """{"into":"wnag"}""")).Is(422).IsProblem("rule-broken", "into");
        (await _world.Post($"/v1/customers/{stranger}:merge", """{"into":"wang"}""")).Is(200);
        (await _world.Put($"/v1/customers/{stranger}", "{}")).Is(200);
        Assert.Equal("wang", await Writes());
        await Leaves();
        (await _world.Delete($"/v1/customers/{stranger}")).Is(204);
        Assert.Equal("wang", await Writes());

        (await Put("wang", "+8613800000000")).Is(200);
        (await Put("other", Address)).Is(201);
    }

    private Task<Said> Arrives(string id, string customer, string queue = "after-sales") =>
        _world.Post("/v1/contacts", $$"""{"id":"{{id}}","customerId":"{{customer}}","channel":"chat","queue":"{{queue}}"}""");

    private Task<Said> Put(string id, string address) => _world.Put($"/v1/customers/{id}", $$"""{"addresses":["{{address}}"]}""");

    private async Task<string> Writes() =>
        (string)(await _world.Post("/v1/contacts", $$"""{"customerAddress":"{{Address}}","channel":"email","queue":"after-sales"}""")).Is(201)["customerId"]!;

    /// <summary>Whoever waits gives up: a customer with a contact that has not ended is not deleted.</summary>
    private async Task Leaves()
    {
        foreach (var contact in (await _world.Get("/v1/contacts")).Is(200)["items"]!.AsArray().Where(contact => (string?)contact!["state"] == "queued"))
            (await _world.Post($"/v1/contacts/{contact!["id"]}:abandon")).Is(200);
    }

    private static IEnumerable<string> Addresses(Said said) => said.Is(200)["addresses"]!.AsArray().Select((JsonNode? a) => (string)a!);
}
