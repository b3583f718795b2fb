using Microsoft.Playwright;
using Routing.Server.Tests;

namespace Routing.Console.Tests;

/// <summary>A webhook is made, tried out, looked at while its receiver refuses, replayed and deleted; the role decides who sees it.</summary>
[Collection(OnStage.Name)]
public sealed class WebhooksTests(Stage stage)
{
    private const int Changes = 3;

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
        await sight.Sees("Failing since");
        await sight.Sees("Nothing was given up.");

        // That takes a day: here the answers are those the server then gives, its own test waits the day by its clock.
        await Answered(sight, "deadLetters?*", """{"items":[{"cursor":"c1","type":"agent.presence","subject":"/agent/wren","happenedAt":"2026-01-05T08:00:00Z","failures":99,"givenUpAt":"2026-01-06T08:00:00Z","failure":"it answered 500"}],"next":null}""");
        await sight.Page.ReloadAsync();
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Table, new() { Name = "Dead letters" })).ToContainTextAsync("wren");
        await sight.IsAccessible();
        await Replays(sight, """{"replayed":0,"left":1,"why":"noRoom"}""", "No room yet");
        await Replays(sight, """{"replayed":0,"left":1,"why":"noDeadLetter"}""", "It is no dead letter any more");
        await Replays(sight, """{"replayed":1,"left":0,"why":null}""", "1 are sent again.");
        receiver.Refuses = false;
        var refused = receiver.Taken;
        await Asking.Until(() => Task.FromResult(receiver.Taken > refused), ServerProcess.Bound, "what waited was sent");
        await sight.Button("Read again").ClickAsync();
        await Assertions.Expect(sight.Page.GetByText("Waiting for another try")).ToHaveCountAsync(0);

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

    private static Task Answered(Sight sight, string path, string json) =>
        sight.Page.RouteAsync($"**/v1/webhooks/crm{(path[0] == ':' ? "" : "/")}{path}", route => route.FulfillAsync(new() { ContentType = "application/json", Body = json }));

    private static async Task Replays(Sight sight, string answer, string said)
    {
        await Answered(sight, ":replay", answer);
        await sight.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send again: agent.presence") }).First.ClickAsync();
        await sight.Sees(said);
    }
}
