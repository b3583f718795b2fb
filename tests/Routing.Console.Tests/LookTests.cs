using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Each page is sound in itself: in either language, light and dark, on a desk, a wall and a phone.</summary>
[Collection(OnStage.Name)]
public sealed class LookTests(Stage stage)
{
    /// <summary>axe-core does not judge the contrast of a single figure: counts have two.</summary>
    private const int Many = 12;

    [Theory]
    [InlineData("/?wall=1", "Wallboard", "en-GB", false, false)]
    [InlineData("/", "Wallboard", "en-GB", true, false)]
    [InlineData("/", "Wallboard", "en-GB", false, true)]
    [InlineData("/console/contacts", "Contacts", "en-GB", false, false)]
    [InlineData("/console/contacts", "Contacts", "en-GB", true, true)]
    [InlineData("/console/agents", "坐席", "zh-CN", false, false)]
    [InlineData("/console/agents/marina-10", "Agents", "en-GB", false, true)]
    [InlineData("/console/agents", "Agents", "en-GB", true, false)]
    [InlineData("/console/reports", "Reports", "en-GB", true, true)]
    [InlineData("/console/queues/stairs", "Queues", "en-GB", true, false)]
    [InlineData("/console/queues/stairs", "Queues", "en-GB", false, true)]
    [InlineData("/console/rules", "Rules", "en-GB", true, true)]
    [InlineData("/console/planning", "Planning", "en-GB", false, false)]
    [InlineData("/console/planning?tab=staffing", "计划", "zh-CN", true, true)]
    [InlineData("/console/what-if", "What if", "en-GB", true, true)]
    [InlineData("/console/coaching", "Coaching", "en-GB", false, false)]
    [InlineData("/console/coaching", "辅导", "zh-CN", true, true)]
    [InlineData("/console/coaching?tab=learning", "Coaching", "en-GB", false, true)]
    [InlineData("/console/review", "Weekly review", "en-GB", false, true)]
    public async Task Each_page_is_sound_in_itself_in_either_language(string path, string heading, string language, bool isPhone, bool isDark)
    {
        await stage.Put("queues/stairs", """{"name":"Stairs"}""");
        for (var n = 0; n < Many; n++) await stage.Put($"agents/marina-{n}", $$"""{"name":"Marina {{n}}","skills":{"repair":{{1 + (n % 10)}}},"queues":["stairs"]}""");
        for (var waiting = 0; waiting < Many; waiting++) await stage.Arrive("stairs");
        await using var sight = await stage.Open(path, stage.Key, language, isPhone: isPhone, isDark: isDark);
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading })).ToBeVisibleAsync();
        await Assertions.Expect(sight.Page.GetByText(language.StartsWith("zh", StringComparison.Ordinal) ? "读取中…" : "Reading…")).ToHaveCountAsync(0);
        await sight.IsAccessible();
    }

    [Fact]
    public async Task On_a_phone_the_navigation_shows_the_page_one_is_on()
    {
        await using var sight = await stage.Open("/console/what-if", stage.Key, isPhone: true);
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Link, new() { Name = "What if" })).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_its_heading()
    {
        await using var sight = await stage.Open("/console/nowhere", stage.Key);
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await sight.IsAccessible();
    }

    [Fact]
    public async Task What_went_wrong_is_told_in_the_readers_language()
    {
        await using var sight = await stage.Open("/console/what-if/nobody", stage.Key, "zh-CN", mayBeRefused: true);
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Alert).Locator("strong")).ToHaveTextAsync("不存在");
    }

    [Fact]
    public async Task Nobody_is_said_to_be_ready_or_not_before_agents_are_read()
    {
        await using var sight = await stage.Open("/console/rules", stage.Key);
        await sight.Heading("Rules").First.WaitForAsync();
        var answered = new TaskCompletionSource();
        await sight.Page.RouteAsync("**/v1/agents?*", async route => { await answered.Task; await route.ContinueAsync(); });
        await sight.Page.GetByRole(AriaRole.Link, new() { Name = "Wallboard" }).ClickAsync();
        var free = sight.Page.Locator(".panel").Filter(new() { HasText = "Who is free" });
        await Assertions.Expect(free).ToContainTextAsync("Reading…");
        await Assertions.Expect(free).Not.ToContainTextAsync("Nobody is ready");
        answered.SetResult();
        await Assertions.Expect(free).Not.ToContainTextAsync("Reading…");
    }
}
