namespace Routing.Gateway.Tests;

/// <summary>The page on customers: its examples are taken in their order, and do what it says.</summary>
public sealed class CustomersPageTests
{
    [Fact]
    public async Task Every_example_is_taken_and_does_what_the_page_says()
    {
        await using var world = await World.Start();
        var contacts = 0;
        var said = await DocumentPage.TakeEveryCall(world, "CUSTOMERS.md", async path =>
        {
            if (path == "/v1/groups/default/draft:publish") Assert.Equal(0, (double)(await world.Get("/v1/contacts/c-1"))["priority"]!);
            if (path != "/v1/contacts" || ++contacts != 2) return;
            // While the offer is open.
            var promised = await world.Eventually("/v1/contacts/c-2", s => (string?)s["state"] == "offered");
            Assert.Equal("tom", (string?)promised["offer"]!["agent"]);
        });
        Assert.Equal(21, said.Count);

        Assert.Contains(said[4].Body, DocumentPage.Read("CUSTOMERS.md"), StringComparison.Ordinal);
        Assert.Equal(("gold", false), ((string?)said[6]["tier"], (bool)said[6]["tierByHand"]!));

        Assert.Equal(("diamond", true), ((string?)said[7]["tier"], (bool)said[7]["tierByHand"]!));
        var changes = said[8]["replanned"]!.AsArray()[^1]!["changes"]!.AsArray().Select(change => (string)change!);
        Assert.Contains("priority 0 → 50", changes);
        Assert.Equal(("gold", false), ((string?)said[9]["tier"], (bool)said[9]["tierByHand"]!));
        Assert.Equal(20, (double)(await world.Get("/v1/contacts/c-1"))["priority"]!);

        Assert.Equal(["c-1", "c-3"], said[20]["items"]!.AsArray().Select(contact => (string)contact!["id"]!).Order());
        var joined = await world.Eventually("/v1/agents/li-na/offers", s => s["items"]!.AsArray().Count > 0);
        Assert.Equal("li-na", (string?)(await world.Get($"/v1/contacts/{joined["items"]![0]!["contactId"]}"))["offer"]!["agent"]);

        (await world.Post("/v1/groups/default/draft:previewTiers")).Is(404);
        (await world.Post("/v1/customers/nobody:joinContacts", """{"agent":"li-na"}""")).Is(404);
    }
}
