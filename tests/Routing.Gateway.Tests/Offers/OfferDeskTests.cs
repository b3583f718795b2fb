namespace Routing.Gateway.Tests;

/// <summary>What was offered and is over is gone (410); what never was offered is not found (404), wherever the contact is by now.</summary>
public sealed class OfferDeskTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        await _world.OneQueueOneAgent("calls");
        (await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"calls"}""")).Is(201);
        await _world.Eventually("/v1/contacts/c-1", s => (string?)s["offer"]?["id"] == "c-1~1");
    }

    [Fact]
    public async Task While_it_is_offered_or_waits_again()
    {
        await AreUnknown("c-1~2", "c-1~99", "c-1~01");
        (await _world.Post("/v1/offers/c-1~1:decline")).Is(200);
        await AreUnknown("c-1~99");
        await IsGone("c-1~1");
    }

    [Fact]
    public async Task While_an_agent_has_it_and_after_its_end()
    {
        (await _world.Post("/v1/offers/c-1~1:accept")).Is(200);
        await AreUnknown("c-1~2", "c-1~99");
        (await _world.Post("/v1/contacts/c-1:complete", "{}")).Is(200);
        (await _world.Post("/v1/contacts/c-1:close")).Is(200);
        await AreUnknown("c-1~2", "c-1~99");
    }

    [Fact]
    public async Task After_the_customer_has_gone()
    {
        (await _world.Post("/v1/contacts/c-1:abandon")).Is(200);
        await _world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "abandoned");
        await AreUnknown("c-1~2", "c-1~99");
        await IsGone("c-1~1");
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    /// <summary>Whether an agent acts or somebody else does.</summary>
    private async Task AreUnknown(params string[] offers)
    {
        foreach (var offer in offers)
        {
            foreach (var act in (string[])["accept", "decline"])
            {
                (await _world.Post($"/v1/offers/{offer}:{act}")).Is(404).IsProblem("not-found");
                (await _world.Post($"/v1/offers/{offer}:{act}", null, ("X-Agent", "li-na"))).Is(404).IsProblem("not-found");
            }
        }
    }

    private async Task IsGone(string offer)
    {
        (await _world.Post($"/v1/offers/{offer}:accept")).Is(410).IsProblem("gone");
        (await _world.Post($"/v1/offers/{offer}:accept", null, ("X-Agent", "li-na"))).Is(410).IsProblem("gone");
        (await _world.Post($"/v1/offers/{offer}:decline")).Is(410).IsProblem("gone");
    }
}
