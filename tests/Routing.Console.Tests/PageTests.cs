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
        await using var sight = await stage.Open("/console/agents", stage.Key);
        await sight.Button("Ready: Tom").ClickAsync();
        var offline = sight.Button("Offline: Tom");
        await Assertions.Expect(sight.Button("Not ready: Tom")).ToBeVisibleAsync();
        await offline.ClickAsync();
        await Assertions.Expect(offline).ToHaveAttributeAsync("aria-disabled", "true");
        await sight.Button("Let finish: Tom").FocusAsync();
        await offline.FocusAsync();
        await sight.Sees("Tom is Offline already.");
        await sight.IsAccessible();
    }

    [Theory]
    [InlineData("/?wall=1", "Wallboard", "en-GB")]
    [InlineData("/console/contacts", "Contacts", "en-GB")]
    [InlineData("/console/reports", "Reports", "en-GB")]
    [InlineData("/console/agents", "坐席", "zh-CN")]
    public async Task Each_page_is_sound_in_itself_in_either_language(string path, string heading, string language)
    {
        await using var sight = await stage.Open(path, stage.Key, language);
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading })).ToBeVisibleAsync();
        await Assertions.Expect(sight.Page.Locator("table").First).ToBeVisibleAsync();
        await sight.IsAccessible();
    }
}
