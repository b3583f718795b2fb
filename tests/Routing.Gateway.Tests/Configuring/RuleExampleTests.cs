namespace Routing.Gateway.Tests;

/// <summary>Examples kept with rules say all that rules can, and wait for what is not learned yet.</summary>
public sealed class RuleExampleTests : IAsyncLifetime
{
    private const string Draft = "/v1/groups/default/draft";

    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        foreach (var queue in (string[])["general", "pets", "vip"]) await _world.Put($"/v1/queues/{queue}", """{"name":"Q"}""");
        await _world.Put("/v1/groups/default", """{"defaultQueue":"general"}""");
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Theory]
    [InlineData("""{"attributes":{"spend":"12000"}}""", """{"tier":"diamond","priority":20}""")]
    [InlineData("""{"attributes":{"spend":"12000"},"tier":"standard"}""", """{"tier":"standard","priority":0}""")]
    [InlineData("""{"knownCustomer":true}""", """{"rules":["known"],"teams":["floor"],"affinity":true}""")]
    [InlineData("""{"knownCustomer":false}""", """{"rules":["new"],"bots":"first","language":"fr","region":"eu"}""")]
    [InlineData("""{"language":"de","region":"ch","knownCustomer":true}""", """{"language":"de","region":"ch"}""")]
    [InlineData("""{"text":"Wo bleibt mein Hund?","repeatContact":true}""", """{"rules":["back"]}""")]
    public async Task What_is_as_expected_passes(string given, string expect) => Assert.Empty(await Misses(given, expect));

    [Theory]
    [InlineData("""{"knownCustomer":true}""", """{"teams":["ring"],"affinity":false}""", "teams is floor, not ring; affinity is on, not off")]
    [InlineData("""{"knownCustomer":false}""", """{"bots":"never","language":"de","region":"us","tier":"gold"}""", "tier is standard, not gold; language is fr, not de; region is eu, not us; bots is first, not never")]
    public async Task What_is_not_is_told(string given, string expect, string misses) => Assert.Equal(misses, string.Join("; ", await Misses(given, expect)));

    [Theory]
    [InlineData("""{"knownCustomer":false,"repeatContact":true}""", "{}", "examples[0].given.knownCustomer")]
    [InlineData("{}", """{"bots":"often"}""", "examples[0].expect.bots")]
    public async Task What_cannot_be_is_refused_at_its_place(string given, string expect, string field) =>
        Assert.Equal(field, (string?)(await _world.Put(Draft, Book(given, expect))).Is(400)["field"]);

    private async Task<IEnumerable<string>> Misses(string given, string expect)
    {
        Assert.True((await _world.Put(Draft, Book(given, expect))).Status is 200 or 201);
        return (await _world.Post($"{Draft}:check")).Is(200)["examples"]![0]!["misses"]!.AsArray().Select(miss => (string)miss!);
    }

    private static string Book(string given, string expect) => """
        {"defaultQueue":"general","customerTiers":[{"tier":"diamond","when":[{"name":"spend","atLeast":10000}]}],"tierPriority":{"diamond":20},
         "intents":[{"intent":"pets","keywords":["Hund"]}],
         "rules":[{"name":"known","when":{"knownCustomer":true},"then":{"teams":["floor"],"affinity":true}},
                  {"name":"new","when":{"knownCustomer":false},"then":{"bots":"first","language":"fr","region":"eu"}},
                  {"name":"back","when":{"repeatContact":true,"intents":["pets"]},"then":{"queue":"vip"}}],
         "examples":[{"name":"one","given":GIVEN,"expect":EXPECT}]}
        """.Replace("GIVEN", given, StringComparison.Ordinal).Replace("EXPECT", expect, StringComparison.Ordinal);

    /// <summary>An intent is taught by texts, and an example needs it known.</summary>
    private const string Taught = """
        {"defaultQueue":"general",
         "intents":[{"intent":"pets","queue":"QUEUE","examples":["can I bring my dog along","food for my cat","is the dog allowed in the shop","a lead for my puppy"]}],
         "examples":[{"name":"a dog","given":{"text":"can my dog come along to the shop"},"expect":{"intent":"pets","queue":"pets"}}]}
        """;

    [Fact]
    public async Task An_example_of_an_intent_that_is_not_learned_yet_waits_for_it_and_blocks_nobody()
    {
        (await _world.Put(Draft, Taught.Replace("QUEUE", "pets", StringComparison.Ordinal))).Is(201);
        var example = (await _world.Post($"{Draft}:check")).Is(200)["examples"]![0]!;
        Assert.Equal((false, "pets"), ((bool)example["passes"]!, (string?)example["notLearned"]));
        (await _world.Post($"{Draft}:publish")).Is(200);
        (await _world.Post("/v1/groups/default:learnIntents")).Is(200);
        (await _world.Put(Draft, Taught.Replace("QUEUE", "pets", StringComparison.Ordinal))).Is(201);
        example = (await _world.Post($"{Draft}:check")).Is(200)["examples"]![0]!;
        Assert.Equal((true, null), ((bool)example["passes"]!, (string?)example["notLearned"]));
    }

    [Fact]
    public async Task One_that_would_fail_once_it_is_learned_too_is_refused_at_once()
    {
        (await _world.Put(Draft, Taught.Replace("QUEUE", "vip", StringComparison.Ordinal))).Is(201);
        var example = (await _world.Post($"{Draft}:check")).Is(200)["examples"]![0]!;
        Assert.Equal((false, null), ((bool)example["passes"]!, (string?)example["notLearned"]));
        (await _world.Post($"{Draft}:publish")).Is(422).IsProblem("rule-broken", "examples[0].expect");
    }
}
