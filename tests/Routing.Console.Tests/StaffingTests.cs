using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Agents needed, waits and who could help whom; of answers as the API gives them after some weeks, which no test can wait for.</summary>
[Collection(OnStage.Name)]
public sealed class StaffingTests(Stage stage)
{
    /// <summary>Longer than a page waits for what is being computed.</summary>
    private const int AskedAgainMs = 6_000;

    private const string Group = """
        {"group":"default","timeZone":"Asia/Shanghai","computedAt":"2026-03-02T00:00:00Z","queues":[{"queue":"counsel","slotsShort":0,"slotsOver":2,"worstShort":null,"hasRoster":true,"gaps":[],"reason":null,"neededDays":null,"knownDays":null},{"queue":"repairs","slotsShort":4,"slotsOver":0,"worstShort":-2,"hasRoster":true,"gaps":[{"from":"2026-03-02T06:00:00Z","to":"2026-03-02T08:00:00Z","agents":-2}],"reason":null}],
         "moves":[{"from":"counsel","to":"repairs","begins":"2026-03-02T06:00:00Z","ends":"2026-03-02T08:00:00Z","agents":["ann","bob","cy"],"toBeforePercent":71,"toAfterPercent":82,"fromBeforePercent":93,"fromAfterPercent":88,"text":"move"}]}
        """;

    private const string Queue = """
        {"queue":"counsel","group":"default","timeZone":"Asia/Shanghai","computedAt":"2026-03-02T00:00:00Z","targets":{"inTimePercent":80,"withinSeconds":20,"maxAbandonedPercent":null,"maxOccupancyPercent":88,"shrinkagePercent":10,"patienceSeconds":240},"gaps":[],
         "slots":[{"from":"2026-03-02T06:00:00Z","to":"2026-03-02T06:30:00Z","contacts":31.5,"handleSeconds":305,"onContacts":7,"scheduled":8,"rostered":9,"surplus":1,
           "expected":{"agents":8,"inTimePercent":86,"meanWaitSeconds":11,"abandonedPercent":1.5,"occupancyPercent":71},"enough":{"agents":7,"inTimePercent":81,"meanWaitSeconds":14,"abandonedPercent":2,"occupancyPercent":79},
           "oneLess":{"agents":7,"inTimePercent":81,"meanWaitSeconds":14,"abandonedPercent":2,"occupancyPercent":79},"oneMore":{"agents":9,"inTimePercent":92,"meanWaitSeconds":6,"abandonedPercent":0.5,"occupancyPercent":63}}]}
        """;

    [Fact]
    public async Task What_the_server_still_computes_is_asked_for_again_without_a_click()
    {
        await stage.Put("queues/counsel", """{"name":"Counsel"}""");
        await using var sight = await stage.Open("/console/rules", stage.Key);
        sight.IsServerAway = true;
        var isComputing = true;
        await sight.Page.RouteAsync("**/v1/groups/default/staffing?*", route => isComputing
            ? route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = """{"title":"It cannot be taken right now","detail":"The forecast is being computed.","status":503}""" })
            : route.FulfillAsync(new() { ContentType = "application/json", Body = Group }));
        await sight.Page.RouteAsync("**/v1/queues/*/staffing?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Queue }));
        await sight.Page.Clock.InstallAsync();
        await sight.Page.GetByRole(AriaRole.Link, new() { Name = "Planning" }).ClickAsync();
        await sight.Button("Staffing").ClickAsync();
        await sight.Sees("It is asked again every few seconds.");
        isComputing = false;
        await sight.Page.Clock.FastForwardAsync(AskedAgainMs);
        await Assertions.Expect(sight.Page.GetByText("It is asked again")).ToHaveCountAsync(0);
        await sight.Sees("Counsel");
    }

    [Fact]
    public async Task Half_hours_are_told_with_their_waits_and_who_could_help_is_tried_in_the_lab()
    {
        await stage.Put("queues/counsel", """{"name":"Counsel"}""");
        await stage.Put("queues/mends", """{"name":"Mends"}""");
        foreach (var agent in (string[])["ann", "bob", "cy"]) await stage.Put($"agents/{agent}", $$"""{"name":"{{agent}}","queues":["orders"]}""");
        await using var sight = await stage.Open("/console/rules", stage.Key);
        await sight.Page.RouteAsync("**/v1/groups/default/staffing?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Group.Replace("repairs", "mends", StringComparison.Ordinal) }));
        await sight.Page.RouteAsync("**/v1/queues/counsel/staffing?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Queue }));
        await sight.Page.GetByRole(AriaRole.Link, new() { Name = "Planning" }).ClickAsync();
        await sight.Button("Staffing").ClickAsync();
        var row = sight.Page.GetByRole(AriaRole.Table, new() { Name = "counsel: agents needed" }).GetByRole(AriaRole.Row).Nth(1);
        await Assertions.Expect(row).ToContainTextAsync(new Regex("31.5.*5:05.*7.*8.*9.*\\+1.*86.*11s.*1.5.*71.*81.*92"));
        await sight.Sees("In time: mends 71");
        await sight.IsAccessible();
        await sight.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Try in the lab: ann, bob, cy") }).ClickAsync();
        var move = sight.Page.GetByRole(AriaRole.Group, new() { Name = "Moves 1", Exact = true });
        // By the clock of the group.
        await Assertions.Expect(move.GetByRole(AriaRole.Textbox, new() { Name = "Begins" })).ToHaveValueAsync("14:00");
        await Assertions.Expect(move.GetByRole(AriaRole.Textbox, new() { Name = "Ends" })).ToHaveValueAsync("16:00");
        await Assertions.Expect(move.GetByRole(AriaRole.Spinbutton, new() { Name = "Agents" })).ToHaveValueAsync("3");
        await Assertions.Expect(move.GetByRole(AriaRole.Combobox, new() { Name = "To", Exact = true })).ToHaveValueAsync("mends");
        await Assertions.Expect(sight.Button("Compare")).Not.ToHaveAttributeAsync("aria-disabled", "true");
    }
}
