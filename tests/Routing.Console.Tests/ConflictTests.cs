using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>What somebody else saves while one types is never overwritten unseen, also where the stream broke off and all was read anew.</summary>
[Collection(OnStage.Name)]
public sealed class ConflictTests(Stage stage)
{
    private const string Elsewhere = "Somebody else saved this meanwhile.";

    [Fact]
    public async Task A_draft_of_a_rule_and_of_a_webhook_is_held_against_what_another_saved_before_the_stream_came_back()
    {
        await stage.Put("queues/pantry", """{"name":"Pantry"}""");
        await stage.Put("alertRules/pantry-full", """{"measure":"live.waiting","of":{"queue":"pantry"},"raiseAbove":50}""");
        await stage.Put("webhooks/pantry", """{"url":"http://127.0.0.1:9/","types":["contact.closed"],"queue":"pantry","paused":true}""");
        await using var rule = await stage.Open("/console/alerts/pantry-full", stage.Key);
        await using var hook = await stage.Open("/console/webhooks/pantry", stage.Key);
        var threshold = rule.Page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Threshold") });
        await threshold.FillAsync("90");
        await hook.Page.GetByLabel("Only of queue").FillAsync("orders");
        // Some read anew before another has saved, and are told when they save.
        foreach (var sight in (Sight[])[rule, hook]) (sight.IsServerAway, sight.MayBeRefused) = (true, true);
        await stage.Restart(() => rule.Sees("Connection lost"));
        await stage.Put("alertRules/pantry-full", """{"measure":"live.waiting","of":{"queue":"pantry"},"raiseAbove":60}""");
        await stage.Put("webhooks/pantry", """{"url":"http://127.0.0.1:9/other","types":["contact.closed"],"queue":"pantry","paused":true}""");
        foreach (var sight in (Sight[])[rule, hook])
        {
            await Assertions.Expect(sight.Page.GetByText("Connection lost")).ToHaveCountAsync(0);
            if (!await sight.Page.Locator(".conflict").IsVisibleAsync()) await sight.Button("Save").ClickAsync();
            await Assertions.Expect(sight.Page.Locator(".conflict")).ToContainTextAsync(Elsewhere);
            await sight.IsAccessible();
        }
        await Assertions.Expect(rule.Page.Locator(".conflict .gone")).ToContainTextAsync("60");
        await Assertions.Expect(hook.Page.Locator(".conflict .gone").First).ToContainTextAsync("other");
        await rule.Button("Keep mine, to save over theirs").ClickAsync();
        await rule.Button("Save").ClickAsync();
        await rule.Sees("Alert rule pantry-full saved.");
        await Assertions.Expect(rule.Page.Locator(".conflict")).ToHaveCountAsync(0);
        await Assertions.Expect(threshold).ToHaveValueAsync("90");
    }

    [Fact]
    public async Task What_another_saved_stands_beside_what_is_typed_of_a_queue_and_of_an_agent()
    {
        await stage.Put("queues/larder", """{"name":"Larder","priority":1}""");
        await stage.Put("agents/perry", """{"name":"Perry","queues":["larder"]}""");
        await using var queue = await stage.Open("/console/queues/larder", stage.Key, mayBeRefused: true);
        await using var agent = await stage.Open("/console/agents/perry", stage.Key, mayBeRefused: true);
        await Text(queue, "Priority").FillAsync("9");
        await Text(agent, "Languages").FillAsync("en, zh");
        await stage.Put("queues/larder", """{"name":"Cold room","priority":1}""");
        await stage.Put("agents/perry", """{"name":"Perry","queues":["larder"],"languages":["de"]}""");
        foreach (var sight in (Sight[])[queue, agent])
        {
            await sight.Button("Save").First.ClickAsync();
            await Assertions.Expect(sight.Page.Locator(".conflict")).ToContainTextAsync(Elsewhere);
            await sight.IsAccessible();
        }
        await Assertions.Expect(queue.Page.Locator(".conflict .gone").First).ToContainTextAsync("Cold room");
        await Assertions.Expect(agent.Page.Locator(".conflict .gone").First).ToContainTextAsync("de");
        await Assertions.Expect(Text(queue, "Priority")).ToHaveValueAsync("9");
        await queue.Button("Begin anew from theirs").ClickAsync();
        await Assertions.Expect(Text(queue, "Priority")).ToHaveValueAsync("1");
        await Assertions.Expect(Text(queue, "Name")).ToHaveValueAsync("Cold room");
        // Who cancels is shown what is in force, not what was.
        await agent.Button("Cancel").First.ClickAsync();
        await Assertions.Expect(Text(agent, "Languages")).ToHaveValueAsync("de");
        await Assertions.Expect(agent.Page.Locator(".conflict")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_rule_that_was_made_or_deleted_is_never_said_to_be_missing_or_shown_as_it_was()
    {
        await using var sight = await stage.Open("/console/alerts/~new", stage.Key);
        // A slow answer, so that whatever is drawn before it can be seen.
        await sight.Page.RouteAsync("**/v1/alertRules?*", async route => { await sight.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 400))"); await route.ContinueAsync(); });
        await sight.Page.EvaluateAsync("""
            () => {
              window.flashed = [];
              const look = () => {
                const said = document.querySelector('main').innerText;
                if (said.includes('There is no alert rule')) window.flashed.push('missing');
                if (location.pathname === '/console/alerts' && said.includes('flash-rule')) window.flashed.push('old');
                requestAnimationFrame(look);
              };
              look();
            }
            """);
        await sight.Page.GetByLabel("Id", new() { Exact = false }).First.FillAsync("flash-rule");
        await sight.Page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Threshold") }).FillAsync("70");
        await sight.Button("Save").ClickAsync();
        await Assertions.Expect(sight.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("alerts/flash-rule$"));
        await sight.Button("Delete").ClickAsync();
        await sight.Button("Yes").ClickAsync();
        await Assertions.Expect(sight.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/alerts$"));
        await Assertions.Expect(sight.Page.Locator(".list a").Filter(new() { HasText = "flash-rule" })).ToHaveCountAsync(0);
        Assert.Equal("", await sight.Page.EvaluateAsync<string>("window.flashed.join()"));
    }

    private static ILocator Text(Sight sight, string label) => sight.Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });
}
