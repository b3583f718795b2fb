using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

/// <summary>An action answers what a read would, and a repeat answers the same.</summary>
public sealed class RepeatedAnswersTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        await _world.OneQueueOneAgent();
        (await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""")).Is(201);
        await _world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "offered");
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task Rated_and_closed_it_is_answered_as_it_is_read()
    {
        (await _world.Post("/v1/offers/c-1~1:accept")).Is(200);
        var rated = (await _world.Post("/v1/contacts/c-1:rate", """{"score":4,"comment":"很好"}""")).Is(200);
        Assert.Equal("很好", (string?)rated["ratingComment"]);
        Assert.Equal("很好", (string?)(await _world.Get("/v1/contacts/c-1")).Is(200)["ratingComment"]);
        (await _world.Post("/v1/contacts/c-1:complete", """{"resolved":true}""")).Is(200);
        var closed = (await _world.Post("/v1/contacts/c-1:close")).Is(200);
        var repeat = (await _world.Post("/v1/contacts/c-1:close")).Is(200);
        Assert.Equal("closed", (string?)closed["state"]);
        foreach (var field in (string[])["state", "waitingSince", "createdAt", "answeredAt", "completedAt", "closedAt", "outcome", "resolved", "agent", "queue"])
            Assert.True(JsonNode.DeepEquals(closed[field], repeat[field]), $"{field}: {closed[field]}, then {repeat[field]}");
    }
}
