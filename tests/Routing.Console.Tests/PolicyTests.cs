using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>What the log tells of policies that have not run, with its interval where it can be told, and the reason where it cannot.</summary>
[Collection(OnStage.Name)]
public sealed class PolicyTests(Stage stage)
{
    [Fact]
    public async Task A_policy_is_estimated_beside_the_pilot_and_too_little_is_said_to_be_too_little()
    {
        await stage.Put("queues/anvil", """{"name":"Anvil","group":"anvils","selection":"random","channels":["chat"],"autoAccept":true,"wrapUpSeconds":0}""");
        await using var sight = await stage.Open("/console/planning?tab=pilot&group=anvils", stage.Key, mayBeRefused: true);
        await sight.Sees("No pilot is prepared in this group.");
        await sight.Button("Estimate").ClickAsync();
        await sight.Sees("Nothing can be told: 0 choices");
        await sight.IsAccessible();
        await stage.WeldByTwo(3, "anvil");
        await sight.Page.GetByRole(AriaRole.Combobox, new() { Name = "Policy", Exact = true }).SelectOptionAsync("random");
        await sight.Button("Estimate").ClickAsync();
        var table = sight.Page.GetByRole(AriaRole.Table, new() { Name = "What random would have resolved" });
        await Assertions.Expect(table.GetByRole(AriaRole.Row).Filter(new() { HasText = "SNIPS" })).ToContainTextAsync(new Regex("100.0.% to 100.0.%"));
        await Assertions.Expect(table.GetByRole(AriaRole.Row).Filter(new() { HasText = "Doubly robust" })).ToContainTextAsync(" to ");
        await sight.Sees("Little overlap: 3 choices");
        await sight.IsAccessible();
    }

    [Fact]
    public async Task A_pilot_of_which_nothing_is_known_is_promoted_only_when_asked_twice_and_can_be_taken_back()
    {
        await stage.Put("queues/press", """{"name":"Press","group":"presses","selection":"random","channels":["chat"]}""");
        await stage.Put("groups/presses/pilot", """{"name":"Learned first","selection":"learned"}""");
        await using var sight = await stage.Open("/console/planning?tab=pilot&group=presses", stage.Key);
        await sight.Button("Start").ClickAsync();
        await sight.Sees("Tried: 0 of the 30 contacts it takes");
        await sight.Button("Promote").ClickAsync();
        await sight.Sees("Nothing is known yet of “Resolved”. Promote all the same?");
        await sight.Button("Yes").ClickAsync();
        var changed = sight.Page.GetByRole(AriaRole.List, new() { Name = "Changed by the promotion" });
        await Assertions.Expect(changed).ToContainTextAsync("random before · in force");
        await sight.IsAccessible();
        await sight.Button("Roll back").ClickAsync();
        await sight.Button("Yes").ClickAsync();
        await Assertions.Expect(changed).ToContainTextAsync("random before · taken back");
        await sight.IsAccessible();
    }

    [Fact]
    public async Task A_policy_whose_choices_could_not_have_been_made_has_no_figure()
    {
        await using var sight = await stage.Open("/console/planning?tab=pilot", stage.Key, "zh-CN", mayBeRefused: true, isPhone: true, isDark: true);
        await sight.Page.RouteAsync("**/v1/groups/default:estimatePolicy", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"selection":"most-resolving","choices":500,"without":7,"estimate":{"choices":500,"effectiveChoices":4.2,"logged":0.84,"unsupported":0.31,"snips":null,"doublyRobust":null}}""" }));
        await sight.Button("估计").ClickAsync();
        await sight.Sees("不给出 解决率最高 的估计");
        var table = sight.Page.GetByRole(AriaRole.Table, new() { Name = "解决率最高 会解决多少" });
        await Assertions.Expect(table.GetByRole(AriaRole.Row).Filter(new() { HasText = "SNIPS" })).Not.ToContainTextAsync("%");
        await sight.IsAccessible();
    }
}
