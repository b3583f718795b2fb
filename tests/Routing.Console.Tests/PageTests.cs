using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Each page with live data, without a complaint of the browser or of axe-core.</summary>
[Collection(OnStage.Name)]
public sealed partial class PageTests(Stage stage)
{
    private const int Waiting = 1;
    private const int Oldest = 2;
    private const int Free = 5;
    private const int Answered = 7;

    /// <summary>Longer than a page without events waits before it looks again.</summary>
    private const int LookedAgainMs = 12_000;

    [Fact]
    public async Task The_wallboard_shows_who_waits_as_they_come()
    {
        // One that nobody serves: who waits in it is offered to nobody.
        await stage.Put("queues/veranda", """{"name":"Veranda"}""");
        await using var sight = await stage.Open("/", stage.Key);
        await sight.Sees("Veranda");
        await stage.Arrive("veranda");
        await Assertions.Expect(Cell(sight, "Veranda", Waiting)).ToHaveTextAsync("1");
        await sight.IsAccessible();
    }

    [Fact]
    public async Task A_wait_grows_in_a_queue_without_events_while_others_are_read_again()
    {
        const int readings = 5;
        await stage.Put("queues/lobby", """{"name":"Lobby"}""");
        await stage.Put("queues/hall", """{"name":"Hall"}""");
        await stage.Arrive("lobby");
        await using var sight = await stage.Open("/", stage.Key);
        var before = await SecondsOf(Cell(sight, "Lobby", Oldest));
        for (var read = 1; read <= readings; read++)
        {
            await stage.Arrive("hall");
            await Assertions.Expect(Cell(sight, "Hall", Waiting)).ToHaveTextAsync(read.ToString(CultureInfo.InvariantCulture));
        }
        // The page reads once a second, so four lie between the first reading and the fifth; its clock and the rounding may keep back one each.
        Assert.InRange(await SecondsOf(Cell(sight, "Lobby", Oldest)) - before, readings - 3, double.PositiveInfinity);
    }

    [Fact]
    public async Task Who_is_free_in_a_queue_follows_the_presence_of_its_agents()
    {
        await stage.Put("queues/counter", """{"name":"Counter"}""");
        await stage.Put("agents/zhou", """{"name":"Zhou","queues":["counter"]}""");
        await using var sight = await stage.Open("/", stage.Key);
        await Assertions.Expect(Cell(sight, "Counter", Free)).ToHaveTextAsync("0 / 0");
        await stage.Post("agents/zhou:setPresence", """{"presence":"ready"}""");
        await Assertions.Expect(Cell(sight, "Counter", Free)).ToHaveTextAsync("1 / 1");
        await stage.Post("agents/zhou:setPresence", """{"presence":"offline"}""");
        await Assertions.Expect(Cell(sight, "Counter", Free)).ToHaveTextAsync("0 / 0");
    }

    [Fact]
    public async Task An_admin_alone_sees_who_waits_as_they_come()
    {
        await stage.Put("queues/vault", """{"name":"Vault"}""");
        await using var sight = await stage.Open("/", stage.AdminKey);
        await sight.IsLive();
        await Assertions.Expect(Cell(sight, "Vault", Waiting)).ToHaveTextAsync("0");
        await stage.Arrive("vault");
        await Assertions.Expect(Cell(sight, "Vault", Waiting)).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task A_key_without_events_sees_who_waits_a_little_later()
    {
        await stage.Put("queues/cellar", """{"name":"Cellar"}""");
        await using var sight = await stage.Open("/console/rules", stage.Key, mayBeRefused: true);
        await sight.Page.RouteAsync("**/v1/events*", route => route.FulfillAsync(new() { Status = 403, ContentType = "application/problem+json", Body = """{"title":"It is not for this caller to do","status":403}""" }));
        await sight.Page.Clock.InstallAsync();
        await sight.Page.GotoAsync("/");
        await sight.Sees("No live events for this key");
        await Assertions.Expect(Cell(sight, "Cellar", Waiting)).ToHaveTextAsync("0");
        await stage.Arrive("cellar");
        await sight.Page.Clock.FastForwardAsync(LookedAgainMs);
        await Assertions.Expect(Cell(sight, "Cellar", Waiting)).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task A_day_is_that_of_the_reader_until_another_zone_is_chosen()
    {
        await stage.Put("queues/quay", """{"name":"Quay","wrapUpSeconds":0}""");
        await stage.Handle("quay");
        // Where it is not about midnight now.
        var zone = DateTime.UtcNow.Hour is 15 or 16 ? "America/New_York" : "Asia/Shanghai";
        await using var sight = await stage.Open("/", stage.Key, zone: zone);
        await sight.Sees($"Today: since midnight, {zone}.");
        await Assertions.Expect(Cell(sight, "Quay", Answered)).ToHaveTextAsync("1");
        await sight.Page.RunAndWaitForRequestAsync(() => sight.Page.GetByLabel("Day of").SelectOptionAsync("UTC"), "**/v1/live?zone=UTC");
        await sight.Sees("Today: since midnight, UTC.");
        await Assertions.Expect(sight.Page).ToHaveURLAsync(new Regex("zone=UTC"));
        await sight.IsAccessible();
    }

    [Fact]
    public async Task Reports_show_the_figures_of_what_was_handled()
    {
        await stage.Put("queues/repairs", """{"name":"Repairs","offerTimeoutSeconds":120,"wrapUpSeconds":0}""");
        await stage.Handle("repairs");
        await using var sight = await stage.Open("/console/reports?side=response", stage.Key);
        var tile = sight.Page.Locator(".tile").Filter(new() { HasText = "Average speed of answer" });
        await Assertions.Expect(tile.Locator(".tile-value")).ToContainTextAsync(Seconds());
        await tile.ClickAsync();
        await Assertions.Expect(sight.Page.Locator(".chart")).ToContainTextAsync("Repairs");
        var row = sight.Page.GetByRole(AriaRole.Table, new() { Name = "Reports" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "repairs" });
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Filter(new() { HasTextRegex = Seconds() }).First).ToBeVisibleAsync();
        await sight.IsAccessible();
    }

    [Fact]
    public async Task The_agents_page_shows_presence_and_a_button_that_cannot_be_used_says_why()
    {
        await using var sight = await stage.Open("/console/agents", stage.Key);
        await sight.Button("Ready: Tom").ClickAsync();
        var offline = sight.Button("Offline: Tom");
        await Assertions.Expect(sight.Button("Not ready: Tom")).ToBeVisibleAsync();
        await offline.ClickAsync();
        await Assertions.Expect(offline).ToHaveAttributeAsync("aria-disabled", "true");
        await sight.Button("Let finish: Tom").FocusAsync();
        await offline.FocusAsync();
        await sight.Sees("Tom is Offline already.");
        await sight.IsAccessible();
    }

    private static ILocator Cell(Sight sight, string queue, int column) =>
        sight.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = queue }).GetByRole(AriaRole.Cell).Nth(column);

    private static async Task<double> SecondsOf(ILocator cell)
    {
        await Assertions.Expect(cell).ToHaveTextAsync(Seconds());
        return double.Parse(Seconds().Match(await cell.InnerTextAsync()).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(\d+)s")]
    private static partial Regex Seconds();
}
