using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Alert rules are made, raise something that is shown, and are paused; the audit tells who did it.</summary>
[Collection(OnStage.Name)]
public sealed class WatchingTests(Stage stage)
{
    /// <summary>Figures are read every 15 seconds, and the machine may be busy.</summary>
    private const float RaisedWithinMs = 60_000;

    [Fact]
    public async Task A_rule_is_typed_mended_raises_what_is_crowded_and_is_paused_and_deleted()
    {
        await stage.Put("queues/gate", """{"name":"Gate"}""");
        await stage.Arrive("gate");
        await using var sight = await stage.Open("/console/alerts/~new", stage.Key);
        await sight.Page.GetByLabel("Id", new() { Exact = false }).First.FillAsync("crowded-gate");
        await sight.Page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Threshold") }).FillAsync("0");
        await sight.Page.GetByLabel("Cleared at").FillAsync("5");
        await sight.Sees("Use 0 or less");
        await Assertions.Expect(sight.Button("Save")).ToHaveAttributeAsync("aria-disabled", "true");
        await sight.Page.GetByLabel("Cleared at").FillAsync("");
        await sight.Page.GetByLabel("Lasting for (s)").FillAsync("0");
        await sight.Page.GetByLabel("Judged for each").SelectOptionAsync("");
        await sight.Page.GetByText("Only a part of the center").ClickAsync();
        await sight.Page.GetByLabel("Queue", new() { Exact = true }).FillAsync("gate");
        await sight.IsAccessible();
        await sight.Button("Save").ClickAsync();
        await sight.Sees("Alert rule crowded-gate saved.");
        await Assertions.Expect(sight.Page.Locator("main")).ToContainTextAsync("1 raised", new() { Timeout = RaisedWithinMs });
        await sight.Sees("1, above 0");
        await sight.IsAccessible();
        await sight.Button("Pause").ClickAsync();
        await Assertions.Expect(sight.Button("Resume")).ToBeVisibleAsync();
        await sight.Button("Delete").ClickAsync();
        await sight.Button("Yes").ClickAsync();
        await sight.Sees("Nothing is watched yet.");

        await using var audit = await stage.Open("/console/audit?kind=alertRule&id=crowded-gate", stage.Key);
        var changes = audit.Page.GetByRole(AriaRole.Table, new() { Name = "Audit" });
        await Assertions.Expect(changes.GetByText("deleted")).ToBeVisibleAsync();
        await changes.Locator("summary").Nth(1).ClickAsync();
        await Assertions.Expect(changes.Locator(".diff .new")).ToContainTextAsync("\"paused\": true");
        await audit.IsAccessible();
    }

    [Fact]
    public async Task The_audit_is_narrowed_as_one_types_and_says_when_nothing_is_like_that()
    {
        await stage.Put("queues/annex", """{"name":"Annex"}""");
        await using var sight = await stage.Open("/console/audit", stage.AdminKey, "zh-CN", mayBeRefused: true);
        await sight.Page.GetByLabel("编号").FillAsync("annex");
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Assertions.Expect(sight.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("id=annex"));
        await sight.Page.GetByLabel("编号").FillAsync("no-such");
        await sight.Sees("没有符合的变更。");
        await sight.IsAccessible();
    }
}
