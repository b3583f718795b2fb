using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>An agent's whole turn at the desk, and why the contact came to them.</summary>
[Collection(OnStage.Name)]
public sealed class DeskTests(Stage stage)
{
    [Fact]
    public async Task A_contact_is_offered_accepted_held_completed_and_explained()
    {
        await stage.Put("customers/u-77", """{"name":"Wang Fang"}""");
        await using var desk = await stage.Open("/", stage.AgentKey);
        await desk.Button("Ready").ClickAsync();
        var contact = await stage.Arrive();
        await desk.Button("Accept").ClickAsync();
        await desk.Button("Hold").ClickAsync();
        await Assertions.Expect(desk.Button("Resume")).ToBeVisibleAsync();
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Article)).ToContainTextAsync("Wang Fang");
        await desk.Button("Resume").ClickAsync();
        await desk.Button("Complete").ClickAsync();
        await desk.Button("yes").ClickAsync();
        await desk.Button("5").ClickAsync();
        await desk.Page.GetByLabel("Outcome").FillAsync("replaced part");
        await desk.IsAccessible();
        await desk.Button("Done").ClickAsync();
        await desk.Button("End wrap-up").ClickAsync();
        await desk.Sees("You have no contact now.");
        await desk.Button("Offline").ClickAsync();

        await using var sight = await stage.Open($"/console/contacts/{contact}", stage.Key);
        await sight.Sees("replaced part");
        await sight.Sees("Accepted by Li Na");
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("Li Na: .*Resolution") })).ToBeVisibleAsync();
        await sight.IsAccessible();

        await using var chinese = await stage.Open($"/console/contacts/{contact}", stage.Key, "zh-CN");
        await Assertions.Expect(chinese.Page.Locator(".reason")).ToContainTextAsync("没有其他出价");
        await Assertions.Expect(chinese.Page.Locator(".journey")).ToContainTextAsync("渠道：电话");
    }
}
