using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Agents stand beside their peers, what is proposed is taken or set aside with a reason, and what was learned is frozen and forgotten: all of contacts that came.</summary>
[Collection(OnStage.Name)]
public sealed class CoachingTests(Stage stage)
{
    private const string Group = "welding";

    /// <summary>Fifty of one's own and two hundred of the others, and some more.</summary>
    private const int Each = 52;

    [Fact]
    public async Task Who_lags_behind_is_told_from_chance_and_a_proposal_is_set_aside_with_a_reason_that_the_audit_has()
    {
        await stage.Weld(Each, Group);
        // The server looks for proposals once a day, and when it starts.
        await stage.Restart(() => Task.CompletedTask);
        await using var sight = await stage.Open($"/console/coaching?group={Group}", stage.Key);
        var peers = sight.Page.GetByRole(AriaRole.Table, new() { Name = "Agents beside their peers" });
        await Assertions.Expect(peers.GetByRole(AriaRole.Row)).ToHaveCountAsync(1 + Stage.Welders.Length);
        await Assertions.Expect(Row(peers, "welder-1")).ToContainTextAsync("behind peers");
        await Assertions.Expect(Row(peers, "welder-1")).ToContainTextAsync(new Regex(@"50.%.*89.%.*\d.% to \d+.%"));
        await Assertions.Expect(Row(peers, "welder-3")).ToContainTextAsync("may be chance");
        // Nobody is ranked: there is no order by a figure.
        await Assertions.Expect(peers.GetByRole(AriaRole.Button, new() { Name = "Agent" })).ToBeVisibleAsync();
        foreach (var figure in (string[])["Own", "Peers", "Expected", "Finding"]) await Assertions.Expect(peers.GetByRole(AriaRole.Button, new() { Name = figure })).ToHaveCountAsync(0);
        await sight.IsAccessible();
        await sight.Button("No accident").ClickAsync();
        await Assertions.Expect(peers.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);

        await sight.Page.GetByRole(AriaRole.Button, new() { Name = "Reject: Train welder-1 in weld" }).ClickAsync();
        await sight.Page.GetByLabel("Why not").FillAsync("on the early shift until May");
        await sight.IsAccessible();
        await sight.Button("Reject it").ClickAsync();
        await Assertions.Expect(sight.Page.GetByText("Train welder-1 in weld")).ToHaveCountAsync(0);
        await sight.Button("Rejected").ClickAsync();
        await sight.Sees("on the early shift until May");
        await sight.Page.GetByRole(AriaRole.Link, new() { Name = "Audit: Train welder-1 in weld" }).ClickAsync();
        var changes = sight.Page.GetByRole(AriaRole.Table, new() { Name = "Audit" });
        await changes.Locator("summary").First.ClickAsync();
        await Assertions.Expect(changes.Locator(".diff .new").First).ToContainTextAsync("rejected");
        await Assertions.Expect(changes.Locator(".diff")).ToContainTextAsync("on the early shift until May");
    }

    [Fact]
    public async Task What_is_learned_of_an_agent_is_looked_at_frozen_resumed_and_forgotten()
    {
        await stage.Put("queues/hammer", """{"name":"Hammer","group":"hammering","wrapUpSeconds":0,"learningHalfLifeDays":45}""");
        await stage.Handle("hammer");
        await using var sight = await stage.Open("/console/coaching?tab=learning&group=hammering", stage.Key);
        await sight.Sees("45 days");
        await sight.Sees("Nothing has.");
        var learned = sight.Page.GetByRole(AriaRole.Table, new() { Name = "What decisions have learned" });
        await Assertions.Expect(Row(learned, Stage.Handler)).ToContainTextAsync(new Regex("100.%"));
        await sight.IsAccessible();
        await sight.Page.GetByRole(AriaRole.Button, new() { Name = $"Freeze: {Stage.Handler}, repair" }).ClickAsync();
        await Assertions.Expect(Row(learned, Stage.Handler)).ToContainTextAsync("frozen");
        await sight.Page.GetByRole(AriaRole.Button, new() { Name = $"Resume: {Stage.Handler}, repair" }).ClickAsync();
        await Assertions.Expect(Row(learned, Stage.Handler)).Not.ToContainTextAsync("frozen");
        var saving = sight.Page.WaitForDownloadAsync();
        await sight.Button("Export CSV").ClickAsync();
        Assert.Contains($"{Stage.Handler},repair,", await File.ReadAllTextAsync(await (await saving).PathAsync()), StringComparison.Ordinal);
        await sight.Page.GetByRole(AriaRole.Button, new() { Name = $"Reset: {Stage.Handler}, repair" }).ClickAsync();
        await sight.Button("Yes").ClickAsync();
        await Assertions.Expect(Row(learned, Stage.Handler)).Not.ToContainTextAsync(new Regex("100.% "));
        await sight.Page.GetByLabel("Agent", new() { Exact = true }).FillAsync("nobody");
        await sight.Sees("Nothing is learned here yet.");
    }

    [Fact]
    public async Task What_has_changed_lately_is_told_with_before_and_after()
    {
        await using var sight = await stage.Open("/console/rules", stage.Key, "zh-CN", isPhone: true, isDark: true);
        // It takes ninety days to come about.
        await sight.Page.RouteAsync("**/learning:drifts", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"group":"default","from":"2026-01-01T00:00:00Z","since":"2026-03-18T00:00:00Z","to":"2026-04-01T00:00:00Z","items":[{"agent":"tom","intent":"repair","measure":"resolution","before":0.95,"after":0.6,"contacts":400},{"agent":null,"intent":"repair","measure":"handleTime","before":310,"after":402,"contacts":900}]}""" }));
        await sight.Page.GetByRole(AriaRole.Link, new() { Name = "辅导" }).ClickAsync();
        await sight.Button("学习统计").ClickAsync();
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "tom" })).ToContainTextAsync(new Regex("解决率.*95.%.*60.%"));
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "全部坐席合计" })).ToContainTextAsync("6:42");
        await sight.IsAccessible();
    }

    private static ILocator Row(ILocator table, string name) => table.GetByRole(AriaRole.Row).Filter(new() { HasText = name });
}
