using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>What is suggested, and set aside with a reason; of answers as the API gives them after some weeks, which no test can wait for.</summary>
[Collection(OnStage.Name)]
public sealed class SuggestionTests(Stage stage)
{
    [Fact]
    public async Task A_reason_is_typed_where_one_asked_to_and_stays_while_the_list_cannot_be_read()
    {
        foreach (var agent in (string[])["ann", "bob"]) await stage.Put($"agents/{agent}", $$"""{"name":"{{agent}}","queues":["orders"]}""");
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
        await Assertions.Expect(reason).ToBeFocusedAsync();
        await sight.Page.Keyboard.TypeAsync("On leave");
        await sight.IsAccessible();

        (isAway, sight.IsServerAway) = (true, true);
        await sight.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "bob" }).Locator("button.main").ClickAsync();
        await sight.Sees("Starting");
        await Assertions.Expect(reason).ToHaveValueAsync("On leave");
        // It is read again by itself after some seconds.
        isAway = false;
        await Assertions.Expect(sight.Page.GetByText("Starting")).ToHaveCountAsync(0);
        await Assertions.Expect(reason).ToHaveValueAsync("On leave");
    }

    [Theory]
    [InlineData("en-GB", "Suggestions", "resolves 50", "of 40, peers 80", "takes 1:35 for 40, peers 1:01; 1:10 to 1:39 expected", "Resolved", "Tried: 12 of the 30 contacts it takes")]
    [InlineData("zh-CN", "建议", "40 个会话解决 50", "同事 80", "40 个会话平均 1:35，同事 1:01；预期 1:10 至 1:39", "已解决", "试点：会话现有 12，需要 30")]
    public async Task Why_and_what_is_missing_are_told_in_the_readers_language(string language, string tab, string own, string peers, string handling, string measure, string missing)
    {
        await using var sight = await stage.Open("/console/rules", stage.Key, language);
        var reasons = """[{"measure":"resolution","contacts":40,"own":0.5,"peers":0.8,"low":0.45,"high":0.7},{"measure":"handleTime","contacts":40,"own":95,"peers":61,"low":70,"high":99}]""";
        await sight.Page.RouteAsync("**/v1/suggestions?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""{"items":[{{Training("s-1", "tom").Replace("\"effects\":[]", $"\"effects\":[],\"reasons\":{reasons}", StringComparison.Ordinal)}}],"next":null}""" }));
        await sight.Page.RouteAsync("**/v1/groups/default/pilot", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Pilot }));
        await sight.Page.GetByRole(AriaRole.Link, new() { Name = language == "zh-CN" ? "计划" : "Planning" }).ClickAsync();
        await sight.Button(tab).ClickAsync();
        var proposal = sight.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Tom" });
        foreach (var said in (string[])[own, peers, handling]) await Assertions.Expect(proposal).ToContainTextAsync(said);
        await sight.Button(language == "zh-CN" ? "试点" : "Pilot").ClickAsync();
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = measure })).ToContainTextAsync(missing);
        await sight.IsAccessible();
    }

    private const string Pilot = """
        {"group":"default","version":1,"name":"gold first","status":"running","usesDraft":true,"selection":null,"share":0.1,"sliceMinutes":0,"measure":"resolved","startedAt":"2026-03-02T00:00:00Z","endsAt":null,"endedAt":null,"reason":null,"finding":"tooEarly","open":0,"lost":0,
         "measures":[{"measure":"resolved","moreIsBetter":true,"tried":{"count":12,"mean":0.9},"inForce":{"count":70,"mean":0.8},"difference":null,"tooFew":"tried has 12 of the 30 contacts it takes","missing":{"side":"tried","of":"contacts","has":12,"needs":30}}]}
        """;

    private static string Training(string id, string agent) =>
        $$"""{"id":"{{id}}","group":"default","agents":["{{agent}}"],"fromQueue":null,"toQueue":null,"begins":null,"ends":null,"intent":"repair","skill":null,"level":null,"kind":"training","state":"open","text":"Train {{agent}}: resolves 50 % of repair, peers 80 %; 70–90 % expected","createdAt":"2026-03-02T00:00:00Z","expiresAt":"2099-01-01T00:00:00Z","decidedAt":null,"decidedBy":null,"reason":null,"did":null,"effects":[]}""";
}
