using Microsoft.Playwright;
using Routing.Server.Tests;

namespace Routing.Console.Tests;

/// <summary>A webhook is made, tried out, looked at while its receiver refuses, replayed and deleted; the role decides who sees it.</summary>
[Collection(OnStage.Name)]
public sealed class WebhooksTests(Stage stage)
{
    /// <summary>More than wait of one subject: the oldest are given up at once.</summary>
    private const int Changes = 20;

    [Fact]
    public async Task A_webhook_is_made_tested_replayed_and_deleted()
    {
        await using var receiver = new Receiver();
        await stage.Put("agents/wren", """{"name":"Wren","queues":["orders"]}""");
        await using var sight = await stage.Open("/console/webhooks/~new", stage.Key);
        await sight.Page.GetByLabel("Id", new() { Exact = false }).First.FillAsync("crm");
        var address = sight.Page.GetByLabel("Address");
        await address.FillAsync("crm.example");
        await sight.Sees("Write a whole address");
        await Assertions.Expect(sight.Button("Save")).ToHaveAttributeAsync("aria-disabled", "true");
        await address.FillAsync(receiver.Url);
        sight.MayBeRefused = true;
        await sight.Page.GetByLabel("Events").FillAsync("agent.presents");
        await sight.Button("Save").ClickAsync();
        await sight.Sees("There is no type agent.presents");
        await sight.Page.GetByLabel("Events").FillAsync("agent.presence");
        sight.MayBeRefused = false;
        await sight.Page.GetByLabel("Only of agent").FillAsync("wren");
        await sight.IsAccessible();
        await sight.Button("Save").ClickAsync();
        await sight.Sees("it is not shown again");
        await sight.Button("Send a test").ClickAsync();
        await sight.Sees("The receiver took the test");
        await sight.Sees("Nothing was given up.");

        receiver.Refuses = true;
        for (var change = 0; change < Changes; change++) await stage.Post("agents/wren:setPresence", $$"""{"presence":"{{(change % 2 == 0 ? "ready" : "notReady")}}"}""");
        await sight.Sees("it answered 500");
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Table, new() { Name = "Dead letters" })).ToContainTextAsync("wren");
        await sight.Sees("Failing since");
        await sight.IsAccessible();

        // As many wait as may: there is no room for another of the same agent's until they are delivered.
        await sight.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send again: agent.presence") }).First.ClickAsync();
        await sight.Sees("No room yet");
        receiver.Refuses = false;
        var refused = receiver.Taken;
        await Asking.Until(() => Task.FromResult(receiver.Taken > refused), ServerProcess.Bound, "what waited was sent");
        await sight.Button("Read again").ClickAsync();
        await Assertions.Expect(sight.Page.GetByText("Waiting for another try")).ToHaveCountAsync(0);
        var before = receiver.Taken;
        await sight.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send again: agent.presence") }).First.ClickAsync();
        await sight.Sees("1 are sent again.");
        await Asking.Until(() => Task.FromResult(receiver.Taken > before), ServerProcess.Bound, "the dead letter was sent again");

        await sight.Button("Delete").ClickAsync();
        await sight.Button("Cancel").First.ClickAsync();
        await sight.Button("Delete").ClickAsync();
        await sight.Button("Yes").ClickAsync();
        await sight.Sees("No events are sent to other programs yet.");
    }

    [Fact]
    public async Task Who_is_no_admin_has_no_webhooks_in_the_navigation()
    {
        await using var sight = await stage.Open("/console/webhooks", stage.AgentKey);
        await sight.Sees("Your key may not see this page.");
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Link, new() { Name = "Webhooks" })).ToHaveCountAsync(0);
    }
}
