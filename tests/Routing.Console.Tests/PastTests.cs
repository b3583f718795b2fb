using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>What was: a queue's versions to go back to, and contacts that have ended.</summary>
[Collection(OnStage.Name)]
public sealed class PastTests(Stage stage)
{
    [Fact]
    public async Task A_queue_is_checked_against_history_and_put_back_as_it_was()
    {
        await stage.Put("queues/mill", """{"name":"Mill","priority":3}""");
        await stage.Put("queues/mill", """{"name":"Mill","priority":7}""");
        await using var sight = await stage.Open("/console/queues/mill", stage.Key);
        var priority = sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Priority", Exact = true });
        await Assertions.Expect(priority).ToHaveValueAsync("7");
        await sight.Page.GetByText("Difference").First.ClickAsync();
        await Assertions.Expect(sight.Page.Locator(".difference .gone")).ToContainTextAsync("3");
        await sight.IsAccessible();
        await sight.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put back what was before") }).First.ClickAsync();
        await sight.Button("Yes").ClickAsync();
        await sight.Sees("Queue mill is again as it was");
        await Assertions.Expect(priority).ToHaveValueAsync("3");

        await priority.FillAsync("9");
        await sight.Page.GetByRole(AriaRole.Link, new() { Name = "Check against recent history" }).ClickAsync();
        await Assertions.Expect(sight.Page.GetByLabel("Changes of queues (JSON)")).ToHaveValueAsync("""{"mill":{"priority":9}}""");
        await Assertions.Expect(sight.Button("Compare")).Not.ToHaveAttributeAsync("aria-disabled", "true");
    }

    [Fact]
    public async Task A_contact_that_has_ended_is_found_by_its_customer_and_queue_and_opened()
    {
        await stage.Put("queues/archive", """{"name":"Archive","wrapUpSeconds":0}""");
        var contact = await stage.Handle("archive");
        await using var sight = await stage.Open("/console/contacts", stage.Key);
        await sight.Button("Past").ClickAsync();
        await sight.Page.GetByLabel("Queue", new() { Exact = true }).FillAsync("archive");
        var table = sight.Page.GetByRole(AriaRole.Table, new() { Name = "Contacts of these days" });
        await Assertions.Expect(table.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await sight.IsAccessible();
        await sight.Page.GetByLabel("Customer", new() { Exact = true }).FillAsync("nobody");
        await sight.Sees("No contact like this");
        await sight.Page.GetByLabel("Customer", new() { Exact = true }).FillAsync("u-77");
        await table.GetByRole(AriaRole.Link, new() { Name = contact }).ClickAsync();
        await sight.Sees("Accepted by mei");
    }
}
