using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>A server that goes and comes back: the page says so, and is right again by itself.</summary>
[Collection(OnStage.Name)]
public sealed class ReconnectTests(Stage stage)
{
    [Fact]
    public async Task What_is_shown_is_live_again_after_a_restart()
    {
        await using var sight = await stage.Open("/?find=returns", stage.Key);
        await stage.Put("queues/returns", """{"name":"Returns"}""");
        var row = sight.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Returns" });
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("0");
        sight.IsServerAway = true;
        await stage.Restart(() => sight.Sees("Connection lost"));
        await stage.Arrive("returns");
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("1");
        await Assertions.Expect(sight.Page.GetByText("Connection lost")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_desk_is_offered_contacts_again_after_a_restart()
    {
        await using var desk = await stage.Open("/", stage.AgentKey);
        await desk.Sees("Desk of Li Na");
        desk.IsServerAway = true;
        await stage.Restart(() => desk.Sees("Connection lost"));
        await Assertions.Expect(desk.Page.GetByText("Connection lost")).ToHaveCountAsync(0);
        await desk.Button("Ready").ClickAsync();
        await stage.Arrive();
        await desk.Button("Accept").ClickAsync();
        await desk.Button("Complete").ClickAsync();
        await desk.Button("yes").ClickAsync();
        await desk.Button("Done").ClickAsync();
        await desk.Button("End wrap-up").ClickAsync();
        await desk.Sees("You have no contact now.");
        await desk.Button("Offline").ClickAsync();
    }
}
