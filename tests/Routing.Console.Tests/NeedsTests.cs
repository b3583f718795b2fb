using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Who is needed by simulation: asked for on the page of staffing, followed, and shown; of answers as the API gives them after some weeks, which no test can wait for.</summary>
[Collection(OnStage.Name)]
public sealed class NeedsTests(Stage stage)
{
    private const string Group = """
        {"group":"default","timeZone":"Asia/Shanghai","computedAt":"2026-03-02T00:00:00Z","moves":[],"queues":[{"queue":"mends","slotsShort":0,"slotsOver":0,"worstShort":null,"hasRoster":true,"gaps":[],"reason":"There are too few days.","neededDays":14,"knownDays":3}]}
        """;

    private const string Result = """
        {"areMet":true,"rosters":41,"notes":[],"assumed":[{"what":"likeThoseThatCame"},{"what":"nobodyGivesUp","queue":"mends"}],
         "pools":[{"pool":"mends","queues":["mends"],"agents":9,"slots":[
          {"from":"2026-03-03T01:00:00Z","to":"2026-03-03T01:30:00Z","onContacts":7,"scheduled":8,"rostered":6,"surplus":-2,"occupancyPercent":74.5,"erlangOnContacts":8,"erlangScheduled":9},
          {"from":"2026-03-03T01:30:00Z","to":"2026-03-03T02:00:00Z","onContacts":0,"scheduled":0,"rostered":0,"surplus":0,"occupancyPercent":null,"erlangOnContacts":0,"erlangScheduled":0}]}],
         "queues":[{"queue":"mends","targets":{"inTimePercent":80,"withinSeconds":20,"maxAbandonedPercent":null,"maxOccupancyPercent":88,"shrinkagePercent":10,"patienceSeconds":null},"slots":[
          {"from":"2026-03-03T01:00:00Z","to":"2026-03-03T01:30:00Z","contacts":31.5,"asIsPercent":52,"inTimePercent":83,"plusMinus":4,"abandonedPercent":0,"isMissed":false}]}]}
        """;

    [Fact]
    public async Task A_day_is_simulated_followed_and_its_needs_stand_beside_the_roster_and_Erlang()
    {
        await stage.Put("queues/mends", """{"name":"Mends"}""");
        await using var sight = await stage.Open("/console/rules", stage.Key);
        var (isAsked, isDone) = (false, false);
        string? sent = null;
        string View(string result) => $$"""
            {"id":"n-1","asked":{"group":"default","arrivals":"forecast"},"state":"{{(isDone ? "done" : "running")}}","ahead":0,"progress":0.4,"rosters":17,"contacts":812,"day":"2026-03-03","timeZone":"Asia/Shanghai","from":"2026-03-02T16:00:00Z","to":"2026-03-03T16:00:00Z","askedAt":"2026-03-02T00:00:00Z","reason":null,"result":{{result}}}
            """;
        await sight.Page.RouteAsync("**/v1/groups/default/staffing?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Group }));
        await sight.Page.RouteAsync("**/v1/staffingNeeds**", route =>
        {
            if (route.Request.Method == "POST") (isAsked, sent) = (true, route.Request.PostData);
            return route.FulfillAsync(new() { Status = route.Request.Method == "POST" ? 202 : 200, ContentType = "application/json", Body = route.Request.Method == "GET" ? $$"""{"items":[{{(isAsked ? View("null") : "")}}],"next":null}""" : View("null") });
        });
        await sight.Page.RouteAsync("**/v1/staffingNeeds/n-1", route => route.FulfillAsync(new() { ContentType = "application/json", Body = View(isDone ? Result : "null") }));
        await sight.Page.GetByRole(AriaRole.Link, new() { Name = "Planning" }).ClickAsync();
        await sight.Button("Staffing").ClickAsync();
        await sight.Page.GetByLabel("Day (tomorrow where none is chosen)").FillAsync("2026-03-03");
        await sight.Button("Simulate").ClickAsync();
        await sight.Sees("17 rosters simulated.");
        Assert.Contains("\"day\":\"2026-03-03\"", sent, StringComparison.Ordinal);
        isDone = true;
        await sight.Sees("812 contacts are expected. Every target is met with those needed; 41 rosters were simulated.");
        var row = sight.Page.GetByRole(AriaRole.Table, new() { Name = "Needed by simulation: Mends: 9 agents" }).GetByRole(AriaRole.Row);
        // The half hour in which nobody comes and nobody is there says nothing.
        await Assertions.Expect(row).ToHaveCountAsync(2);
        await Assertions.Expect(row.Nth(1)).ToContainTextAsync("786-2975");
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Table, new() { Name = "Mends: in time with those needed" }).GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("83");
        await sight.Sees("In Mends nobody gave up, so nobody does here.");
        await sight.IsAccessible();
        if (Environment.GetEnvironmentVariable("SHOT") is { } folder) await sight.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "needs.png"), FullPage = true });
        // It is in the address.
        Assert.Contains("needs=n-1", sight.Page.Url, StringComparison.Ordinal);
    }
}
