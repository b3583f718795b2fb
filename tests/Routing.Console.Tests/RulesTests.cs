using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Rules and queues are edited with the server looking on, compared, checked, published and taken back.</summary>
[Collection(OnStage.Name)]
public sealed class RulesTests(Stage stage)
{
    [Fact]
    public async Task A_rule_is_typed_refused_mended_checked_published_and_rolled_back()
    {
        await stage.Put("groups/default", """{"defaultQueue":"after-sales"}""");
        await using var sight = await stage.Open("/console/rules", stage.Key);
        var draft = sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Draft" });
        var inForce = await draft.InputValueAsync();
        var changed = inForce.Replace("\"rules\": []", """ "rules": [{ "name": "orders first", "when": { "intents": ["order"] }, "then": { "queue": "orders" } }]""", StringComparison.Ordinal);
        Assert.NotEqual(inForce, changed);

        sight.MayBeRefused = true;
        await draft.FillAsync(changed.Replace("\"intents\": [\"order\"]", "\"intentz\": [\"order\"]", StringComparison.Ordinal));
        await Assertions.Expect(draft).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(sight.Button("Publish")).ToHaveAttributeAsync("aria-disabled", "true");
        await sight.Keeps(draft, changed);
        sight.MayBeRefused = false;
        await Assertions.Expect(sight.Page.GetByLabel("What would change")).ToContainTextAsync("orders first");
        await sight.Button("Check against recent contacts").ClickAsync();
        await Assertions.Expect(sight.Page.Locator(".checkresult")).ToBeVisibleAsync();
        await Assertions.Expect(sight.Page.Locator(".checkresult")).ToContainTextAsync("rules[0].when.intents[0]");
        await sight.IsAccessible();
        await sight.Button("Publish").ClickAsync();
        await sight.Sees("Published as version");
        await sight.Button("Roll back: Version 1").ClickAsync();
        await sight.Sees("is in force again");
        await Assertions.Expect(draft).ToHaveValueAsync(inForce);
    }

    [Fact]
    public async Task A_profile_is_switched_on_and_off_again_without_a_draft()
    {
        await stage.Put("groups/switched", """{"profiles":[{"name":"incident"},{"name":"every day","hours":[{"from":"00:00","to":"24:00"}]}],"examples":[{"name":"any","expect":{"priority":0}}]}""");
        await using var sight = await stage.Open("/console/rules?group=switched", stage.Key);
        await sight.Button("Switch on: incident").ClickAsync();
        await sight.Sees("incident is on.");
        await sight.Sees("on by hand");
        await sight.IsAccessible();
        await sight.Button("Switch off: incident").ClickAsync();
        await Assertions.Expect(sight.Button("Switch on: incident")).ToBeVisibleAsync();
        await sight.Button("Switch off: every day").ClickAsync();
        await sight.Sees("off by hand until");
        await using var chinese = await stage.Open("/console/rules?group=switched", stage.Key, "zh-CN");
        await chinese.Button("开启: incident").ClickAsync();
        await chinese.Sees("已手动开启");
        await chinese.Button("关闭: incident").ClickAsync();
        await Assertions.Expect(chinese.Button("开启: incident")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_draft_that_somebody_else_changed_is_shown_before_it_is_written_over()
    {
        await stage.Put("groups/shared", "{}");
        await using var sight = await stage.Open("/console/rules?group=shared", stage.Key);
        var draft = sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Draft" });
        await sight.Keeps(draft, """{"repeatWithinDays":3}""");
        await stage.Put("groups/shared/draft", """{"repeatWithinDays":30}""");
        sight.MayBeRefused = true;
        await draft.FillAsync("""{"repeatWithinDays":4}""");
        await sight.Sees("Somebody else changed this draft meanwhile");
        await Assertions.Expect(sight.Button("Publish")).ToHaveAttributeAsync("aria-disabled", "true");
        await sight.IsAccessible();
        await sight.Button("Begin anew from theirs").ClickAsync();
        await Assertions.Expect(draft).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("\"repeatWithinDays\": 30"));
        await sight.Sees("The server would take this.");
        // And the other way round, found as it is published.
        await stage.Put("groups/shared/draft", """{"repeatWithinDays":31}""");
        await sight.Button("Publish").ClickAsync();
        await sight.Button("Keep mine, to save over theirs").ClickAsync();
        await Assertions.Expect(sight.Button("Keep mine, to save over theirs")).ToBeHiddenAsync();
        await Assertions.Expect(sight.Button("Publish")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await sight.Button("Publish").ClickAsync();
        await sight.Sees("Published as version");
        Assert.Equal(30, (await stage.Get("groups/shared")).RootElement.GetProperty("repeatWithinDays").GetInt32());
    }

    [Fact]
    public async Task A_queue_is_changed_and_what_the_server_would_refuse_is_told_at_its_field()
    {
        await using var sight = await stage.Open("/console/queues/orders", stage.Key);
        var wrapUp = sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Wrap-up (s)" });
        await wrapUp.FillAsync("-5");
        await Assertions.Expect(sight.Page.Locator(".field.faulty")).ToContainTextAsync("Wrap-up (s)");
        await wrapUp.FillAsync("45");
        await sight.Sees("The server would take this.");
        await sight.IsAccessible();
        await sight.Button("Save").ClickAsync();
        await sight.Sees("Queue orders saved.");
    }
}
