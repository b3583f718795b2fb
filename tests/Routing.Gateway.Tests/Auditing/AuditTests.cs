using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>Whatever a person changes is in the audit, with what it was before; what agents do with their own work is not.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-audit-");

    [Fact]
    public async Task Customers_are_kept_without_what_names_them()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/customers/u-1", """{"name":"Zhao","tier":"gold"}""")).Is(201);
        (await world.Patch("/v1/customers/u-1", """{"tier":"diamond"}""")).Is(200);
        (await world.Upload("/v1/customers:import", "application/x-ndjson", """{"id":"u-1","name":"Zhao","tier":"standard"}""")).Is(200);
        var kept = await Kept(world, "customer");
        Assert.Equal(
            [("importCustomers", "diamond", "standard"), ("patchCustomer", "gold", "diamond"), ("putCustomer", null, "gold")],
            kept.Select(c => ((string)c["what"]!, (string?)c["before"]?["tier"], (string?)c["after"]?["tier"])));
        Assert.All(kept, c => Assert.DoesNotContain("Zhao", c.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_supervisor_does_is_kept_and_what_an_agent_does_is_not()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        await world.OneQueueOneAgent();
        (await world.Put("/v1/queues/vip", """{"name":"VIP"}""")).Is(201);
        (await world.Post("/v1/agents/li-na:setPresence", """{"presence":"notReady","reason":"lunch"}""", ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/agents/li-na:setPresence", """{"presence":"offline"}""")).Is(200);
        Assert.Equal([("notReady", "offline"), ("offline", "ready")], (await Kept(world, "presence")).Select(c => ((string?)c["before"]!["presence"], (string?)c["after"]!["presence"])));

        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-7","channel":"chat","queue":"after-sales"}""")).Is(201);
        (await world.Post("/v1/contacts/c-1:transfer", """{"queue":"vip"}""")).Is(200);
        (await world.Post("/v1/contacts/c-1:assign", """{"agent":"li-na"}""")).Is(422);
        (await world.Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""")).Is(200);
        (await world.Post("/v1/contacts/c-1:assign", """{"agent":"li-na"}""")).Is(200);
        var moves = await Kept(world, "contact");
        Assert.Equal([("assignContact", "made"), ("assignContact", "refused"), ("transferContact", "made")], moves.Select(c => ((string?)c["what"], (string?)c["outcome"])));
        Assert.Equal("after-sales", (string?)moves[2]["before"]!["queue"]);

        (await world.Put("/v1/customers/u-9", """{"tier":"gold"}""")).Is(201);
        (await world.Post("/v1/contacts", """{"id":"c-9","customerId":"u-9","channel":"chat","queue":"vip"}""")).Is(201);
        (await world.Post("/v1/customers/u-9:joinContacts", """{"agent":"li-na"}""")).Is(200);
        var joined = (await Kept(world, "contact"))[0];
        Assert.Equal(("joinContacts", "c-9", "made", "vip"), ((string?)joined["what"], (string?)joined["id"], (string?)joined["outcome"], (string?)joined["before"]!["queue"]));
        Assert.NotNull(joined["after"]);
    }

    [Fact]
    public async Task A_replay_of_dead_letters_is_kept()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/webhooks/crm", """{"url":"https://crm.example/routing"}""")).Is(201);
        (await world.Post("/v1/webhooks/crm:replay")).Is(200);
        var replay = (await Kept(world, "webhook"))[0];
        Assert.Equal(("replayWebhook", "crm", 0, 0), ((string?)replay["what"], (string?)replay["id"], (int)replay["before"]!["deadLetters"]!, (int)replay["after"]!["deadLetters"]!));
    }

    [Fact]
    public async Task Drafts_and_learned_intents_are_kept()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/queues/vip", """{"name":"VIP"}""")).Is(201);
        (await world.Put("/v1/groups/default/draft", """{"defaultQueue":"vip"}""")).Is(201);
        (await world.Delete("/v1/groups/default/draft")).Is(204);
        (await world.Post("/v1/groups/default:learnIntents")).Is(200);
        var drafts = await Kept(world, "draft");
        Assert.Equal([("deleteDraft", "vip", null), ("putDraft", null, "vip")], drafts.Select(c => ((string)c["what"]!, (string?)c["before"]?["defaultQueue"], (string?)c["after"]?["defaultQueue"])));
        Assert.Equal("learnIntents", (string?)Assert.Single(await Kept(world, "intents"))["what"]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<IReadOnlyList<JsonNode>> Kept(World world, string kind) => [.. (await world.Get($"/v1/audit?kind={kind}")).Is(200)["items"]!.AsArray().Select(change => change!)];
}
