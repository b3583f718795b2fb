using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>A repeat under the same key gets the first answer.</summary>
public sealed class IdempotentCallsTests
{
    private const string Contact = """{"customerId":"u-1","channel":"chat","queue":"after-sales"}""";

    [Fact]
    public async Task A_gateway_that_repeats_a_create_without_an_id_gets_the_same_contact()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        var first = (await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))).Is(201);
        var second = (await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))).Is(201);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
        Assert.Null(first.Header("Idempotency-Replayed"));
        Assert.Single((await world.Get("/v1/contacts"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Repeats_that_overtake_the_first_answer_are_told_to_wait_and_make_no_second_contact()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))));
        Assert.Single(answers.Where(a => a.Status == 201).Select(a => a.Body).Distinct());
        Assert.All(answers.Where(a => a.Status != 201), a => a.Is(409).IsProblem("request-in-flight", "Idempotency-Key"));
        Assert.Single((await world.Get("/v1/contacts"))["items"]!.AsArray());
    }

    [Fact]
    public async Task What_failed_on_our_side_is_tried_again_under_the_same_key()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        world.Store.Fail = _ => new StoreUnavailableException("No space left on device");
        (await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))).Is(503);
        world.Store.Fail = null;
        Assert.Null((await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))).Is(201).Header("Idempotency-Replayed"));
    }

    /// <summary>The deed is done and its answer not kept, as when the server is killed between the two.</summary>
    [Fact]
    public async Task A_create_whose_answer_was_lost_makes_no_second_contact_when_repeated()
    {
        await using var world = await World.Start(answers: new LostAnswers());
        await world.OneQueueOneAgent();
        var first = (await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))).Is(201);
        var again = (await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))).Is(200);
        Assert.Null(again.Header("Idempotency-Replayed"));
        Assert.Equal((string?)first["id"], (string?)again["id"]);
        Assert.NotEqual((string?)first["id"], (string?)(await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-2"))).Is(201)["id"]);
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_an_error_of_the_caller()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"));
        (await world.Post("/v1/contacts", Contact.Replace("u-1", "u-2"), ("Idempotency-Key", "k-1"))).Is(422).IsProblem("idempotency-key-reused", "Idempotency-Key");
    }

    [Fact]
    public async Task A_refusal_is_not_kept_as_its_reason_may_pass()
    {
        await using var world = await World.Start();
        (await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))).Is(422).IsProblem("rule-broken", "queue");
        await world.OneQueueOneAgent();
        Assert.Null((await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))).Is(201).Header("Idempotency-Replayed"));
        Assert.NotNull((await world.Post("/v1/contacts", Contact, ("Idempotency-Key", "k-1"))).Is(201).Header("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var world = await World.Start();
        (await world.Post("/v1/contacts", Contact, ("Idempotency-Key", key))).Is(400).IsProblem("invalid-parameter", "Idempotency-Key");
    }

    private sealed class LostAnswers : IIdempotencyStore
    {
        public ValueTask<StoredResponse?> Find(string key, CancellationToken ct = default) => default;

        public ValueTask Save(string key, StoredResponse response) => default;
    }
}
