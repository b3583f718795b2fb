using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>The figures of the day on the wallboard: whose day it is, and what is said where they cannot be read.</summary>
[Collection(OnStage.Name)]
public sealed class WallboardTests(Stage stage)
{
    private const int ReadAgainMs = 31_000;

    [Fact]
    public async Task Figures_that_cannot_be_read_say_so_and_come_when_they_can()
    {
        await using var sight = await Elsewhere();
        var isAway = true;
        await sight.Page.RouteAsync("**/v1/live*", route => isAway ? Refuse(route, 503, "Too much to do", "Ask again in some seconds.") : route.ContinueAsync());
        await sight.Page.Clock.InstallAsync();
        await ToWallboard(sight);
        await sight.Sees("The figures of the day could not be read.");
        await sight.Sees("Ask again in some seconds.");
        await Assertions.Expect(sight.Page.GetByText("keeps no history")).ToHaveCountAsync(0);
        await sight.IsAccessible();
        isAway = false;
        await sight.Page.Clock.FastForwardAsync(ReadAgainMs);
        await sight.Sees("Today: since midnight");
        isAway = true;
        await sight.Page.Clock.FastForwardAsync(ReadAgainMs);
        await sight.Sees("are as they were read last");
        isAway = false;
        await sight.Button("Try again").ClickAsync();
        await sight.Sees("Today: since midnight");
    }

    [Fact]
    public async Task An_engine_that_keeps_no_history_counts_by_the_day_of_UTC_and_says_so()
    {
        await using var sight = await Elsewhere();
        sight.MayBeRefused = true;
        await sight.Page.RouteAsync("**/v1/live*", route => Refuse(route, 501, "Not on this engine", "This engine keeps no history."));
        await ToWallboard(sight);
        await sight.Sees("This engine keeps no history, so its queues count by that day.");
        await Assertions.Expect(sight.Page.Locator(".total").Filter(new() { HasText = "Answered" })).Not.ToContainTextAsync("–");
    }

    [Fact]
    public async Task Whose_day_it_is_is_known_before_figures_are_asked_for()
    {
        await stage.Put("queues/pier", """{"name":"Pier"}""");
        await using var sight = await Elsewhere();
        var zones = new List<string>();
        await sight.Page.RouteAsync("**/v1/groups/*/planning", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"timeZone":"Asia/Tokyo"}""" }));
        sight.Page.Request += (_, request) => { if (request.Url.Contains("/v1/live?", StringComparison.Ordinal)) zones.Add(new Uri(request.Url).Query); };
        await sight.Page.RunAndWaitForRequestAsync(() => ToWallboard(sight), "**/v1/live?*");
        await sight.Sees("Today: since midnight, Asia/Tokyo.");
        Assert.Equal(["?zone=Asia%2FTokyo"], zones.Distinct());
    }

    /// <summary>On a page that asks for none of it.</summary>
    private async Task<Sight> Elsewhere()
    {
        var sight = await stage.Open("/console/rules", stage.Key);
        sight.IsServerAway = true;
        await sight.Heading("Rules").First.WaitForAsync();
        return sight;
    }

    private static Task ToWallboard(Sight sight) => sight.Page.GetByRole(AriaRole.Link, new() { Name = "Wallboard" }).ClickAsync();

    private static Task Refuse(IRoute route, int status, string title, string detail) =>
        route.FulfillAsync(new() { Status = status, ContentType = "application/problem+json", Body = $$"""{"title":"{{title}}","detail":"{{detail}}","status":{{status}}}""" });
}
