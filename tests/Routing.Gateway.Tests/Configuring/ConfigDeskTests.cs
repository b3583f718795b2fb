namespace Routing.Gateway.Tests;

/// <summary>Configuration: created or replaced whole, patched, guarded by its version, deleted when nothing uses it.</summary>
public sealed class ConfigDeskTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.Start();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task The_queue_of_the_manual_is_taken_as_it_stands_and_comes_back_with_how_it_stands()
    {
        var created = (await _world.Put("/v1/queues/after-sales", """
            {"name":"After-sales","priority":5,"ageingPerMinute":1,"maxWaitSeconds":600,"selection":"best-bid","channels":["voice","chat"],"requirements":[{"skill":"repair","minLevel":3}],
             "relaxations":[{"afterSeconds":30,"requirements":[{"skill":"repair","minLevel":1}]}],"offerTimeoutSeconds":20,"onNoAnswer":"notReady","wrapUpSeconds":30,
             "serviceLevel":{"targetPercent":80,"withinSeconds":20},"maxWaiting":200,"overflow":[{"afterSeconds":120,"moveTo":"general","addPriority":10}]}
            """)).Is(201);
        Assert.Equal("/v1/queues/after-sales", created.Header("Location"));
        var read = (await _world.Get("/v1/queues/after-sales")).Is(200);
        Assert.Equal(5, (int)read["priority"]!);
        Assert.Equal(0, (int)read["waiting"]!);
        Assert.Null(read["oldestWaitSeconds"]);
        Assert.Equal(0, (int)read["agents"]!["ready"]!);
        Assert.Contains("answeredOnly", read["serviceLevel"]!.AsObject().Select(p => p.Key));
        (await _world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""")).Is(200);
    }

    [Theory]
    [InlineData("/v1/queues/x", """{"name":"X"}""", """{"name":"Y"}""")]
    [InlineData("/v1/agents/x", """{"name":"X"}""", """{"name":"Y"}""")]
    [InlineData("/v1/customers/x", """{"name":"X"}""", """{"name":"Y"}""")]
    [InlineData("/v1/groups/x", """{"repeatContactPriority":1}""", """{"repeatContactPriority":2}""")]
    public async Task A_change_by_somebody_else_in_between_is_noticed(string path, string first, string second)
    {
        var tag = (await _world.Put(path, first, ("If-None-Match", "*"))).Is(201).Header("ETag")!;
        (await _world.Put(path, first, ("If-None-Match", "*"))).Is(412).IsProblem("version-conflict", "If-None-Match");
        var next = (await _world.Put(path, second, ("If-Match", tag))).Is(200).Header("ETag")!;
        Assert.NotEqual(tag, next);
        (await _world.Put(path, first, ("If-Match", tag))).Is(412).IsProblem("version-conflict", "If-Match");
        (await _world.Patch(path, "{}", ("If-Match", tag))).Is(412);
        (await _world.Patch(path, second, ("If-Match", next))).Is(200);
        (await _world.Put(path, first, ("If-Match", "3"))).Is(400).IsProblem("invalid-parameter", "If-Match");
        (await _world.Put(path, first, ("If-Match", "*"))).Is(200);
        (await _world.Put(path + "-none", first, ("If-Match", "*"))).Is(412);
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_null_brings_the_default_back()
    {
        await _world.Put("/v1/queues/q", """{"name":"Q","priority":5,"wrapUpSeconds":99,"serviceLevel":{"targetPercent":90,"withinSeconds":10}}""");
        var patched = (await _world.Patch("/v1/queues/q", """{"wrapUpSeconds":null,"serviceLevel":{"withinSeconds":30}}""")).Is(200);
        Assert.Equal(5, (int)patched["priority"]!);
        Assert.Equal(Defaults.WrapUpSeconds, (int)patched["wrapUpSeconds"]!);
        Assert.Equal(90, (int)patched["serviceLevel"]!["targetPercent"]!);
        Assert.Equal(30, (int)patched["serviceLevel"]!["withinSeconds"]!);
        (await _world.Patch("/v1/queues/q", """{"nmae":null}""")).Is(400).IsProblem("unknown-field", "nmae");
        (await _world.Patch("/v1/queues/q", """{"name":null}""")).Is(400).IsProblem("missing-field", "name");
        (await _world.Patch("/v1/queues/none", """{"name":"N"}""")).Is(404).IsProblem("not-found");
        (await _world.Send(HttpMethod.Patch, "/v1/queues/q", "{}")).Is(200);
    }

    [Fact]
    public async Task What_is_in_use_is_not_deleted_and_the_answer_says_by_what()
    {
        await _world.OneQueueOneAgent();
        await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""");
        var refused = (await _world.Delete("/v1/queues/after-sales")).Is(409).IsProblem("in-use");
        Assert.Contains("in use by contact c-1.", (string)refused["detail"]!, StringComparison.Ordinal);
        await _world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        Assert.Contains("in use by contact c-1.", (string)(await _world.Delete("/v1/agents/li-na")).Is(409).IsProblem("in-use")["detail"]!, StringComparison.Ordinal);
        for (var n = 2; n <= 12; n++) await _world.Post("/v1/contacts", $$"""{"id":"c-{{n}}","customerId":"u-{{n}}","channel":"chat","queue":"after-sales"}""");
        refused = (await _world.Delete("/v1/queues/after-sales")).Is(409);
        Assert.Matches(@"in use by 12 contacts: c-\d+(, c-\d+){9} and 2 more\.", (string)refused["detail"]!);
        await _world.Put("/v1/queues/served", """{"name":"Served"}""");
        foreach (var agent in (string[])["a-1", "a-2"]) await _world.Put($"/v1/agents/{agent}", $$"""{"name":"{{agent}}","queues":["served"]}""");
        Assert.Matches("in use by 2 agents: a-[12], a-[12]\\.", (string)(await _world.Delete("/v1/queues/served")).Is(409)["detail"]!);

        await _world.Put("/v1/queues/spare", """{"name":"Spare"}""");
        await _world.Put("/v1/queues/full", """{"name":"Full","overflow":[{"afterSeconds":1,"moveTo":"spare"}]}""");
        Assert.Contains("full", (string)(await _world.Delete("/v1/queues/spare")).Is(409)["detail"]!, StringComparison.Ordinal);
        await _world.Put("/v1/queues/full", """{"name":"Full"}""");
        (await _world.Delete("/v1/queues/spare", ("If-Match", "\"7\""))).Is(412);
        (await _world.Delete("/v1/queues/spare")).Is(204);
        (await _world.Delete("/v1/queues/spare")).Is(404);
        (await _world.Get("/v1/queues/spare")).Is(404).IsProblem("not-found");
        (await _world.Put("/v1/queues/spare", """{"name":"Spare"}""", ("If-None-Match", "*"))).Is(201);
    }

    [Fact]
    public async Task Lists_page_through_everything_once()
    {
        for (var i = 0; i < 7; i++) await _world.Put($"/v1/queues/q-{i}", """{"name":"Q"}""");
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = (await _world.Get($"/v1/queues?limit=3{(after is null ? "" : "&after=" + after)}")).Is(200);
            ids.AddRange(page["items"]!.AsArray().Select(q => (string)q!["id"]!));
            after = (string?)page["next"];
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"q-{i}"), ids);
    }

    [Fact]
    public async Task An_agent_serves_queues_that_exist_and_are_of_one_group()
    {
        await _world.Put("/v1/queues/a", """{"name":"A"}""");
        await _world.Put("/v1/queues/b", """{"name":"B","group":"other"}""");
        (await _world.Put("/v1/agents/x", """{"name":"X","queues":["a","none"]}""")).Is(422).IsProblem("rule-broken", "queues[1]");
        (await _world.Put("/v1/agents/x", """{"name":"X","queues":["a","b"]}""")).Is(422).IsProblem("rule-broken", "queues[1]");
        Assert.Equal("other", (string?)(await _world.Put("/v1/agents/x", """{"name":"X","queues":["b"]}""")).Is(201)["group"]);
        (await _world.Patch("/v1/queues/b", """{"group":"default"}""")).Is(422).IsProblem("rule-broken", "group");
        (await _world.Put("/v1/groups/default", """{"defaultQueue":"b"}""")).Is(422).IsProblem("rule-broken", "defaultQueue");
        (await _world.Put("/v1/groups/other", """{"defaultQueue":"b"}""")).Is(201);
        (await _world.Put("/v1/queues/hours", """{"name":"H","openingHours":{}}""")).Is(201);
    }

    [Fact]
    public async Task Customers_are_known_by_their_addresses_and_can_be_merged()
    {
        await _world.OneQueueOneAgent();
        (await _world.Put("/v1/customers/wang", """{"name":"王芳","tier":"diamond","addresses":["+86 10 1234-5678"]}""")).Is(201);
        (await _world.Put("/v1/customers/other", """{"addresses":["+861012345678"]}""")).Is(409).IsProblem("address-taken", "addresses[0]");
        var called = (await _world.Post("/v1/contacts", """{"customerAddress":"+86 (10) 12345678","channel":"voice","queue":"after-sales"}""")).Is(201);
        Assert.Equal("wang", (string?)called["customerId"]);
        var mailed = (await _world.Post("/v1/contacts", """{"customerAddress":"Wang@Example.com","channel":"email","queue":"after-sales"}""")).Is(201);
        var stranger = (string)mailed["customerId"]!;
        Assert.NotEqual("wang", stranger);
        (await _world.Post($"/v1/customers/{stranger}:merge", """{"into":"wang"}""")).Is(200);
        (await _world.Post($"/v1/customers/{stranger}:merge", """{"into":"wang"}""")).Is(200);
        (await _world.Post($"/v1/customers/{stranger}:merge", """{"into":"other"}""")).Is(409);
        (await _world.Post("/v1/customers/wang:merge", """{"into":"wang"}""")).Is(400).IsProblem("invalid-value", "into");
        var again = (await _world.Post("/v1/contacts", """{"customerAddress":"wang@example.com","channel":"email","queue":"after-sales"}""")).Is(201);
        Assert.Equal("wang", (string?)again["customerId"]);
    }
}
