namespace Routing.Gateway.Tests;

/// <summary>Callbacks, schedules and a queue's waiting rules as the API takes and answers them.</summary>
public sealed class CallbackApiTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        (await _world.Put("/v1/queues/q", """{"name":"Q","callback":{"maxAheadSeconds":3600},"messages":[{"text":"{queue}: {position}"}]}""")).Is(201);
        (await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"voice","queue":"q"}""")).Is(201);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_waiting_contact_becomes_a_callback_and_keeps_its_place()
    {
        Assert.Equal("Q: 1", (string)(await _world.Get("/v1/contacts/c-1")).Is(200)["waitMessage"]!);
        var said = (await _world.Post("/v1/contacts/c-1:requestCallback")).Is(200);
        Assert.Equal(("queued", 1, "callback", "voice"), ((string)said["state"]!, (int)said["position"]!, (string)said["channel"]!, (string)said["callback"]!["from"]!));
        (await _world.Post("/v1/contacts/c-1:requestCallback", "{}")).Is(200);
    }

    [Fact]
    public async Task At_a_time_it_is_scheduled_and_counted_apart()
    {
        var at = DateTimeOffset.UtcNow.AddMinutes(30).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var said = (await _world.Post("/v1/contacts/c-1:requestCallback", $$"""{"at":"{{at}}"}""")).Is(200);
        Assert.Equal(("callbackScheduled", at), ((string)said["state"]!, (string)said["dueAt"]!));
        var queue = (await _world.Get("/v1/queues/q")).Is(200);
        Assert.Equal((0, 1), ((int)queue["waiting"]!, (int)queue["scheduled"]!));
        (await _world.Delete("/v1/queues/q")).Is(409);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field()
    {
        (await _world.Post("/v1/contacts/c-1:requestCallback", """{"at":"2099-01-01T00:00:00Z"}""")).Is(422).IsProblem("rule-broken", "at");
        (await _world.Post("/v1/contacts/c-1:requestCallback", """{"at":"tomorrow"}""")).Is(400).IsProblem("invalid-value", "at");
        (await _world.Post("/v1/contacts/c-1:schedule", "{}")).Is(400).IsProblem("missing-field", "at");
        (await _world.Post("/v1/contacts/nobody:requestCallback")).Is(404);
        (await _world.Post("/v1/contacts/c-1:noAnswer")).Is(409);
        (await _world.Put("/v1/queues/q", """{"name":"Q","messages":[{"text":"{nobody}"}]}""")).IsProblem("invalid-value", "messages[0].text");
        (await _world.Put("/v1/queues/q", """{"name":"Q","overflow":[{"afterSeconds":5,"refuse":true,"voicemail":true}]}""")).IsProblem("invalid-value", "overflow[0]");
        (await _world.Put("/v1/queues/q", """{"name":"Q","openingHours":{"open":[{"from":"9"}]}}""")).IsProblem("invalid-value", "openingHours.open[0].from");
    }

    [Fact]
    public async Task A_time_that_has_passed_is_refused_with_what_to_send_and_the_contact_waits_on()
    {
        var said = (await _world.Post("/v1/contacts/c-1:requestCallback", """{"at":"2020-01-01T00:00:00Z"}""")).Is(422).IsProblem("rule-broken", "at");
        Assert.Contains("leave it out", (string)said["detail"]!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("queued", "voice"), ((string?)(await _world.Get("/v1/contacts/c-1"))["state"], (string?)(await _world.Get("/v1/contacts/c-1"))["channel"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task A_whisper_that_says_nothing_is_refused(string text)
    {
        (await _world.Post("/v1/contacts/c-1:whisper", new System.Text.Json.Nodes.JsonObject { ["text"] = text }.ToJsonString())).Is(400).IsProblem("invalid-value", "text");
        (await _world.Post("/v1/contacts/c-1:whisper", """{"text":"Owed a refund"}""")).Is(200);
    }

    [Fact]
    public async Task Where_the_queue_calls_nobody_back_it_says_so()
    {
        (await _world.Put("/v1/queues/q", """{"name":"Q","callback":{"enabled":false}}""")).Is(200);
        (await _world.Post("/v1/contacts/c-1:requestCallback")).Is(422).IsProblem("rule-broken");
    }
}
