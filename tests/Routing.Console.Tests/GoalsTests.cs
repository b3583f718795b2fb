using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>What forecasts and staffing go by: holidays and campaigns are entered, refused at their field, and kept.</summary>
[Collection(OnStage.Name)]
public sealed class GoalsTests(Stage stage)
{
    [Fact]
    public async Task A_holiday_is_entered_refused_mended_and_kept()
    {
        await stage.Put("groups/festive", "{}");
        await using var sight = await stage.Open("/console/planning?tab=goals&group=festive", stage.Key);
        await sight.Sees("every day is taken for one like others of its weekday");
        await Assertions.Expect(sight.Button("Save")).ToHaveAttributeAsync("aria-disabled", "true");
        await sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Time zone", Exact = true }).FillAsync("Asia/Shanghai");
        await sight.Button("Add days").ClickAsync();
        var days = sight.Page.GetByRole(AriaRole.Group, new() { Name = "Holidays and campaigns 1", Exact = true });
        await days.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Name") }).FillAsync("new year");
        await days.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^First day") }).FillAsync("2027-02-30");
        sight.MayBeRefused = true;
        await sight.Button("Save").ClickAsync();
        await Assertions.Expect(days.GetByText("Write a date").First).ToBeVisibleAsync();
        await sight.IsAccessible();
        sight.MayBeRefused = false;
        await days.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^First day") }).FillAsync("2027-02-06");
        await days.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Factor") }).FillAsync("0");
        await sight.Button("Save").ClickAsync();
        await sight.Sees("Saved. Forecasts follow");
        await sight.Page.ReloadAsync();
        await Assertions.Expect(days.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^First day") })).ToHaveValueAsync("2027-02-06");
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Time zone", Exact = true })).ToHaveValueAsync("Asia/Shanghai");
    }
}
