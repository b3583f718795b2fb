namespace Routing.Gateway.Tests;

/// <summary>What a contact is about is found from what its customer says, and explained.</summary>
public sealed class IntentTests
{
    private const string Rules = """
        {"defaultQueue":"general","intentRules":{"unsureQueue":"reception"},
         "intents":[{"intent":"refund","queue":"money"},
                    {"intent":"pets","queue":"money","examples":["can I bring my dog along","food for my cat","is the dog allowed in the shop"]}]}
        """;

    [Theory]
    [InlineData("我上周买的鞋不合适,想退货退款", "money", "refund")]
    [InlineData("I sent the shoes back, when do I get my money back?", "money", "refund")]
    [InlineData("wifi not working since yesterday", "general", "fault")]
    public async Task A_contact_goes_where_its_text_belongs_and_says_why(string text, string queue, string intent)
    {
        await using var world = await Center();
        var contact = (await world.Post("/v1/contacts", $$"""{"id":"c-1","customerId":"u-1","channel":"chat","text":"{{text}}"}""")).Is(201);
        Assert.Equal((queue, intent, "text"), ((string?)contact["queue"], (string?)contact["intent"], (string?)contact["intentFound"]!["source"]));
        Assert.InRange((double)contact["intentFound"]!["confidence"]!, 0.5, 1);

        var said = await world.Get("/v1/contacts/c-1/decision");
        var why = said.Is(200)["intent"]!;
        Assert.Equal((intent, "text"), ((string?)why["intent"], (string?)why["clues"]![0]!["source"]));
        Assert.DoesNotContain(text, said.Body);
    }

    [Fact]
    public async Task An_unsure_contact_waits_at_the_reception_and_says_what_to_ask()
    {
        await using var world = await Center();
        (await world.Patch("/v1/groups/default", """{"intentRules":{"minConfidence":0.999}}""")).Is(200);
        var contact = (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","text":"refund, or is it the delivery?"}""")).Is(201);
        Assert.Equal(("reception", "general", "unsure"), ((string?)contact["queue"], (string?)contact["intent"], (string?)contact["intentFound"]!["source"]));
        Assert.Contains("refund", contact["intentFound"]!["ask"]!.AsArray().Select(intent => (string?)intent));
    }

    [Fact]
    public async Task It_can_be_asked_before_there_is_a_contact()
    {
        await using var world = await Center();
        var found = (await world.Post("/v1/groups/default:findIntent", """{"text":"发票抬头开错了,麻烦重开"}""")).Is(200);
        Assert.Equal(("invoice", "zh"), ((string?)found["intent"], (string?)found["language"]));
        (await world.Post("/v1/groups/default:findIntent", """{"txt":"x"}""")).IsProblem("unknown-field", "txt");
    }

    [Fact]
    public async Task Examples_of_the_rules_are_learned_in_the_background()
    {
        await using var world = await Center();
        var group = await world.Eventually("/v1/groups/default", said => said.Json!["intentsLearned"] is not null);
        Assert.Contains("pets", group.Json!["intentsLearned"]!["intents"]!.AsArray().Select(intent => (string?)intent));
        Assert.Equal("pets", (string?)(await world.Post("/v1/groups/default:findIntent", """{"text":"can my dog come along to the shop"}""")).Is(200)["intent"]);
    }

    [Fact]
    public async Task What_the_agent_says_it_was_about_is_learned_from()
    {
        await using var world = await Center();
        (await world.Put("/v1/agents/li-na", """{"name":"Li Na","queues":["general","money","reception"],"channels":{"chat":50}}""")).Is(201);
        (await world.Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""")).Is(200);
        for (var n = 1; n <= 6; n++)
        {
            (await world.Post("/v1/contacts", $$"""{"id":"c-{{n}}","customerId":"u-{{n}}","channel":"chat","queue":"general","text":"table {{n}} on the terrace"}""")).Is(201);
            await world.Eventually($"/v1/contacts/c-{n}", said => (string?)said.Json!["state"] == "offered");
            (await world.Post($"/v1/offers/c-{n}~1:accept", null, ("X-Agent", "li-na"))).Is(200);
            (await world.Post($"/v1/contacts/c-{n}:complete", """{"resolved":true,"intent":"reservation"}""", ("X-Agent", "li-na"))).Is(200);
            (await world.Post($"/v1/contacts/c-{n}:close", null, ("X-Agent", "li-na"))).Is(200);
        }
        var learned = (await world.Post("/v1/groups/default:learnIntents")).Is(200);
        Assert.Equal(6, (int)learned["contacts"]!);
        Assert.Equal("reservation", (string?)(await world.Post("/v1/groups/default:findIntent", """{"text":"table 9 on the terrace"}""")).Is(200)["intent"]);
    }

    private static async Task<World> Center()
    {
        var world = await World.Start();
        foreach (var queue in (string[])["general", "money", "reception"]) (await world.Put($"/v1/queues/{queue}", $$"""{"name":"{{queue}}"}""")).Is(201);
        (await world.Put("/v1/groups/default", Rules)).Is(201);
        return world;
    }
}
