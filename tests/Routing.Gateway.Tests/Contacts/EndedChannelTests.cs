namespace Routing.Gateway.Tests;

/// <summary>A contact that went on over another channel is told of that channel while it goes on, after its end, and by the history alike.</summary>
public sealed class EndedChannelTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        (await _world.Put("/v1/queues/q", """{"name":"Q","wrapUpSeconds":0,"overflow":[{"whenWaiting":1,"toChannel":"chat"}]}""")).Is(201);
        foreach (var contact in (string[])["c-1", "c-2"])
            (await _world.Post("/v1/contacts", $$"""{"id":"{{contact}}","customerId":"u-{{contact}}","channel":"voice","queue":"q"}""")).Is(201);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_callback_that_is_made_and_done_was_one()
    {
        (await _world.Post("/v1/contacts/c-1:requestCallback")).Is(200);
        (await _world.Put("/v1/agents/li-na", """{"name":"Li Na","queues":["q"],"channels":{"voice":1}}""")).Is(201);
        (await _world.Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""")).Is(200);
        await _world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "offered");
        Assert.Equal("callback", (string?)(await _world.Post("/v1/offers/c-1~1:accept")).Is(200)["channel"]);
        (await _world.Post("/v1/contacts/c-1:complete", "{}")).Is(200);
        var ended = await _world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "closed");
        Assert.Equal("callback", (string?)ended["channel"]);
    }

    [Fact]
    public async Task A_callback_that_the_customer_did_not_wait_for_was_one()
    {
        (await _world.Post("/v1/contacts/c-1:requestCallback")).Is(200);
        (await _world.Post("/v1/contacts/c-1:abandon")).Is(200);
        var ended = await _world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "abandoned");
        Assert.Equal("callback", (string?)ended["channel"]);
    }

    [Fact]
    public async Task What_overflow_sent_to_chat_ended_as_a_chat()
    {
        Assert.Equal("chat", (string?)(await _world.Get("/v1/contacts/c-2")).Is(200)["channel"]);
        foreach (var contact in (string[])["c-1", "c-2"]) (await _world.Post($"/v1/contacts/{contact}:abandon")).Is(200);
        Assert.Equal("chat", (string?)(await _world.Eventually("/v1/contacts/c-2", said => (string?)said["state"] == "abandoned"))["channel"]);
        Assert.Equal("voice", (string?)(await _world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "abandoned"))["channel"]);
    }
}
