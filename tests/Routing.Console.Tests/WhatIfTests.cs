using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>A comparison is run from the page, is still there after a reload, and shows the difference with its interval.</summary>
[Collection(OnStage.Name)]
public sealed class WhatIfTests(Stage stage)
{
    [Fact]
    public async Task A_variant_is_compared_with_what_is_and_the_result_outlives_a_reload()
    {
        await stage.Put("queues/forge", """{"name":"Forge"}""");
        await stage.Handle("forge");
        await using var sight = await stage.Open("/console/what-if", stage.Key);
        await Assertions.Expect(sight.Button("Compare")).ToHaveAttributeAsync("aria-disabled", "true");
        await sight.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("by idle time");
        await sight.Page.GetByLabel("Strategy of all queues").SelectOptionAsync("longest-idle");
        await sight.Page.GetByLabel("Who is there").SelectOptionAsync("everyone");
        await sight.Page.GetByLabel("Times as many contacts").FillAsync("5");
        await sight.Page.GetByLabel("Pairs of runs").FillAsync("3");
        await sight.IsAccessible();
        await sight.Button("Compare").ClickAsync();
        await sight.Sees("All queues together, over 3 pairs of runs");
        await sight.Page.ReloadAsync();
        await sight.Sees("All queues together, over 3 pairs of runs");
        var forge = sight.Page.GetByRole(AriaRole.Table, new() { Name = "forge" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "Mean wait" });
        await Assertions.Expect(forge).ToContainTextAsync(" to ");
        await sight.IsAccessible();
        await sight.Button("Forget").ClickAsync();
        await sight.Sees("No comparison yet.");
    }
}
