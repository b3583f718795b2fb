using System.Text.Json.Nodes;
using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>Rules as people work with them: drafted, checked against examples and recent contacts, published, rolled back.</summary>
public sealed class RuleDeskTests : IAsyncLifetime
{
    private const string Vips = """
        {"defaultQueue":"general","treatments":[{"name":"greeting","music":"jazz","whisper":"A VIP."}],
         "rules":[{"name":"VIPs","when":{"tiers":["vip"],"channels":["chat"]},"then":{"queue":"vip","addPriority":10,"treatment":"greeting"}}],
         "examples":[{"name":"a VIP in chat","given":{"tier":"vip"},"expect":{"queue":"vip","priority":10}}]}
        """;

    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        await _world.Put("/v1/queues/general", """{"name":"General"}""");
        await _world.Put("/v1/queues/vip", """{"name":"VIP"}""");
        await _world.Put("/v1/customers/u-1", """{"tier":"vip"}""");
        (await _world.Put("/v1/groups/default", """{"defaultQueue":"general"}""")).Is(201);
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_draft_is_checked_against_what_came_in_published_and_rolled_back()
    {
        (await _world.Get("/v1/groups/default/draft")).Is(404);
        await Arrives("c-1", "u-1");
        await Arrives("c-2", "u-2");
        (await _world.Put("/v1/groups/default/draft", Vips)).Is(201);

        var check = (await _world.Post("/v1/groups/default/draft:check")).Is(200).Json!;
        Assert.True((bool)check["examples"]![0]!["passes"]!);
        Assert.Equal(2, (int)check["replayed"]!);
        Assert.Equal(1, (int)check["changed"]!);
        Assert.Equal(1, (int)check["moves"]!["general → vip"]!);
        Assert.Equal("c-1", (string)check["changes"]![0]!["contactId"]!);
        Assert.Equal(["queue general → vip", "priority 0 → 10", "treatment none → greeting"], check["changes"]![0]!["differences"]!.AsArray().Select(d => (string)d!));

        var published = (await _world.Post("/v1/groups/default/draft:publish", null, ("If-Match", "\"1\""))).Is(200);
        Assert.Equal("\"2\"", published.Header("ETag"));
        (await _world.Get("/v1/groups/default/draft")).Is(404);
        // Who waits already stays; who comes now goes by the rules.
        Assert.Equal("general", await QueueOf("c-1"));
        Assert.Equal("vip", (string)(await Arrives("c-3", "u-1"))["queue"]!);
        var decision = (await _world.Get("/v1/contacts/c-3/decision")).Is(200).Json!;
        Assert.Equal(2, (long)decision["ruleVersion"]!);
        Assert.Equal("VIPs", (string)decision["rules"]![0]!);
        Assert.Equal("greeting", (string)decision["treatment"]!);
        Assert.Equal("rule VIPs", (string)decision["priorityParts"]![0]!["name"]!);

        Assert.Equal("\"3\"", (await _world.Post("/v1/groups/default:rollBack", """{"version":1}""")).Is(200).Header("ETag"));
        Assert.Equal("general", (string)(await Arrives("c-4", "u-1"))["queue"]!);
        var versions = (await _world.Get("/v1/groups/default/versions")).Is(200).Json!;
        Assert.Equal([3L, 2L, 1L], versions["items"]!.AsArray().Select(v => (long)v!["version"]!));
        Assert.True(versions.AsObject().ContainsKey("next") && versions["next"] is null);
        var page = (await _world.Get("/v1/groups/default/versions?limit=2")).Is(200).Json!;
        Assert.Equal([3L, 2L], page["items"]!.AsArray().Select(v => (long)v!["version"]!));
        page = (await _world.Get($"/v1/groups/default/versions?limit=2&after={page["next"]}")).Is(200).Json!;
        Assert.Equal([1L], page["items"]!.AsArray().Select(v => (long)v!["version"]!));
        Assert.Null(page["next"]);
        (await _world.Get("/v1/groups/default/versions?after=first")).Is(400).IsProblem("invalid-parameter", "after");
    }

    /// <summary>A read of the log is bounded in bytes, too: it may answer fewer events than asked for.</summary>
    [Fact]
    public async Task All_that_came_lately_is_looked_at_however_few_events_a_read_answers()
    {
        await using var world = await World.Start(log: log => new Meagre(log));
        (await world.Put("/v1/queues/general", """{"name":"General"}""")).Is(201);
        (await world.Put("/v1/groups/default", """{"defaultQueue":"general"}""")).Is(201);
        for (var n = 1; n <= 9; n++) (await world.Post("/v1/contacts", $$"""{"id":"c-{{n}}","customerId":"u-{{n}}","channel":"chat"}""")).Is(201);
        (await world.Put("/v1/groups/default/draft", """{"defaultQueue":"general","rules":[{"name":"all","then":{"addPriority":1}}]}""")).Is(201);

        var check = (await world.Post("/v1/groups/default/draft:check")).Is(200).Json!;
        Assert.Equal((9, 9), ((int)check["replayed"]!, (int)check["changed"]!));
        Assert.Equal("c-9", (string)check["changes"]![0]!["contactId"]!);
    }

    [Fact]
    public async Task A_draft_that_fails_an_example_or_names_no_queue_is_told_so_and_is_not_published()
    {
        (await _world.Put("/v1/groups/default/draft", Vips.Replace("\"expect\":{\"queue\":\"vip\"", "\"expect\":{\"queue\":\"general\"", StringComparison.Ordinal))).Is(201);
        var check = (await _world.Post("/v1/groups/default/draft:check")).Is(200).Json!;
        Assert.Equal("queue is vip, not general", (string)check["examples"]![0]!["misses"]![0]!);
        (await _world.Post("/v1/groups/default/draft:publish")).Is(422).IsProblem("rule-broken", "examples[0].expect");

        (await _world.Put("/v1/groups/default/draft", """{"rules":[{"name":"r","then":{"queue":"nowhere"}}]}""")).Is(200);
        check = (await _world.Post("/v1/groups/default/draft:check")).Is(200).Json!;
        Assert.Equal("rules[0].then.queue", (string)check["faults"]![0]!["field"]!);
        (await _world.Post("/v1/groups/default/draft:publish")).Is(422).IsProblem("rule-broken", "rules[0].then.queue");
        Assert.Equal("\"1\"", (await _world.Get("/v1/groups/default")).Is(200).Header("ETag"));
    }

    [Fact]
    public async Task A_version_that_is_not_kept_cannot_be_gone_back_to() =>
        (await _world.Post("/v1/groups/default:rollBack", """{"version":7}""")).Is(422).IsProblem("rule-broken", "version");

    [Fact]
    public async Task A_queue_that_a_rule_sends_contacts_to_stays()
    {
        (await _world.Put("/v1/groups/default", Vips)).Is(200);
        (await _world.Delete("/v1/queues/vip")).Is(409);
    }

    /// <summary>The example of the page on queues, switched on by hand.</summary>
    [Fact]
    public async Task A_profile_lends_agents_while_it_is_on_and_their_configuration_stays()
    {
        (await _world.Put("/v1/agents/ann", """{"name":"Ann","queues":["vip"]}""")).Is(201);
        const string Sale = """{"defaultQueue":"general","profiles":[{"name":"sale","on":ON,"agents":[{"agents":["ann"],"addQueues":["general"],"channels":{"chat":5}}]}]}""";
        (await _world.Put("/v1/groups/default", Sale.Replace("ON", "true", StringComparison.Ordinal))).Is(200);
        var lent = await _world.Eventually("/v1/agents/ann", s => s["adjusted"] is not null);
        Assert.Equal(("""["vip","general"]""", """["vip"]""", "sale"), (lent["adjusted"]!["queues"]!.ToJsonString(), lent["queues"]!.ToJsonString(), (string?)lent["adjusted"]!["profiles"]![0]));
        Assert.Equal(5, (int)lent["adjusted"]!["channels"]!["chat"]!);
        (await _world.Delete("/v1/queues/general")).Is(409);
        (await _world.Patch("/v1/agents/ann", """{"name":"Anna"}""")).Is(200);
        (await _world.Put("/v1/groups/default", Sale.Replace("ON", "false", StringComparison.Ordinal))).Is(200);
        var after = await _world.Eventually("/v1/agents/ann", s => s["adjusted"] is null);
        Assert.Equal(("Anna", """["vip"]"""), ((string?)after["name"], after["queues"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("""{"agents":["ann"]}""", 400, "profiles[0].agents[0]")]
    [InlineData("""{"addQueues":["nowhere"]}""", 422, "profiles[0].agents[0].addQueues[0]")]
    [InlineData("""{"maxConcurrent":-1}""", 400, "profiles[0].agents[0].maxConcurrent")]
    public async Task A_change_of_agents_that_cannot_be_is_refused_at_its_place(string change, int status, string field) =>
        Assert.Equal(field, (string?)(await _world.Put("/v1/groups/default", $$"""{"profiles":[{"name":"sale","agents":[{{change}}]}]}""")).Is(status)["field"]);

    [Theory]
    [InlineData("""{"rules":[{"name":"r","then":{"treatment":"greting"}}],"treatments":[{"name":"greeting","music":"jazz"}]}""", "rules[0].then.treatment")]
    [InlineData("""{"treatments":[{"name":"greeting"}]}""", "treatments[0]")]
    [InlineData("""{"treatments":[{"name":"greeting","music":"a"},{"name":"Greeting","music":"b"}]}""", "treatments[1]")]
    [InlineData("""{"treatments":[{"name":"greeting","messages":[{"text":"{who}"}]}]}""", "treatments[0].messages[0].text")]
    [InlineData("""{"treatments":[{"name":"greeting","announceAtSeconds":[9,5]}]}""", "treatments[0].announceAtSeconds[1]")]
    [InlineData("""{"treatments":[{"name":"greeting","answerSource":{"url":"https://me:word@wiki.example"}}]}""", "treatments[0].answerSource.url")]
    public async Task A_treatment_that_cannot_be_is_refused_at_its_place(string rules, string field) =>
        Assert.Equal(field, (string?)(await _world.Put("/v1/groups/default/draft", rules)).Is(400)["field"]);

    [Fact]
    public async Task A_malformed_rule_is_refused_at_its_place() =>
        (await _world.Put("/v1/groups/default/draft", """{"rules":[{"name":"r","when":{"tier":["vip"]},"then":{}}]}""")).Is(400).IsProblem("unknown-field", "rules[0].when.tier");

    private async Task<JsonNode> Arrives(string id, string customer) =>
        (await _world.Post("/v1/contacts", $$"""{"id":"{{id}}","customerId":"{{customer}}","channel":"chat"}""")).Is(201).Json!;

    private async Task<string> QueueOf(string id) => (string)(await _world.Get($"/v1/contacts/{id}")).Is(200).Json!["queue"]!;

    /// <summary>A log of which no read answers more than four events.</summary>
    private sealed record Meagre(IEventLog Log) : IEventLog
    {
        public long Newest => Log.Newest;
        public long Oldest => Log.Oldest;

        public ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct) => Log.Read(after, Math.Min(limit, 4), ct);

        public ValueTask WaitAfter(long position, CancellationToken ct) => Log.WaitAfter(position, ct);

        public ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct) => Log.OfContact(contactId, limit, ct);
    }
}
