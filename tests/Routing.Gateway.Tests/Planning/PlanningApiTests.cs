using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>From the history to who is needed tomorrow, to the suggestion that a supervisor accepts: as the API tells it.</summary>
public sealed partial class PlanningApiTests : IDisposable
{
    private const string AllDay = "\"shifts\":{\"hours\":[{\"from\":\"00:00\",\"to\":\"24:00\"}]}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-planning-");

    [Fact]
    public async Task A_gap_is_forecast_told_of_once_and_closed_by_a_move_that_a_supervisor_accepts()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await new Past(NoonClock.Noon).Daily("after-sales", "repair", 33, 10, 180).Daily("advice", "question", 33, 1, 180).Into(history);
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history), clock: new NoonClock());
        await Roster(world);
        (await world.Put("/v1/groups/default/planning", """{"shrinkagePercent":0,"calendar":[{"name":"sale","first":"2020-11-11","factor":1.5}],"queues":{"advice":{"patienceSeconds":300}}}""")).Is(201);

        var series = (await world.Get("/v1/groups/default/forecasts")).Is(200)["items"]!.AsArray();
        Assert.Equal([("advice", null), ("advice", "question"), ("after-sales", null), ("after-sales", "repair")], series.Select(one => ((string)one!["queue"]!, (string?)one["intent"])));
        var forecast = (await world.Get("/v1/queues/after-sales/forecast?days=2&tried=3")).Is(200);
        Assert.Equal((96, 33, 0), (forecast["slots"]!.AsArray().Count, (int)forecast["knownDays"]!, (double)forecast["wapePercent"]!));
        Assert.All(forecast["slots"]!.AsArray().Skip(48), slot => Assert.Equal((20, 180), ((double)slot!["contacts"]!, (double)slot["handleSeconds"]!)));
        Assert.Equal((3, 20), ((int)forecast["tried"]!["days"]!, (double)forecast["tried"]!["slots"]![0]!["came"]!));

        var staffing = await world.Ready("/v1/queues/after-sales/staffing?days=2");
        var slot = staffing["slots"]!.AsArray()[^1]!;
        var needed = (int)slot["scheduled"]!;
        Assert.Equal((3, 3 - needed), ((int)slot["rostered"]!, (int)slot["surplus"]!));
        Assert.True((double)slot["oneLess"]!["inTimePercent"]! < (double)slot["expected"]!["inTimePercent"]! && (double)slot["expected"]!["inTimePercent"]! < (double)slot["oneMore"]!["inTimePercent"]! && (double)slot["enough"]!["inTimePercent"]! >= 80);
        var group = await world.Ready("/v1/groups/default/staffing");
        var move = group["moves"]!.AsArray().First()!;
        Assert.Equal(("advice", "after-sales", needed - 3), ((string)move["from"]!, (string)move["to"]!, move["agents"]!.AsArray().Count));

        var outlook = world.Services.GetRequiredService<OutlookHost>();
        await outlook.LookAhead(default);
        await outlook.LookAhead(default);
        Assert.Equal(["staffing.surplusExpected", "staffing.gapExpected", "suggestion.made"], await Told(world));

        var open = Assert.Single((await world.Get("/v1/suggestions?state=open&kind=move&group=default")).Is(200)["items"]!.AsArray())!;
        var accepted = (await world.Post($"/v1/suggestions/{open["id"]}:accept")).Is(200);
        Assert.Equal(("accepted", $"profile move {open["id"]} is in the rules of group default, version 1"), ((string)accepted["state"]!, (string)accepted["did"]!));
        Assert.Equal(accepted.Body, (await world.Post($"/v1/suggestions/{open["id"]}:accept")).Is(200).Body);
        (await world.Post($"/v1/suggestions/{open["id"]}:reject")).Is(409).IsProblem("wrong-state");
        var change = (await world.Get("/v1/groups/default")).Is(200)["profiles"]![0]!["agents"]![0]!;
        Assert.Equal((needed - 3, "after-sales", "advice"), (change["agents"]!.AsArray().Count, (string)change["addQueues"]![0]!, (string)change["leaveQueues"]![0]!));
        Assert.Equal(["group", "suggestion"], (await world.Get("/v1/audit?by=local&limit=200")).Is(200)["items"]!.AsArray().Where(e => (string?)e!["what"] == "acceptSuggestion" && (string?)e["outcome"] == "made").Select(e => (string)e!["kind"]!).Distinct().Order());
    }

    [Fact]
    public async Task A_team_that_serves_all_queues_is_one_pool_and_a_closed_day_needs_nobody()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        var past = new Past(NoonClock.Noon);
        foreach (var queue in new[] { "a", "b", "c", "shut" }) past.Daily(queue, "question", 33, 4, 200);
        await past.Into(history);
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history), clock: new NoonClock());
        var tomorrow = NoonClock.Noon.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var queue in new[] { "a", "b", "c" }) (await world.Put($"/v1/queues/{queue}", $$"""{"name":"{{queue}}"}""")).Is(201);
        (await world.Put("/v1/queues/shut", $$$"""{"name":"Shut","openingHours":{"closed":[{"firstDate":"{{{tomorrow}}}","lastDate":"{{{tomorrow}}}"}]}}""")).Is(201);
        for (var n = 0; n < 7; n++) (await world.Put($"/v1/agents/t-{n}", $$"""{"name":"T","queues":["a","b","c"],{{AllDay}}}""")).Is(201);
        (await world.Put("/v1/groups/default/planning", """{"shrinkagePercent":0}""")).Is(201);

        // 2.7 erlang in all: by itself each queue would need three.
        var group = (await world.Ready("/v1/groups/default/staffing"))["queues"]!.AsArray().ToDictionary(queue => (string)queue!["queue"]!, queue => queue!);
        Assert.All(new[] { "a", "b", "c" }, queue => Assert.Equal(("a,b,c", 0), (string.Join(',', group[queue]["pool"]!.AsArray().Select(one => (string)one!)), (int)group[queue]["slotsShort"]!)));
        Assert.Empty(group["shut"]["pool"]!.AsArray());
        var slot = (await world.Get("/v1/queues/b/staffing?days=2")).Is(200)["slots"]!.AsArray()[^1]!;
        Assert.Equal((24, 7), ((double)slot["contacts"]!, (int)slot["rostered"]!));
        Assert.InRange((int)slot["scheduled"]!, 4, 6);

        var closed = (await world.Get("/v1/queues/shut/staffing?days=2")).Is(200)["slots"]!.AsArray().TakeLast(48);
        Assert.All(closed, shut => Assert.Equal((0, 0), ((double)shut!["contacts"]!, (int)shut["scheduled"]!)));
        Assert.All((await world.Get("/v1/queues/shut/forecast?days=2")).Is(200)["slots"]!.AsArray().Skip(48), shut => Assert.Equal((0, 0), ((double)shut!["contacts"]!, (double)shut["high"]!)));
        Assert.Equal(8, (double)(await world.Get("/v1/queues/shut/forecast?days=3")).Is(200)["slots"]!.AsArray()[^1]!["contacts"]!);
    }

    [Fact]
    public async Task A_group_is_coached_as_soon_as_it_has_agents()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        var counted = CountedCalls.Of<IHistory>(history);
        await using var world = await World.Start(services: services => services.AddSingleton(counted.Seen));
        (await world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""")).Is(201);
        var outlook = world.Services.GetRequiredService<OutlookHost>();
        await outlook.LookAhead(default);
        var before = counted.Of(nameof(IHistory.Sum));
        (await world.Put("/v1/agents/li-na", """{"name":"Li Na","queues":["after-sales"]}""")).Is(201);
        await outlook.LookAhead(default);
        var coached = counted.Of(nameof(IHistory.Sum));
        Assert.True(coached > before);
        await outlook.LookAhead(default);
        Assert.Equal(coached, counted.Of(nameof(IHistory.Sum)));
    }

    [Fact]
    public async Task Who_stands_out_is_coached_and_a_skill_accepted_is_in_the_profile()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await new Past(DateTimeOffset.UtcNow).Handled("li-na", "repair", 400, 384).Handled("tom", "repair", 400, 284).Handled("a-1", "repair", 400, 326).Handled("a-2", "repair", 400, 326).Into(history);
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""")).Is(201);
        foreach (var agent in new[] { "li-na", "tom", "a-1", "a-2" }) (await world.Put($"/v1/agents/{agent}", $$"""{"name":"{{agent}}","queues":["after-sales"]}""")).Is(201);

        var coaching = (await world.Get("/v1/groups/default/coaching")).Is(200);
        Assert.Equal([("li-na", "addSkill"), ("tom", "train")], coaching["advice"]!.AsArray().Select(one => ((string)one!["agent"]!, (string)one["advice"]!)));
        Assert.Equal([true, false], coaching["figures"]!.AsArray().Where(f => (string?)f!["measure"] == "resolution" && (string?)f["agent"] is "li-na" or "a-1").OrderByDescending(f => (string?)f!["agent"]).Select(f => (bool)f!["isReal"]!));
        (await world.Get("/v1/queues/after-sales/forecast")).Is(422).IsProblem("rule-broken");

        await world.Services.GetRequiredService<OutlookHost>().LookAhead(default);
        var found = (await world.Get("/v1/suggestions")).Is(200)["items"]!.AsArray().ToDictionary(one => (string)one!["kind"]!, one => one!);
        Assert.Equal("noted", (string?)(await world.Post($"/v1/suggestions/{found["training"]["id"]}:accept")).Is(200)["did"]);
        var example = Page()["reject"];
        (await world.Post($"/v1/suggestions/{found["training"]["id"]}:reject", example)).Is(409);
        (await world.Post($"/v1/suggestions/{found["skill"]["id"]}:accept")).Is(200);
        Assert.Equal((int)found["skill"]["level"]!, (int)(await world.Get("/v1/agents/li-na")).Is(200)["skills"]!["repair"]!);
        Assert.Equal("made", (string?)(await world.Get("/v1/audit?kind=agent&id=li-na&limit=1")).Is(200)["items"]![0]!["outcome"]);
    }

    [Fact]
    public async Task What_an_agent_does_otherwise_than_in_the_weeks_before_can_be_asked_for()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await new Past(DateTimeOffset.UtcNow).Handled("tom", "repair", 400, 380, daysAgo: 30).Handled("tom", "repair", 400, 240).Handled("li-na", "repair", 400, 380, daysAgo: 30).Handled("li-na", "repair", 400, 381).Into(history);
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""")).Is(201);
        foreach (var agent in new[] { "li-na", "tom" }) (await world.Put($"/v1/agents/{agent}", $$"""{"name":"{{agent}}","queues":["after-sales"]}""")).Is(201);

        var found = (await world.Get("/v1/groups/default/learning:drifts")).Is(200);
        var drifts = found["items"]!.AsArray().Select(one => ((string?)one!["agent"], (string?)one["intent"], (string?)one["measure"], (double)one["before"]!, (double)one["after"]!, (double)one["contacts"]!));
        // Of the group nothing is told: it is Tom, and not the work.
        Assert.Equal([("tom", "repair", "resolution", .95, .6, 400)], drifts);
        Assert.Equal(90, (DateTimeOffset.Parse((string)found["to"]!, CultureInfo.InvariantCulture) - DateTimeOffset.Parse((string)found["from"]!, CultureInfo.InvariantCulture)).TotalDays);
        (await world.Get("/v1/groups/nowhere/learning:drifts")).Is(404);
    }

    [Fact]
    public async Task What_cannot_be_planned_says_why()
    {
        await using var world = await World.Start();
        foreach (var path in new[] { "forecasts", "learning:drifts" }) (await world.Get($"/v1/groups/default/{path}")).Is(501).IsProblem("not-implemented");
        (await world.Get("/v1/groups/nowhere/planning")).Is(404);
        Assert.Equal("UTC", (string?)(await world.Get("/v1/groups/default/planning")).Is(200)["timeZone"]);
        (await world.Put("/v1/groups/default/planning", """{"timeZone":"Mars/Olympus"}""")).IsProblem("invalid-value", "timeZone");
        (await world.Put("/v1/groups/default/planning", """{"calendar":[{"name":"sale","first":"11.11."}]}""")).Is(400).IsProblem("invalid-value", "calendar[0].first");
        (await world.Put("/v1/groups/default/planning", """{"calendar":[{"name":"sale","first":"2026-11-11","last":"2026-11-10"}]}""")).IsProblem("invalid-value", "calendar[0].last");
        (await world.Put("/v1/groups/default/planning", """{"queues":{"vip":{}}}""")).Is(422).IsProblem("rule-broken", "queues.vip");
        (await world.Put("/v1/groups/default/planning", """{"shrinkagePercent":100}""")).IsProblem("invalid-value", "shrinkagePercent");
        (await world.Put("/v1/queues/advice", """{"name":"Advice"}""")).Is(201);
        (await world.Put("/v1/groups/default/planning", Page()["planning"])).Is(201);
        (await world.Patch("/v1/groups/default/planning", """{"gapHoursAhead":48}""", ("If-Match", "\"7\""))).Is(412);
        (await world.Get("/v1/suggestions?kind=luck")).Is(400).IsProblem("invalid-parameter", "kind");
        (await world.Post("/v1/suggestions/s-1:accept")).Is(404);
    }

    [Fact]
    public async Task What_is_learned_is_shown_frozen_exported_and_forgotten()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        await Handle(world, "c-1");
        Assert.Equal((1, 100, false), await Learned(world));
        (await world.Post("/v1/agents/li-na/learning:freeze", Page()["learning"])).Is(200);
        await Handle(world, "c-2");
        Assert.Equal((1, 100, true), await Learned(world));
        Assert.StartsWith("agent,intent,contacts,rated,resolvedPercent,satisfaction,handleSeconds,", (await world.Get("/v1/groups/default/learning:export?format=csv")).Is(200).Body, StringComparison.Ordinal);
        Assert.Contains("\"agent\":\"li-na\",\"intent\":\"repair\",\"contacts\":1", (await world.Get("/v1/groups/default/learning:export")).Is(200).Body, StringComparison.Ordinal);
        (await world.Post("/v1/agents/li-na/learning:resume")).Is(200);
        var reset = (await world.Post("/v1/agents/li-na/learning:reset")).Is(200);
        Assert.Equal((0, false), ((double)reset["intents"]![0]!["contacts"]!, (bool)reset["intents"]![0]!["frozen"]!));
        (await world.Post("/v1/agents/li-na/learning:freeze", """{"intent":"luck"}""")).Is(404).IsProblem("not-found", "intent");
        (await world.Post("/v1/agents/nobody/learning:reset")).Is(404);
    }

    [Fact]
    public async Task What_is_learned_is_read_page_by_page_and_exported_whole()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        await Handle(world, "c-1");
        await Handle(world, "c-2", "升级 & more");
        await world.Eventually("/v1/groups/default/learning", said => said.Json!["items"]!.AsArray().Count == 2);

        var first = (await world.Get("/v1/groups/default/learning?limit=1")).Is(200);
        var second = (await world.Get($"/v1/groups/default/learning?limit=1&after={first["next"]}")).Is(200);
        Assert.Equal(["repair", "升级 & more"], new[] { first, second }.Select(said => (string)Assert.Single(said["items"]!.AsArray())!["intent"]!));
        Assert.Null(second["next"]);
        Assert.Equal(2, (await world.Get("/v1/groups/default/learning:export")).Is(200).Body.Count(c => c == '\n'));
        (await world.Get("/v1/groups/default/learning?after=7")).Is(400).IsProblem("invalid-parameter", "after");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Three in after-sales, where four are needed; more than enough in advice, who can repair.</summary>
    private static async Task Roster(World world)
    {
        (await world.Put("/v1/queues/after-sales", """{"name":"After-sales","requirements":[{"skill":"repair","minLevel":3}]}""")).Is(201);
        (await world.Put("/v1/queues/advice", """{"name":"Advice"}""")).Is(201);
        for (var n = 0; n < 3; n++) (await world.Put($"/v1/agents/r-{n}", $$"""{"name":"R","skills":{"repair":8},"queues":["after-sales"],{{AllDay}}}""")).Is(201);
        for (var n = 0; n < 9; n++) (await world.Put($"/v1/agents/a-{n}", $$"""{"name":"A","skills":{"repair":4},"queues":["advice"],{{AllDay}}}""")).Is(201);
    }

    private static async Task Handle(World world, string id, string intent = "repair")
    {
        (await world.Post("/v1/contacts", $$"""{"id":"{{id}}","customerId":"u-{{id}}","channel":"chat","queue":"after-sales","intent":"{{intent}}"}""")).Is(201);
        await world.Eventually($"/v1/contacts/{id}", said => (string?)said["state"] == "offered");
        (await world.Post($"/v1/offers/{id}~1:accept", null, ("X-Agent", "li-na"))).Is(200);
        (await world.Post($"/v1/contacts/{id}:complete", """{"resolved":true}""", ("X-Agent", "li-na"))).Is(200);
        (await world.Post($"/v1/contacts/{id}:close", null, ("X-Agent", "li-na"))).Is(200);
        await world.Eventually($"/v1/contacts/{id}", said => (string?)said["state"] == "closed");
    }

    private static async Task<(double Contacts, double Resolved, bool Frozen)> Learned(World world)
    {
        var said = await world.Eventually("/v1/groups/default/learning?agent=li-na", said => said.Json!["items"]!.AsArray().Count == 1);
        var one = said["items"]![0]!;
        return ((double)one["contacts"]!, (double)one["resolvedPercent"]!, (bool)one["frozen"]!);
    }

    private static Dictionary<string, string> Page() =>
        Example().Matches(DocumentPage.Read("PLANNING.md")).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [GeneratedRegex("```json (\\w+)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();

    private static async Task<IReadOnlyList<string>> Told(World world) =>
        [.. (await world.Store.Read(0, 1000)).Select(logged => logged.Type).Where(type => type.StartsWith("staffing.", StringComparison.Ordinal) || type == "suggestion.made")];
}
