using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>What is off its threshold stands on the wall: what it is, and what about.</summary>
[Collection(OnStage.Name)]
public sealed class AlertTests(Stage stage)
{
    /// <summary>Figures are judged every quarter of a minute.</summary>
    private const int RaisedWithinMs = 60_000;

    [Theory]
    [InlineData("en-GB", "Alerts", "Waiting now Cellar")]
    [InlineData("zh-CN", "告警", "当前等待数 Cellar")]
    public async Task An_alert_without_a_name_says_what_is_watched_and_in_which_queue(string language, string title, string about)
    {
        await stage.Put("queues/cellar", """{"name":"Cellar"}""");
        await stage.Put("alertRules/cellar-crowded", """{"measure":"live.waiting","of":{"queue":"cellar"},"raiseAbove":0,"forSeconds":0}""");
        await stage.Arrive("cellar");
        await using var sight = await stage.Open("/", stage.Key, language);
        var alert = sight.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "cellar" }).First;
        await Assertions.Expect(alert).ToContainTextAsync(about, new() { Timeout = RaisedWithinMs });
        await Assertions.Expect(sight.Heading(title)).ToBeVisibleAsync();
        await sight.IsAccessible();
    }
}
