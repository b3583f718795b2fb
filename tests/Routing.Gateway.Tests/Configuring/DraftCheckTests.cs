using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

/// <summary>What a check tells of a draft beside its faults: conditions that may be misspelt, rules that held for nobody, and that somebody else has changed it.</summary>
public sealed class DraftCheckTests : IAsyncLifetime
{
    private const string Draft = "/v1/groups/default/draft";

    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        foreach (var queue in (string[])["general", "vip"]) await _world.Put($"/v1/queues/{queue}", """{"name":"Q"}""");
        await _world.Put("/v1/groups/default", """{"defaultQueue":"general"}""");
        await _world.Put("/v1/customers/u-1", """{"tier":"gold"}""");
        await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","intent":"fitting"}""");
        await _world.Post("/v1/contacts", """{"id":"c-2","customerId":"u-2","channel":"chat"}""");
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_condition_that_names_what_nobody_knows_is_warned_of_and_published_all_the_same()
    {
        var check = await Check("""
            {"defaultQueue":"general","customerTiers":[{"tier":"diamond","when":[{"name":"spend"}]}],"tierPriority":{"Silver":3},"intents":[{"intent":"pets"}],
             "rules":[{"name":"misspelt","when":{"queues":["vip","vipp"],"intents":["refnd","refund"],"tiers":["dimond","silver"],"queueLengths":[{"queue":"genral","atLeast":3}]},
                       "unless":{"queues":["gone"],"tiers":["bronze"]},"then":{"addPriority":5}},
                      {"name":"all known","when":{"queues":["general"],"intents":["pets","fitting","general","invoice"],"tiers":["gold","standard","diamond","basic"]},"then":{"addPriority":1}}],
             "examples":[{"name":"one","given":{"tier":"basic"}, "expect":{}}]}
            """);
        Assert.Empty(check["faults"]!.AsArray());
        Assert.Equal(
            ["rules[0].when.queues[1]", "rules[0].when.queueLengths[0].queue", "rules[0].when.intents[0]", "rules[0].when.tiers[0]", "rules[0].unless.queues[0]", "rules[0].unless.tiers[0]"],
            check["warnings"]!.AsArray().Select(warning => (string)warning!["field"]!));
        Assert.Contains("vipp", (string)check["warnings"]![0]!["mend"]!, StringComparison.Ordinal);
        (await _world.Post($"{Draft}:publish")).Is(200);
    }

    [Fact]
    public async Task Each_rule_tells_for_how_many_of_the_replayed_contacts_it_held()
    {
        var check = await Check("""
            {"defaultQueue":"general","profiles":[{"name":"sale"}],
             "rules":[{"name":"all","then":{"addPriority":1}},{"name":"gold","when":{"tiers":["gold"]},"then":{"addPriority":5}},{"name":"typo","when":{"tiers":["glod"]},"then":{"addPriority":5}},
                      {"name":"sale","profiles":["sale"],"then":{"addPriority":5}}]}
            """);
        Assert.Equal(2, (int)check["replayed"]!);
        Assert.Equal(["all 2", "gold 1", "typo 0", "sale 0"], check["rules"]!.AsArray().Select(rule => $"{rule!["name"]} {rule["held"]}"));
    }

    [Fact]
    public async Task A_draft_that_somebody_else_changed_is_not_written_over()
    {
        (await _world.Put(Draft, "{}", ("If-Match", "\"999\""))).Is(412).IsProblem("version-conflict", "If-Match");
        (await _world.Get(Draft)).Is(404);
        var first = (await _world.Put(Draft, "{}", ("If-None-Match", "*"))).Is(201).Header("ETag")!;
        (await _world.Put(Draft, "{}", ("If-None-Match", "*"))).Is(412).IsProblem("version-conflict", "If-None-Match");
        Assert.Equal(first, (await _world.Get(Draft)).Is(200).Header("ETag"));
        var second = (await _world.Put(Draft, """{"defaultQueue":"vip"}""", ("If-Match", first))).Is(200).Header("ETag")!;
        Assert.NotEqual(first, second);
        (await _world.Put(Draft, """{"defaultQueue":"general"}""", ("If-Match", first))).Is(412).IsProblem("version-conflict", "If-Match");
        Assert.Equal("vip", (string?)(await _world.Get(Draft)).Is(200)["defaultQueue"]);
        (await _world.Delete(Draft, ("If-Match", first))).Is(412);
        (await _world.Delete(Draft, ("If-Match", second))).Is(204);
        // Who held the draft before it was thrown away does not bring it back.
        (await _world.Put(Draft, "{}", ("If-Match", second))).Is(412);
        (await _world.Delete(Draft)).Is(404).IsProblem("not-found");
        var third = (await _world.Put(Draft, "{}")).Is(201);
        Assert.NotEqual(second, third.Header("ETag"));
        Assert.Equal(Draft, third.Header("Location"));
        (await _world.Put(Draft, "{}")).Is(200);
    }

    private async Task<JsonNode> Check(string draft)
    {
        Assert.True((await _world.Put(Draft, draft)).Status is 200 or 201);
        return (await _world.Post($"{Draft}:check")).Is(200).Json!;
    }
}
