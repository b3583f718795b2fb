using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>What happened is in reports, in history, on the wall and in the audit, as the API tells them.</summary>
public sealed class HistoryApiTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-history-");

    [Fact]
    public async Task What_happened_is_in_reports_history_and_audit_until_it_is_erased()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        await world.OneQueueOneAgent();
        (await world.Put("/v1/queues/after-sales", """{"name":"After-sales","wrapUpSeconds":30,"serviceLevel":{"targetPercent":90,"withinSeconds":20}}""")).Is(200);
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-7","channel":"chat","queue":"after-sales","intent":"repair","language":"zh","text":"Zhao, 12 Harbour Road"}""")).Is(201);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "offered");
        (await world.Post("/v1/offers/c-1~1:accept", null, ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/contacts/c-1:complete", """{"resolved":true,"satisfaction":5,"outcome":"Zhao has a new pump"}""", ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/contacts/c-1:rate", """{"score":5,"comment":"Ask for Zhao"}""")).Is(200);
        Assert.Equal("Ask for Zhao", (string?)(await world.Get("/v1/contacts/c-1")).Is(200)["ratingComment"]);
        (await world.Post("/v1/contacts/c-1:close", null, ("X-Agent", "li-na"))).Is(200);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "closed");

        var report = (await world.Get("/v1/reports?measures=answered,satisfaction,serviceLevel.answeredOnly&by=agent&queue=after-sales")).Is(200);
        var row = Assert.Single(report["items"]!.AsArray())!;
        Assert.Equal(("li-na", "after-sales"), ((string?)row["agent"], (string?)row["queue"]));
        Assert.Equal((1, 5, 90), ((int)row["figures"]!["answered"]!["value"]!, (int)row["figures"]!["satisfaction"]!["value"]!, (int)row["figures"]!["serviceLevel.answeredOnly"]!["target"]!));
        var csv = (await world.Get("/v1/reports?measures=answered&by=intent&interval=day&zone=Asia/Shanghai&format=csv")).Is(200);
        Assert.StartsWith("from,to,intent,answered,answered.n,answered.baseline,answered.target\r\n", csv.Body, StringComparison.Ordinal);
        Assert.Contains(",repair,1,1,", csv.Body, StringComparison.Ordinal);
        Assert.EndsWith(",after-sales,100,1,,90\r\n", (await world.Get("/v1/reports?measures=serviceLevel.answeredOnly&by=queue&format=csv")).Is(200).Body, StringComparison.Ordinal);
        var line = JsonNode.Parse(Assert.Single((await world.Get("/v1/reports?measures=answered&by=queue&format=jsonl")).Is(200).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)))!;
        Assert.Equal(("after-sales", 1), ((string?)line["queue"], (int)line["figures"]!["answered"]!["value"]!));
        Assert.False(report["items"]![0]!["figures"]!.AsObject().ContainsKey("occupancy"));

        var journey = Assert.Single((await world.Get("/v1/history/contacts?customer=u-7&state=closed")).Is(200)["items"]!.AsArray())!;
        Assert.Equal(("c-1", "li-na", "completed"), ((string?)journey["id"], (string?)journey["stages"]![0]!["agent"], (string?)journey["stages"]![0]!["end"]));
        Assert.Contains("c-1,u-7,chat,repair,standard,zh", (await world.Get("/v1/history/contacts:export?format=csv")).Is(200).Body, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"c-1\"", (await world.Get("/v1/history/contacts:export")).Is(200).Body, StringComparison.Ordinal);

        var live = (await world.Get("/v1/live")).Is(200);
        Assert.Equal((1, "li-na"), ((int)live["today"]!["completed"]!["value"]!, (string?)live["agents"]![0]!["id"]));
        Assert.Equal(1, (int)live["queues"]![0]!["today"]!["answered"]!["value"]!);
        Assert.Equal(0, (int)(await world.Get("/v1/history")).Is(200)["eventsBehind"]!);

        (await world.Put("/v1/queues/after-sales", """{"name":"Repairs"}""")).Is(200);
        (await world.Put("/v1/queues/after-sales", """{"name":"Lost"}""", ("If-Match", "\"1\""))).Is(412);
        var changes = (await world.Get("/v1/audit?kind=queue&id=after-sales")).Is(200)["items"]!.AsArray();
        Assert.Equal(["refused", "made", "made", "made"], changes.Select(c => (string?)c!["outcome"]));
        Assert.Equal(("After-sales", "Repairs", "local"), (Name(changes[1]!, "before"), Name(changes[1]!, "after"), (string?)changes[1]!["by"]));
        Assert.Null(changes[3]!["before"]);
        var audit = (await world.Get("/v1/audit:export?kind=queue&format=csv")).Is(200).Body.Split("\r\n");
        Assert.Equal(("number,at,by,agent,what,kind,id,outcome,before,after", 6), (audit[0], audit.Length));
        Assert.Contains(",local,,putQueue,queue,after-sales,refused,", audit[1], StringComparison.Ordinal);
        Assert.Equal(4, (await world.Get("/v1/audit:export?kind=queue")).Is(200).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => (string?)JsonNode.Parse(line)!["what"] == "putQueue"));
        (await world.Get("/v1/audit:export?format=xml")).Is(400).IsProblem("invalid-parameter", "format");

        Assert.Equal(1, (int)(await world.Delete("/v1/customers/u-7/history")).Is(200)["contacts"]!);
        var erasure = Assert.Single((await world.Get("/v1/audit?kind=history&id=u-7")).Is(200)["items"]!.AsArray())!;
        Assert.Equal(("eraseHistory", "local", "made"), ((string?)erasure["what"], (string?)erasure["by"], (string?)erasure["outcome"]));
        Assert.Empty((await world.Get("/v1/history/contacts?customer=u-7")).Is(200)["items"]!.AsArray());
        var contact = (await world.Get("/v1/contacts/c-1")).Is(200);
        Assert.Equal(("", "closed", null), ((string?)contact["customerId"], (string?)contact["state"], (string?)contact["outcome"]));
        var record = (await world.Actors.Contact("c-1").Get())!;
        Assert.Equal((null, null, ""), (record.Request.Text, record.Rating!.Comment, record.Plan.Card.CustomerId));
        (await world.Post("/v1/contacts/c-1:rate", """{"score":5,"comment":"Li Na again"}""")).Is(409);
        (await world.Post("/v1/contacts/c-1:reopen", "{}")).Is(409);
        (await world.Delete("/v1/customers/u-7")).Is(204);
        using var again = SqliteHistory.Open(Path.Combine(_folder.FullName, "again.db"));
        var follower = new HistoryFollower(again, world.Store);
        while (await follower.Step(default)) { }
        var remade = Assert.Single(await again.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10)));
        Assert.Equal((null, ContactState.Closed), (remade.Customer, remade.State));
        var after = (await world.Get("/v1/reports?measures=completed")).Is(200)["items"]![0]!;
        Assert.Equal(1, (int)after["figures"]!["completed"]!["value"]!);
    }

    [Fact]
    public async Task What_cannot_be_answered_says_what_can()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Get("/v1/reports?measures=luck")).Is(400).IsProblem("invalid-parameter", "measures");
        Assert.Contains("by agent and of the whole only", (string?)(await world.Get("/v1/reports?measures=occupancy&by=queue")).Is(400).IsProblem("invalid-parameter", "measures")["detail"], StringComparison.Ordinal);
        (await world.Get("/v1/reports?measures=occupancy,adherence&by=agent")).Is(200);
        var told = (await world.Get("/v1/measures?limit=200")).Is(200)["items"]!.AsArray().ToDictionary(m => (string)m!["name"]!, m => string.Join(' ', m!["by"]!.AsArray().Select(by => (string?)by)));
        Assert.Equal(("agent", "queue agent intent tier channel language"), (told["utilisation"], told["asa"]));
        (await world.Get("/v1/reports?by=weather")).Is(400).IsProblem("invalid-parameter", "by");
        (await world.Get("/v1/reports?by=tier&agent=li-na")).Is(400).IsProblem("invalid-parameter", "by");
        (await world.Get("/v1/reports?from=2026-01-05T08:07:00Z")).Is(400).IsProblem("invalid-parameter", "from");
        (await world.Get("/v1/reports?interval=quarterHour&from=2020-01-01T00:00:00Z")).Is(400).IsProblem("invalid-parameter", "interval");
        (await world.Get("/v1/reports?zone=Mars/Olympus")).Is(400).IsProblem("invalid-parameter", "zone");
        (await world.Get("/v1/history/contacts?state=lost")).Is(400).IsProblem("invalid-parameter", "state");
        foreach (var path in (string[])["contacts", "contacts:export", "presences"])
            (await world.Get($"/v1/history/{path}?from=2026-01-06T00:00:00Z&to=2026-01-05T00:00:00Z")).Is(400).IsProblem("invalid-parameter", "to");
        (await world.Get("/v1/history/contacts?from=2199-01-06T00:00:00Z")).Is(400).IsProblem("invalid-parameter", "from");
        (await world.Get("/v1/history/contacts?to=2026-01-06T00:00:00Z")).Is(200);
        (await world.Get("/v1/history/contacts?after=x")).Is(400).IsProblem("invalid-parameter", "after");
        (await world.Get("/v1/history/presences?after=1.x")).Is(400).IsProblem("invalid-parameter", "after");
        Assert.Equal("serviceLevel.answeredOnly", (string?)(await world.Get("/v1/measures?limit=200")).Is(200)["items"]!.AsArray().Single(m => (string?)m!["name"] == "serviceLevel.answeredOnly")!["name"]);

        await using var without = await World.Start();
        (await without.Get("/v1/reports")).Is(501).IsProblem("not-implemented");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string? Name(JsonNode change, string when) => (string?)change[when]!["name"];
}
