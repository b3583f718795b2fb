namespace Routing.Gateway.Tests;

/// <summary>The page on rules and intents: its examples are taken in their order, and do what it says.</summary>
public sealed class RulesPageTests
{
    [Fact]
    public async Task Every_example_is_taken_and_does_what_the_page_says()
    {
        // The page has a profile for some days of 2030.
        await using var world = await World.Start(clock: new NoonClock());
        var said = await DocumentPage.TakeEveryCall(world, "RULES.md");
        Assert.Equal(22, said.Count);

        var checks = said.Where(s => s["replayed"] is not null).ToList();
        Assert.Equal([1, 2], checks.Select(check => check["examples"]!.AsArray().Count));
        Assert.All(checks, check => Assert.All(check["examples"]!.AsArray(), example => Assert.True((bool)example!["passes"]!)));
        Assert.All(checks, check => Assert.Empty(check["faults"]!.AsArray()));
        var decision = said.Single(s => s["ruleVersion"] is not null);
        Assert.Equal(1, (long)decision["ruleVersion"]!);
        Assert.Equal(["gold repairs", "big orders"], decision["rules"]!.AsArray().Select(rule => (string)rule!));
        Assert.Equal(15, decision["priorityParts"]!.AsArray().Sum(part => (double)part!["points"]!));
        Assert.Equal("after-sales", (string?)(await world.Get("/v1/contacts/c-1"))["queue"]);

        // While the recall is on its rule holds, and no longer.
        Assert.Equal("after-sales", (string?)said.Single(s => (string?)s["id"] == "c-0")["queue"]);
        Assert.Equal(["""["recall"]""", "[]"], said.Where(s => s["profilesOn"] is not null).Skip(1).Take(2).Select(s => s["profilesOn"]!.ToJsonString()));

        var found = said.Where(s => s["source"] is not null).ToList();
        Assert.Equal([("repair", "keywords"), ("pets", "text")], found.Select(s => ((string)s["intent"]!, (string)s["source"]!)));
        var unsure = said.Single(s => (string?)s["intentFound"]?["source"] == "unsure");
        Assert.Equal(("reception", "general", "repair"), ((string?)unsure["queue"], (string?)unsure["intent"], (string?)unsure["intentFound"]!["ask"]!.AsArray().Single()));
        var answered = await world.Get("/v1/contacts/c-2");
        Assert.Equal(("after-sales", "repair"), ((string?)answered["queue"], (string?)answered["intent"]));
        Assert.Contains("pets", said.Single(s => s["rightShare"] is not null)["intents"]!.AsArray().Select(intent => (string?)intent));
    }

    [Fact]
    public async Task Without_classifying_a_text_tells_nothing_and_keywords_still_do()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/reception", """{"name":"Reception"}""")).Is(201);
        (await world.Put("/v1/groups/default", """{"defaultQueue":"reception","intentRules":{"classifyTexts":false},"intents":[{"intent":"repair","keywords":["broken"]}]}""")).Is(201);
        var text = (await world.Post("/v1/groups/default:findIntent", """{"text":"I want my money back"}""")).Is(200);
        Assert.Equal(("general", "unsure"), ((string?)text["intent"], (string?)text["source"]));
        Assert.Equal("repair", (string?)(await world.Post("/v1/groups/default:findIntent", """{"text":"It is broken"}""")).Is(200)["intent"]);
    }

    [Theory]
    [InlineData("""{"rules":[{"name":"r","unless":{},"then":{}}]}""", "rules[0].unless")]
    [InlineData("""{"rules":[{"name":"r","then":{"addPriority":1001}}]}""", "rules[0].then.addPriority")]
    [InlineData("""{"rules":[{"name":"r","profiles":["none"],"then":{}}]}""", "rules[0].profiles[0]")]
    [InlineData("""{"intentRules":{"minConfidence":2}}""", "intentRules.minConfidence")]
    public async Task What_cannot_be_is_refused_at_its_place(string body, string field)
    {
        await using var world = await World.Start();
        (await world.Put("/v1/groups/default", body)).Is(400).IsProblem("invalid-value", field);
    }
}
