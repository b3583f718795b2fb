using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>A comparison is run from the page, is still there after a reload, and shows the difference with its interval.</summary>
[Collection(OnStage.Name)]
public sealed class WhatIfTests(Stage stage)
{
    /// <summary>A comparison gives way to whatever else the machine does.</summary>
    private const float ComparedMs = 120_000;

    /// <summary>What passes between a click and the look at what it asked for, on a busy machine.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(5);

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
        await sight.Sees("All queues together, over 3 pairs of runs", ComparedMs);
        await sight.Page.ReloadAsync();
        await sight.Sees("All queues together, over 3 pairs of runs");
        var forge = sight.Page.GetByRole(AriaRole.Table, new() { Name = "forge" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "Mean wait" });
        await Assertions.Expect(forge).ToContainTextAsync(" to ");
        await sight.IsAccessible();
        await using var chinese = await stage.Open(new Uri(sight.Page.Url).PathAndQuery, stage.Key, "zh-CN");
        await chinese.Sees("会话随机到来");
        await sight.Button("Forget").ClickAsync();
        await sight.Sees("No comparison yet.");
    }

    [Fact]
    public async Task As_many_contacts_come_as_are_forecast_where_that_is_chosen()
    {
        await using var sight = await stage.Open("/console/what-if", stage.Key, mayBeRefused: true);
        await sight.Page.RouteAsync("**/v1/what-if", route => route.FulfillAsync(new() { Status = 422, ContentType = "application/problem+json", Body = """{"title":"Seen","status":422}""" }));
        await sight.Page.GetByLabel("Who comes").SelectOptionAsync("forecast");
        await sight.Sees("As many come as are forecast for the time ahead");
        await sight.Page.GetByLabel("Strategy of all queues").SelectOptionAsync("longest-idle");
        var asked = await sight.Page.RunAndWaitForRequestAsync(() => sight.Button("Compare").ClickAsync(), "**/v1/what-if");
        var said = JsonNode.Parse(asked.PostData!)!.AsObject();
        // The server begins with the next half hour.
        Assert.Equal(("forecast", false, false), ((string?)said["arrivals"], said.ContainsKey("from"), said.ContainsKey("to")));
        // While one is asked for, a click asks for no other.
        await IsAnswered(sight);
        await sight.Page.GetByLabel("Of the next").SelectOptionAsync("threeDays");
        asked = await sight.Page.RunAndWaitForRequestAsync(() => sight.Button("Compare").ClickAsync(), "**/v1/what-if");
        Assert.InRange((DateTimeOffset)JsonNode.Parse(asked.PostData!)!["to"]! - DateTimeOffset.UtcNow, TimeSpan.FromDays(3) - Slow, TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task Agents_are_moved_for_some_hours_of_the_day_and_the_effect_is_told_in_words()
    {
        await stage.Put("queues/advice", """{"name":"Advice","group":"moving","wrapUpSeconds":0}""");
        await stage.Put("queues/mending", """{"name":"Mending","group":"moving","wrapUpSeconds":0}""");
        for (var n = 1; n <= 3; n++) await stage.Put($"agents/mover-{n}", $$"""{"name":"Mover {{n}}","queues":["advice"]}""");
        for (var n = 0; n < 3; n++) await stage.Handle("advice");
        await using var sight = await stage.Open("/console/what-if", stage.Key, mayBeRefused: true);
        await sight.Page.GetByLabel("Routing group").SelectOptionAsync("moving");
        await sight.Button("Add a move").ClickAsync();
        var move = sight.Page.GetByRole(AriaRole.Group, new() { Name = "Moves 1", Exact = true });
        await move.GetByLabel("Agents").FillAsync("9");
        await move.GetByRole(AriaRole.Combobox, new() { Name = "To", Exact = true }).SelectOptionAsync("mending");
        await move.GetByLabel("Ends").FillAsync("13:00");
        await Assertions.Expect(sight.Button("Compare")).ToHaveAttributeAsync("aria-disabled", "true");
        await sight.Sees("Write hours as 14:00, the end after the beginning.");
        await move.GetByLabel("Ends").FillAsync("16:00");
        await sight.Page.GetByLabel("Who is there").SelectOptionAsync("everyone");
        // Of few contacts none may come again.
        await sight.Page.GetByLabel("Times as many contacts").FillAsync("5");
        await sight.Page.GetByLabel("Pairs of runs").FillAsync("2");
        await sight.IsAccessible();
        await sight.Button("Compare").ClickAsync();
        await sight.Sees("agents of advice could do the work of mending");
        await IsAnswered(sight);
        await move.GetByLabel("Agents").FillAsync("3");
        await sight.Button("Compare").ClickAsync();
        await sight.Sees("3 agents from advice to mending, 14:00–16:00");
        await sight.Sees("All queues together, over 2 pairs of runs", ComparedMs);
        await sight.IsAccessible();
        await sight.Button("Forget").ClickAsync();
        // A page that is closed at once may take its request with it.
        await sight.Sees("No comparison yet.");
    }

    private static Task IsAnswered(Sight sight) => Assertions.Expect(sight.Button("Compare")).Not.ToHaveAttributeAsync("aria-busy", "true");
}
