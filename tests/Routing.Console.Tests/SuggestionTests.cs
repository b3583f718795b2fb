using System.Globalization;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>What is suggested, and set aside with a reason; of answers as the API gives them after some weeks, which no test can wait for.</summary>
[Collection(OnStage.Name)]
public sealed class SuggestionTests(Stage stage)
{
    [Fact]
    public async Task A_reason_is_typed_where_one_asked_to_and_stays_while_the_list_cannot_be_read()
    {
        await using var sight = await stage.Open("/console/planning?tab=forecast", stage.Key);
        var isAway = false;
        var list = $$"""{"items":[{{Training("s-1", "ann")}},{{Training("s-2", "bob")}}],"next":null}""";
        await sight.Page.RouteAsync("**/v1/suggestions?*", route => isAway
            ? route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = """{"title":"Starting","status":503}""" })
            : route.FulfillAsync(new() { ContentType = "application/json", Body = list }));
        await sight.Page.RouteAsync("**/v1/suggestions/*:accept", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Training("s-2", "bob") }));
        await sight.Button("Suggestions").ClickAsync();
        var aside = sight.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "ann" }).Locator("button[aria-pressed]");
        await aside.PressAsync("Enter");
        var reason = sight.Page.Locator("form.inline input");
        await Assertions.Expect(reason).ToBeFocusedAsync();
        await reason.PressAsync("Escape");
        await Assertions.Expect(aside).ToBeFocusedAsync();
        await aside.PressAsync("Enter");
        await sight.Page.Keyboard.TypeAsync("On leave");
        await sight.IsAccessible();

        (isAway, sight.IsServerAway) = (true, true);
        await sight.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "bob" }).Locator("button.main").ClickAsync();
        await sight.Sees("Starting");
        await Assertions.Expect(reason).ToHaveValueAsync("On leave");
        isAway = false;
        await sight.Button("Try again").ClickAsync();
        await Assertions.Expect(sight.Page.GetByText("Starting")).ToHaveCountAsync(0);
        await Assertions.Expect(reason).ToHaveValueAsync("On leave");
    }

    private static string Training(string id, string agent)
    {
        var expires = DateTime.UtcNow.AddDays(7).ToString("O", CultureInfo.InvariantCulture);
        return $$"""{"id":"{{id}}","group":"default","agents":["{{agent}}"],"fromQueue":null,"toQueue":null,"begins":null,"ends":null,"intent":"repair","skill":null,"level":null,"kind":"training","state":"open","text":"Train {{agent}}: resolves 50 % of repair, peers 80 %; 70–90 % expected","createdAt":"2026-03-02T00:00:00Z","expiresAt":"{{expires}}","decidedAt":null,"decidedBy":null,"reason":null,"did":null,"effects":[]}""";
    }
}
