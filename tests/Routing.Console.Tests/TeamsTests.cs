using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Teams of a queue, treatments of a group and the team of an agent are edited in fields, with the server looking on.</summary>
[Collection(OnStage.Name)]
public sealed class TeamsTests(Stage stage)
{
    [Fact]
    public async Task Rings_and_hours_of_teams_are_typed_refused_mended_and_saved()
    {
        await stage.Put("queues/worldwide", """{"name":"Worldwide","overflow":[{"afterSeconds":60,"moveTo":"not-put-yet"}]}""");
        await using var sight = await stage.Open("/console/queues/worldwide", stage.Key);
        await sight.Sees("There is no queue not-put-yet");
        var config = sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Whole configuration" });
        await Text(sight, "Teams that may take its contacts").FillAsync("floor, asia");
        await sight.Button("Add a step").ClickAsync();
        var step = Group(sight, "Steps: who else may, after a wait 1");
        await step.GetByLabel("After (s)").FillAsync("45");
        await step.GetByLabel("Teams from then on").FillAsync("floor, back office");

        sight.MayBeRefused = true;
        await sight.Button("Add a team").ClickAsync();
        var hours = Group(sight, "Hours of teams 1");
        await hours.GetByRole(AriaRole.Textbox, new() { Name = "Team" }).FillAsync("asia");
        await hours.GetByLabel("Time zone").FillAsync("Asia/Nowhere");
        await Assertions.Expect(hours.Locator(".field.faulty")).ToContainTextAsync("Time zone");
        await Assertions.Expect(sight.Button("Save")).ToHaveAttributeAsync("aria-disabled", "true");
        await hours.GetByLabel("Time zone").FillAsync("Asia/Shanghai");
        await hours.GetByLabel("Days").FillAsync("mon, fri");
        await sight.Sees("The server would take this.");
        sight.MayBeRefused = false;
        await sight.IsAccessible();
        await Assertions.Expect(config).ToHaveValueAsync(new Regex("\"teams\": \\[ ?\"floor\", \"back office\" ?\\]"));
        await sight.Button("Save").ClickAsync();
        await sight.Sees("Queue worldwide saved.");

        await sight.Page.ReloadAsync();
        await Assertions.Expect(Group(sight, "Hours of teams 1").GetByLabel("Days")).ToHaveValueAsync("mon, fri");
        await Assertions.Expect(Group(sight, "Steps: who else may, after a wait 1").GetByLabel("After (s)")).ToHaveValueAsync("45");
        await sight.Button("Remove: Hours of teams 1").ClickAsync();
        await sight.Sees("No hours: every team serves at any time.");
        if (Environment.GetEnvironmentVariable("SHOT") is { } folder) await sight.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "teams.png"), FullPage = true });
    }

    [Fact]
    public async Task A_treatment_is_typed_refused_mended_and_published()
    {
        await stage.Put("queues/returns", """{"name":"Returns","group":"returns"}""");
        await stage.Put("groups/returns", """{"rules":[{"name":"let down","when":{"satisfactionAtMost":2},"then":{"addPriority":1}}]}""");
        await using var sight = await stage.Open("/console/rules?group=returns", stage.Key);
        var draft = sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Draft" });
        sight.MayBeRefused = true;
        await sight.Button("Add a treatment").ClickAsync();
        var treatment = Group(sight, "Treatments 1");
        await treatment.GetByLabel("Name").FillAsync("apology");
        await Assertions.Expect(treatment.GetByRole(AriaRole.Alert)).ToContainTextAsync("this does nothing");
        await Assertions.Expect(sight.Button("Publish")).ToHaveAttributeAsync("aria-disabled", "true");
        await treatment.GetByLabel("Music").FillAsync("calm");
        await treatment.GetByLabel("Announce at (s)").FillAsync("60, 15");
        await Assertions.Expect(treatment.Locator(".field.faulty")).ToContainTextAsync("Announce at (s)");
        await treatment.GetByLabel("Announce at (s)").FillAsync("15, 60");
        await treatment.GetByLabel("Whisper").FillAsync("Let down last week: apologise first.");
        await sight.Button("Add a message").ClickAsync();
        await Group(sight, "Messages 1").GetByLabel("Text").FillAsync("We are sorry; you are number {position}.");
        await sight.Sees("No rule selects it yet");
        await sight.Sees("The server would take this.");
        sight.MayBeRefused = false;
        await sight.IsAccessible();
        await draft.FillAsync((await draft.InputValueAsync()).Replace("\"treatment\": null", "\"treatment\": \"apology\"", StringComparison.Ordinal));
        await sight.Sees("Selected by the rules: let down.");
        await Assertions.Expect(sight.Page.GetByLabel("What would change")).ToContainTextAsync("\"music\": \"calm\"");
        if (Environment.GetEnvironmentVariable("SHOT") is { } folder) await sight.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "treatments.png"), FullPage = true });
        await sight.Sees("The server would take this.");
        await sight.Button("Publish").ClickAsync();
        await sight.Sees("Published as version");
    }

    [Fact]
    public async Task The_team_of_an_agent_is_changed_by_an_admin()
    {
        await stage.Put("agents/ada", """{"name":"Ada","teams":["floor"],"queues":["orders"],"languages":["en"]}""");
        await using var sight = await stage.Open("/console/agents/ada", stage.Key, "zh-CN");
        await sight.Page.GetByLabel("允许的地区").FillAsync("de");
        await Text(sight, "团队").FillAsync("floor, berlin");
        await Assertions.Expect(sight.Button("保存")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await sight.IsAccessible();
        if (Environment.GetEnvironmentVariable("SHOT") is { } folder) await sight.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "agent.png"), FullPage = true });
        await sight.Button("保存").ClickAsync();
        await sight.Sees("坐席 ada 已保存。");
        await sight.Sees("floor, berlin");
    }

    private static ILocator Text(Sight sight, string label) => sight.Page.GetByRole(AriaRole.Textbox, new() { Name = label });

    private static ILocator Group(Sight sight, string name) => sight.Page.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });
}
