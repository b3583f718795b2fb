using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>Contacts coming in, being repeated, moved, refused, abandoned.</summary>
public sealed class ContactJourneyTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        await _world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""");
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_gateway_that_repeats_a_create_after_a_time_out_gets_the_same_contact_not_two()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Create("c-1", "u-1")));
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers, a => Assert.True(a.Status is 200 or 201, a.Body));
        Assert.Equal(1, (int)(await _world.Get("/v1/queues/after-sales"))["waiting"]!);
        Assert.Equal("queued", (string?)(await Create("c-1", "u-2")).Is(409).IsProblem("other-customer", "id")["state"]);
    }

    [Fact]
    public async Task A_create_that_died_between_begin_and_enqueue_is_taken_up_by_its_repeat()
    {
        var request = new ContactRequest { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Queue = "after-sales" };
        var plan = await _world.Actors.Dispatcher("default").Plan(request, CustomerRecord.Unknown);
        await _world.Actors.Contact("c-1").Begin(request, plan!);
        Assert.Equal("queued", (string?)(await _world.Get("/v1/contacts/c-1")).Is(200)["state"]);
        Assert.Equal(0, (int)(await _world.Get("/v1/queues/after-sales"))["waiting"]!);

        Assert.Equal(1, (int)(await Create("c-1", "u-1")).Is(200)["position"]!);
        Assert.Equal(1, (int)(await _world.Get("/v1/queues/after-sales"))["waiting"]!);
    }

    [Fact]
    public async Task A_create_again_after_the_end_is_answered_with_the_closed_contact_and_nothing_is_queued()
    {
        await Create("c-1", "u-1");
        Assert.Equal("abandoned", (string?)(await _world.Post("/v1/contacts/c-1:abandon", """{"reason":"left"}""")).Is(200)["state"]);
        (await _world.Post("/v1/contacts/c-1:abandon")).Is(200);
        Assert.Equal("abandoned", (string?)(await Create("c-1", "u-1")).Is(200)["state"]);
        Assert.Equal(0, (int)(await _world.Get("/v1/queues/after-sales"))["waiting"]!);
        var late = (await _world.Post("/v1/contacts/c-1:assign", """{"agent":"nobody"}""")).Is(422).IsProblem("rule-broken", "agent");
        Assert.NotNull(late["detail"]);
    }

    [Fact]
    public async Task The_waiting_are_listed_in_the_order_they_will_be_served()
    {
        for (var i = 0; i < 5; i++) await Create($"c-{i}", $"u-{i}");
        await _world.Post("/v1/contacts", """{"id":"first","customerId":"u-9","channel":"chat","queue":"after-sales","urgency":50}""");
        var page = (await _world.Get("/v1/queues/after-sales/contacts?limit=4")).Is(200);
        var rest = (await _world.Get($"/v1/queues/after-sales/contacts?limit=4&after={page["next"]}")).Is(200);
        Assert.Equal(["first", "c-0", "c-1", "c-2", "c-3", "c-4"], page["items"]!.AsArray().Concat(rest["items"]!.AsArray()).Select(c => (string)c!["id"]!));
        Assert.Null(rest["next"]);
        (await _world.Get("/v1/queues/none/contacts")).Is(404);
        (await _world.Get("/v1/queues/after-sales/contacts?after=x")).Is(400).IsProblem("invalid-parameter", "after");
    }

    [Fact]
    public async Task The_wait_is_told_in_the_customers_language()
    {
        await Create("c-1", "u-1");
        var waits = (await _world.Post("/v1/contacts", """{"id":"c-2","customerId":"u-2","channel":"chat","queue":"after-sales","language":"zh"}""")).Is(201);
        Assert.Contains("第 2 位", (string)waits["waitMessage"]!, StringComparison.Ordinal);
        Assert.Null(waits["estimatedWait"]);
        Assert.Contains("You are next", (string)(await _world.Get("/v1/contacts/c-1"))["waitMessage"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_queue_falls_to_the_default_queue()
    {
        (await _world.Post("/v1/contacts", """{"customerId":"u","channel":"chat","queue":"gone"}""")).Is(422).IsProblem("rule-broken", "queue");
        await _world.Put("/v1/groups/default", """{"defaultQueue":"after-sales"}""");
        var taken = (await _world.Post("/v1/contacts", """{"customerId":"u","channel":"chat","queue":"gone"}""")).Is(201);
        Assert.Equal("after-sales", (string?)taken["queue"]);
        Assert.Equal("gone", (string?)taken["missingQueue"]);
    }

    [Fact]
    public async Task A_channel_the_queue_does_not_take_is_refused_before_anything_begins()
    {
        await _world.Put("/v1/queues/calls", """{"name":"Calls","channels":["voice"]}""");
        (await _world.Post("/v1/contacts", """{"id":"c-9","customerId":"u","channel":"chat","queue":"calls"}""")).Is(422).IsProblem("rule-broken", "channel");
        (await _world.Get("/v1/contacts/c-9")).Is(404);
    }

    [Fact]
    public async Task Who_leaves_while_the_waiting_are_listed_makes_nobody_be_left_out()
    {
        for (var n = 1; n <= 6; n++) await Create($"c-{n}", $"u-{n}");
        var page = (await _world.Get("/v1/queues/after-sales/contacts?limit=2")).Is(200);
        Assert.Equal(["c-1", "c-2"], Listed(page));
        (await _world.Post("/v1/contacts/c-1:abandon")).Is(200);
        page = (await _world.Get($"/v1/queues/after-sales/contacts?limit=2&after={page["next"]}")).Is(200);
        Assert.Equal(["c-3", "c-4"], Listed(page));
        // With the last one gone itself some are shown again.
        (await _world.Post("/v1/contacts/c-4:abandon")).Is(200);
        page = (await _world.Get($"/v1/queues/after-sales/contacts?limit=4&after={page["next"]}")).Is(200);
        Assert.Equal(["c-2", "c-3", "c-5", "c-6"], Listed(page));
        (await _world.Get("/v1/queues/after-sales/contacts?after=2:no/id")).Is(400);

        static IEnumerable<string?> Listed(Said page) => page["items"]!.AsArray().Select(item => (string?)item!["id"]);
    }

    /// <summary>It does not say when: a date begins at another moment in each zone.</summary>
    [Theory]
    [InlineData("2099-01-01")]
    [InlineData("2099-01-01T08:00:00")]
    [InlineData("2099-01-01 08:00:00Z")]
    public async Task A_moment_without_its_offset_is_refused(string moment) =>
        (await _world.Post("/v1/contacts", $$"""{"id":"c-9","customerId":"u","channel":"voice","queue":"calls","scheduledFor":"{{moment}}"}""")).Is(400).IsProblem("invalid-value", "scheduledFor");

    [Fact]
    public async Task A_waiting_contact_is_moved_by_a_supervisor_and_a_handled_one_transferred_by_its_agent()
    {
        await _world.Put("/v1/queues/vip", """{"name":"VIP"}""");
        await Create("c-1", "u-1");
        await _world.Put("/v1/agents/asleep", """{"name":"Asleep","queues":["after-sales"]}""");
        (await _world.Post("/v1/contacts/c-1:transfer", """{"agent":"asleep"}""")).Is(422).IsProblem("rule-broken", "agent");
        (await _world.Post("/v1/contacts/c-1:transfer", """{"queue":"vip"}""")).Is(200);
        await _world.Eventually("/v1/contacts/c-1", s => (string?)s["queue"] == "vip" && (string?)s["state"] == "queued");

        await _world.Put("/v1/agents/li-na", """{"name":"Li Na","queues":["vip"]}""");
        await _world.Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""");
        var offered = await _world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        (await _world.Post($"/v1/offers/{offered["offer"]!["id"]}:accept")).Is(200);
        var refused = (await _world.Post("/v1/contacts/c-1:abandon")).Is(409).IsProblem("wrong-state");
        Assert.Equal("handling", (string?)refused["state"]);
        Assert.Equal("held", (string?)(await _world.Post("/v1/contacts/c-1:hold")).Is(200)["state"]);
        Assert.Equal("handling", (string?)(await _world.Post("/v1/contacts/c-1:resume")).Is(200)["state"]);
        (await _world.Post("/v1/contacts/c-1:transfer", """{"queue":"none"}""")).Is(422).IsProblem("rule-broken", "queue");
        (await _world.Post("/v1/contacts/c-1:transfer", "{}")).Is(400).IsProblem("invalid-value", "queue");
        // Nobody would keep it for an agent who is not there, and nobody would be told.
        await _world.Put("/v1/agents/away", """{"name":"Away","queues":["vip"]}""");
        (await _world.Post("/v1/contacts/c-1:transfer", """{"agent":"away"}""")).Is(422).IsProblem("rule-broken", "agent");
        (await _world.Post("/v1/contacts/c-1:assign", """{"agent":"away"}""")).Is(422).IsProblem("rule-broken", "agent");
        (await _world.Post("/v1/contacts/c-1:transfer", """{"queue":"after-sales"}""")).Is(200);
        await _world.Eventually("/v1/contacts/c-1", s => (string?)s["queue"] == "after-sales" && (string?)s["state"] == "queued");
    }

    [Fact]
    public async Task A_declined_offer_is_gone_and_the_contact_keeps_its_place()
    {
        await _world.OneQueueOneAgent("calls");
        await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"calls"}""");
        var offer = (string)(await _world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered"))["offer"]!["id"]!;
        (await _world.Post($"/v1/offers/{offer}:decline", """{"reason":"busy"}""")).Is(200);
        (await _world.Post($"/v1/offers/{offer}:accept")).Is(410).IsProblem("gone");
        (await _world.Post("/v1/offers/nothing:accept")).Is(404).IsProblem("not-found");
        (await _world.Post("/v1/offers/unknown~1:accept")).Is(404).IsProblem("not-found");
    }

    [Fact]
    public async Task The_longest_id_a_contact_may_have_is_answered_too()
    {
        await _world.OneQueueOneAgent("calls");
        var id = new string('c', Id.MaxLength);
        await _world.Post("/v1/contacts", $$"""{"id":"{{id}}","customerId":"u-1","channel":"chat","queue":"calls"}""");
        var offer = (string)(await _world.Eventually($"/v1/contacts/{id}", s => (string?)s["state"] == "offered"))["offer"]!["id"]!;
        (await _world.Post($"/v1/offers/{offer}:accept")).Is(200);
        (await _world.Post($"/v1/offers/{id}c~1:accept")).Is(400).IsProblem("invalid-id");
    }

    [Fact]
    public async Task A_contact_that_has_not_reached_its_queue_cannot_be_moved_yet()
    {
        await _world.Put("/v1/agents/li-na", """{"name":"Li Na"}""");
        var request = new ContactRequest { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Queue = "after-sales" };
        await _world.Actors.Contact("c-1").Begin(request, (await _world.Actors.Dispatcher("default").Plan(request, CustomerRecord.Unknown))!);
        (await _world.Post("/v1/contacts/c-1:transfer", """{"agent":"li-na"}""")).Is(409).IsProblem("wrong-state");
    }

    [Fact]
    public async Task Paths_and_methods_that_are_not_there_are_problems_too()
    {
        (await _world.Get("/v1/nothing")).Is(404).IsProblem("not-found");
        (await _world.Post("/v1/contacts/c-1:explode")).Is(404).IsProblem("not-found");
        (await _world.Delete("/v1/contacts/c-1")).Is(405).IsProblem("method-not-allowed");
        (await _world.Get("/v1/contacts/unknown")).Is(404).IsProblem("not-found");
    }

    [Fact]
    public async Task When_the_store_cannot_write_the_answer_is_503_and_a_repeat_succeeds()
    {
        _world.Store.Fail = _ => new StoreUnavailableException("No space left on device");
        var refused = (await Create("c-1", "u-1")).Is(503).IsProblem("unavailable");
        Assert.NotNull(refused.Header("Retry-After"));
        Assert.DoesNotContain("device", refused.Body, StringComparison.Ordinal);
        _world.Store.Fail = null;
        Assert.True((await Create("c-1", "u-1")).Status is 200 or 201);
    }

    private Task<Said> Create(string id, string customer) => _world.Post("/v1/contacts", $$"""{"id":"{{id}}","customerId":"{{customer}}","channel":"chat","queue":"after-sales"}""");
}
