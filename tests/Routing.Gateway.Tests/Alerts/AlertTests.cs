using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>What is watched is told: listed, as events, and in the audit; the page on alerts shows how.</summary>
public sealed partial class AlertTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-alerts-");

    [Fact]
    public async Task A_queue_that_fills_raises_an_alert_and_one_that_empties_clears_it()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        var rules = Example().Matches(DocumentPage.Read("ALERTS.md")).Select(match => match.Groups).ToDictionary(found => found[1].Value, found => found[2].Value);
        Assert.Equal(["crowded", "odd-volume", "vip-level"], rules.Keys.Order());
        foreach (var (id, rule) in rules) (await world.Put($"/v1/alertRules/{id}", rule)).Is(201);
        (await world.Put("/v1/queues/vip", """{"name":"VIP"}""")).Is(201);
        (await world.Patch("/v1/alertRules/crowded", """{"raiseAbove":0,"clearAt":0,"forSeconds":0}""", ("If-Match", "\"1\""))).Is(200);
        (await world.Put("/v1/alertRules/crowded", rules["crowded"], ("If-Match", "\"1\""))).Is(412);

        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-7","channel":"chat","queue":"vip","intent":"repair"}""")).Is(201);
        world.Services.GetRequiredService<AlertHost>().Ask();
        var alert = (await world.Eventually("/v1/alerts", said => said["items"]!.AsArray().Count == 1))["items"]![0]!;
        Assert.Equal(("crowded", "vip", 1, "above"), ((string?)alert["rule"], (string?)alert["of"]!["queue"], (int)alert["value"]!, (string?)alert["direction"]));
        Assert.Equal(1, (int)(await world.Get("/v1/alertRules/crowded")).Is(200)["raised"]!);
        Assert.Empty((await world.Get("/v1/alerts?state=cleared")).Is(200)["items"]!.AsArray());
        Assert.Single((await world.Get("/v1/alerts?rule=crowded")).Is(200)["items"]!.AsArray());
        Assert.Empty((await world.Get("/v1/alerts?rule=vip-level")).Is(200)["items"]!.AsArray());

        (await world.Post("/v1/contacts/c-1:abandon")).Is(200);
        world.Services.GetRequiredService<AlertHost>().Ask();
        var past = (await world.Eventually("/v1/alerts?state=cleared", said => said["items"]!.AsArray().Count == 1))["items"]![0]!;
        Assert.Equal(((string?)alert["id"], "recovered", 0), ((string?)past["id"], (string?)past["why"], (int)past["lastValue"]!));
        Assert.Single((await world.Get("/v1/alerts?state=all&limit=1")).Is(200)["items"]!.AsArray());
        using var reader = await EventReader.Open(world, "/v1/events?after=first&types=alert.*");
        Assert.Equal([("alert.raised", (string?)alert["id"]), ("alert.cleared", (string?)alert["id"])], (await reader.Read(2)).Select(happened => Told(happened.Data)));

        (await world.Delete("/v1/alertRules/crowded")).Is(204);
        var changes = (await world.Get("/v1/audit?kind=alertRule&id=crowded")).Is(200)["items"]!.AsArray();
        Assert.Equal(["deleteAlertRule", "putAlertRule", "patchAlertRule", "putAlertRule"], changes.Select(change => (string?)change!["what"]));
        Assert.Equal(50, (int)changes[2]!["before"]!["raiseAbove"]!);
    }

    [Fact]
    public async Task What_is_wrong_with_a_rule_is_told_by_name()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/alertRules/r", """{"raiseAbove":1}""")).Is(400).IsProblem("missing-field", "measure");
        (await world.Put("/v1/alertRules/r", """{"measure":"asa","raiseAbove":1,"raiseBelow":0}""")).Is(400).IsProblem("invalid-value", "raiseAbove");
        (await world.Put("/v1/alertRules/r", """{"measure":"asa","raiseAbove":1,"of":{"weather":"wet"}}""")).Is(400).IsProblem("unknown-field", "of.weather");
        (await world.Get("/v1/alerts?state=lost")).Is(400).IsProblem("invalid-parameter", "state");
        (await world.Get("/v1/alertRules/r")).Is(404);
        await using var without = await World.Start();
        (await without.Get("/v1/alerts")).Is(501).IsProblem("not-implemented");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static (string?, string?) Told(JsonNode happened) => ((string?)happened["type"], (string?)happened["data"]!["alert"]!["id"]);

    [GeneratedRegex(@"`PUT /v1/alertRules/([a-z-]+)`.*?```json\s+(.+?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
