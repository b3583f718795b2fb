using Microsoft.Playwright;
using Routing.Server.Tests;

namespace Routing.Console.Tests;

/// <summary>What pages ask of the server: what they need, and no more.</summary>
[Collection(OnStage.Name)]
public sealed class AskedTests(Stage stage)
{
    /// <summary>Longer than the page of webhooks waits before it looks again.</summary>
    private const int LookedAgainMs = 10_000;

    /// <summary>Longer than a form waits after a letter before it tries what is typed.</summary>
    private const int TriedMs = 1_000;

    [Fact]
    public async Task Webhooks_are_read_again_by_what_concerns_them_alone()
    {
        await stage.Put("queues/porch", """{"name":"Porch"}""");
        await stage.Put("agents/wanda", """{"name":"Wanda","queues":["porch"]}""");
        await stage.Put("agents/otto", """{"name":"Otto","queues":["porch"]}""");
        await stage.Put("webhooks/of-wanda", """{"url":"http://127.0.0.1:9/","types":["agent.*"],"agent":"wanda"}""");
        await using var sight = await stage.Open("/console/webhooks/of-wanda", stage.Key);
        await sight.Page.Clock.InstallAsync();
        await sight.Page.ReloadAsync();
        await sight.Sees("never");
        await sight.IsLive();
        var asked = 0;
        sight.Page.Request += (_, request) => { if (request.Url.Contains("/v1/webhooks?", StringComparison.Ordinal)) asked++; };
        await using var other = await stage.Open("/console/agents", stage.Key);
        await other.Sees("Otto");
        foreach (var presence in (string[])["ready", "notReady", "ready"]) await stage.Post("agents/otto:setPresence", $$"""{"presence":"{{presence}}"}""");
        // Once another page has drawn what it heard, this one has let it pass.
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Otto" })).ToContainTextAsync("Free");
        await sight.Page.Clock.RunForAsync(LookedAgainMs);
        Assert.Equal(0, asked);
        await stage.Post("agents/wanda:setPresence", """{"presence":"ready"}""");
        await Asking.Until(async () => { await sight.Page.Clock.RunForAsync(LookedAgainMs); return asked > 0; }, ServerProcess.Bound, "the page had read again");
        await sight.Button("Delete").ClickAsync();
        await sight.Button("Yes").ClickAsync();
        await sight.Sees("is gone");
    }

    [Fact]
    public async Task The_profile_of_an_agent_is_tried_on_the_server_once_it_has_changed()
    {
        await stage.Put("agents/pearl", """{"name":"Pearl","queues":["orders"]}""");
        await using var sight = await stage.Open("/console/agents", stage.Key);
        await sight.Page.Clock.InstallAsync();
        var tried = 0;
        sight.Page.Request += (_, request) => { if (request.Url.Contains("agents:import", StringComparison.Ordinal)) tried++; };
        await sight.Page.GotoAsync("/console/agents/pearl");
        var languages = sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Languages", Exact = true });
        await languages.WaitForAsync();
        await sight.Page.Clock.RunForAsync(TriedMs);
        Assert.Equal(0, tried);
        await sight.Page.RunAndWaitForRequestAsync(async () => { await languages.FillAsync("en"); await sight.Page.Clock.RunForAsync(TriedMs); }, "**/v1/agents:import*");
    }

    [Fact]
    public async Task Of_one_rule_the_server_is_asked_for_what_that_rule_told()
    {
        await stage.Put("alertRules/shed-full", """{"measure":"live.waiting","each":"queue","raiseAbove":500}""");
        await using var sight = await stage.Open("/console/alerts", stage.Key);
        await sight.Page.RunAndWaitForRequestAsync(() => sight.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("shed-full") }).ClickAsync(), "**/v1/alerts?*rule=shed-full*");
        await sight.Sees("What this rule told");
        await sight.Button("Delete").ClickAsync();
        await sight.Button("Yes").ClickAsync();
        await sight.Sees("Alert rule shed-full is gone.");
    }
}
