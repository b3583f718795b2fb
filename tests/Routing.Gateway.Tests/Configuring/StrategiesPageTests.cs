using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Routing.Gateway.Tests;

/// <summary>The pages on strategies and queues: their examples are taken, told again as they were set, and do what they say.</summary>
public sealed partial class StrategiesPageTests
{
    [Fact]
    public async Task Every_example_is_taken_and_told_again_as_it_was_set()
    {
        await using var world = await World.Start();
        var examples = Examples("STRATEGIES.md");
        Assert.Equal(["best-bid", "best-bid", "external", "learned", "priority", "suggest", "weighted"], examples.Select(example => (string)JsonNode.Parse(example)!["selection"]!).Order());
        examples.AddRange(Examples("QUEUES.md"));
        for (var n = 0; n < examples.Count; n++)
        {
            await world.Put($"/v1/queues/q-{n}", examples[n]);
            var told = (await world.Get($"/v1/queues/q-{n}")).Is(200);
            foreach (var (field, value) in JsonNode.Parse(examples[n])!.AsObject().Where(field => field.Value is JsonValue))
                Assert.Equal(value!.ToJsonString(), told[field]!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("""{"name":"q","fairness":11}""", "fairness")]
    [InlineData("""{"name":"q","satisfaction":11}""", "satisfaction")]
    [InlineData("""{"name":"q","topicSwitchSeconds":3601}""", "topicSwitchSeconds")]
    [InlineData("""{"name":"q","maxLoad":0}""", "maxLoad")]
    [InlineData("""{"name":"q","yieldsForSeconds":-1}""", "yieldsForSeconds")]
    [InlineData("""{"name":"q","urgentPriority":0}""", "urgentPriority")]
    [InlineData("""{"name":"q","seniors":{"agentTiers":["senior"]}}""", "seniors")]
    [InlineData("""{"name":"q","selection":"external"}""", "external")]
    [InlineData("""{"name":"q","selection":"external","external":{"url":"ftp://x"}}""", "external.url")]
    [InlineData("""{"name":"q","selection":"external","external":{"url":"http://x","fallback":"suggest"}}""", "external.fallback")]
    public async Task What_is_out_of_bounds_is_refused_by_name(string body, string field)
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/q", body)).Is(400).IsProblem("invalid-value", field);
    }

    /// <summary>What would never be called is refused where it is configured, and not in each decision.</summary>
    [Theory]
    [InlineData("/v1/queues/q", """{"name":"q","selection":"external","external":{"url":"http://scorer.example/x"}}""", "external.url")]
    [InlineData("/v1/queues/q", """{"name":"q","selection":"external","external":{"url":"https://10.0.0.7/x"}}""", "external.url")]
    [InlineData("/v1/queues/q", """{"name":"q","translation":{"url":"http://translator.example/x"}}""", "translation.url")]
    [InlineData("/v1/agents/b", """{"name":"b","kind":"bot","hook":{"url":"http://bots.example/x"}}""", "hook.url")]
    public async Task An_address_that_may_not_be_called_is_refused_by_name(string path, string body, string field)
    {
        await using var world = await World.Start();
        (await world.Put(path, body)).Is(422).IsProblem("rule-broken", field);
        (await world.Put(path, body.Replace("http://", "https://", StringComparison.Ordinal).Replace("10.0.0.7", "localhost", StringComparison.Ordinal))).Is(201);
    }

    [Fact]
    public async Task What_is_suggested_is_in_the_decision_and_a_pick_is_offered()
    {
        await using var world = await World.Start();
        await world.Put("/v1/queues/key", """{"name":"Key accounts","selection":"suggest"}""");
        foreach (var agent in new[] { "ann", "bob" })
        {
            await world.Put($"/v1/agents/{agent}", $$"""{"name":"{{agent}}","channels":{"chat":2},"queues":["key"]}""");
            (await world.Post($"/v1/agents/{agent}:setPresence", """{"presence":"ready"}""")).Is(200);
        }
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"key"}""")).Is(201);

        var decision = await world.Eventually("/v1/contacts/c-1/decision", s => s["undecided"]?["suggestions"]?.AsArray().Count == 2);
        Assert.StartsWith("best bid ", (string)decision["undecided"]!["suggestions"]![0]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal("queued", (string?)(await world.Get("/v1/contacts/c-1"))["state"]);

        (await world.Post("/v1/contacts/c-1:assign", """{"agent":"bob"}""")).Is(200);
        var offered = await world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        Assert.Equal("bob", (string?)offered["offer"]!["agent"]);
    }

    private static List<string> Examples(string page) =>
        [.. Example().Matches(DocumentPage.Read(page)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
