using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>What figures say of themselves: first of each side, in the reader's language, by pointer and by keyboard.</summary>
[Collection(OnStage.Name)]
public sealed class FigureTests(Stage stage)
{
    private const int MostRows = 200;
    private static readonly string[] Sides = ["Response", "Efficiency", "Resolution", "Satisfaction", "Economy"];

    [Fact]
    public async Task Reports_begin_with_one_figure_of_each_side()
    {
        await stage.Put("queues/gallery", """{"name":"Gallery","offerTimeoutSeconds":120,"wrapUpSeconds":0}""");
        await stage.Handle("gallery");
        await using var sight = await stage.Open("/console/reports", stage.Key);
        await Assertions.Expect(sight.Page.Locator(".tile-side")).ToHaveTextAsync(Sides);
        await sight.IsAccessible();
        await sight.Button("Efficiency").ClickAsync();
        // Nobody has a shift, so adherence has no figure: it is no place to begin.
        await Assertions.Expect(sight.Page.Locator(".tile[aria-pressed='true']")).ToContainTextAsync("handle time");
    }

    [Fact]
    public async Task A_figure_says_its_meaning_in_chinese_and_none_is_nought()
    {
        await stage.Put("queues/garden", """{"name":"Garden","offerTimeoutSeconds":120,"wrapUpSeconds":0}""");
        await stage.Handle("garden");
        await using var sight = await stage.Open("/console/reports?side=response", stage.Key, "zh-CN");
        var tile = sight.Page.Locator(".tile").Filter(new() { HasText = "平均应答速度" });
        await tile.HoverAsync();
        await Assertions.Expect(sight.Page.Locator(".tip")).ToHaveTextAsync("已接会话的平均等待时间：自到达或上一次通话结束起算；队列关闭或客户离开的时间不计。 已接等待 ÷ 已接 (v2)");
        await tile.ClickAsync();
        await Assertions.Expect(sight.Page.Locator(".chart .u-legend")).ToContainTextAsync("时间");
        await Assertions.Expect(sight.Page.Locator(".tile").Filter(new() { HasText = "已拒绝" }).Locator(".tile-value")).ToHaveTextAsync("0 ");
    }

    [Fact]
    public async Task Cells_of_the_skill_matrix_are_reached_by_arrow_keys_and_say_what_they_are()
    {
        await using var sight = await stage.Open("/console/reports", stage.Key);
        var mean = sight.Page.Locator(".heat tfoot td").First;
        // Agents come and go meanwhile, and their rows with them.
        for (var tries = 0; tries < MostRows && !await mean.EvaluateAsync<bool>("cell => cell === document.activeElement"); tries++)
        {
            if (await sight.Page.Locator(".heat td:focus").CountAsync() == 0) await sight.Page.Locator(".heat td[tabindex='0']").FocusAsync();
            await sight.Page.Keyboard.PressAsync("ArrowDown");
        }
        await sight.Sees("Mean level of all agents who have this skill.");
        await Assertions.Expect(sight.Page.Locator(".heat tfoot td").First).ToBeFocusedAsync();
    }
}
