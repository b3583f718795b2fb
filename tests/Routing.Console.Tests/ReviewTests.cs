using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>The weekly review of a routing group is read in the console with one's key, looks as it does alone, is printed and saved.</summary>
[Collection(OnStage.Name)]
public sealed class ReviewTests(Stage stage)
{
    [Theory]
    [InlineData("en-GB", false, "Weekly review", "Weekly review: routing group cellars", "Save as HTML", "Print or save as PDF")]
    [InlineData("zh-CN", true, "每周回顾", "每周回顾：路由组 cellars", "存为 HTML", "打印或存为 PDF")]
    public async Task A_week_of_a_group_is_read_printed_and_saved(string language, bool isPhone, string title, string heading, string save, string print)
    {
        await stage.Put("queues/vault", """{"name":"Vault","group":"cellars","wrapUpSeconds":0}""");
        await using var sight = await stage.Open("/console/review?group=cellars", stage.Key, language, isPhone: isPhone, isDark: isPhone);
        var sheet = sight.Page.FrameLocator($"iframe[title='{title}']");
        await Assertions.Expect(sheet.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading })).ToBeVisibleAsync();
        // Its looks came along, though nothing written in a page may say how it looks: as high as it is, and its figures in cards.
        Assert.Equal("grid", await sheet.Locator(".cards").EvaluateAsync<string>("one => getComputedStyle(one).display"));
        var frame = sight.Page.Locator("iframe");
        await Assertions.Expect(frame).Not.ToHaveCSSAsync("height", "0px");
        Assert.True(await frame.EvaluateAsync<bool>("one => one.clientHeight >= one.contentDocument.body.offsetHeight - 1"));
        await sight.IsAccessible();

        var saving = sight.Page.WaitForDownloadAsync();
        await sight.Button(save).ClickAsync();
        Assert.Contains($"<title>{heading}</title><style>", await File.ReadAllTextAsync(await (await saving).PathAsync()), StringComparison.Ordinal);
        await frame.EvaluateAsync("one => { one.contentWindow.print = () => { window.printed = true; }; }");
        await sight.Button(print).ClickAsync();
        Assert.True(await sight.Page.EvaluateAsync<bool>("window.printed === true"));
    }
}
