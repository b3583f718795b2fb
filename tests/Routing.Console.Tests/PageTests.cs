using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Each page with live data, without a complaint of the browser or of axe-core.</summary>
[Collection(OnStage.Name)]
public sealed class PageTests(Stage stage)
{
    [Fact]
    public async Task The_wallboard_shows_who_waits_as_they_come()
    {
        await using var sight = await stage.Open("/", stage.Key);
        await sight.Sees("Orders");
        await stage.Arrive("orders");
        var row = sight.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Orders" });
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("1");
        await sight.IsAccessible();
    }

    [Fact]
    public async Task The_agents_page_shows_presence_and_a_button_that_cannot_be_used_says_why()
    {
        await using var sight = await stage.Open($"/console/agents/{Stage.Colleague}", stage.Key);
        await sight.Button("Set ready: Tom").ClickAsync();
        var offline = sight.Button("Log off: Tom");
        await Assertions.Expect(sight.Button("Set not ready: Tom")).ToBeVisibleAsync();
        await offline.ClickAsync();
        await Assertions.Expect(offline).ToHaveAttributeAsync("aria-disabled", "true");
        await offline.FocusAsync();
        await sight.Sees("Tom is Offline already.");
        await sight.IsAccessible();
    }
}
