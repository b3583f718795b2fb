namespace Routing.Gateway.Tests;

/// <summary>The page on pilots: its examples are taken in their order, and do what it says.</summary>
public sealed class PilotsPageTests
{
    [Fact]
    public async Task Every_example_is_taken_and_does_what_the_page_says()
    {
        await using var world = await World.Start();
        var said = await DocumentPage.TakeEveryCall(world, "PILOTS.md", path => path == "/v1/groups/default/pilot:start" ? RefusesWhileItRuns(world) : Task.CompletedTask);

        Assert.Equal(12, said.Count);
        Assert.Equal(["prepared", "running", "running", "stopped", "promoted", "rolledBack"], said.Where(s => s["status"] is not null).Select(s => (string)s["status"]!));
        var looked = said[6];
        var left = looked["measures"]!.AsArray().Single(m => (string)m!["measure"]! == "abandoned")!;
        Assert.Equal((1L, "tooEarly"), ((long)left["tried"]!["count"]! + (long)left["inForce"]!["count"]!, (string)looked["finding"]!));
        Assert.Equal("seen enough", (string?)said[7]["reason"]);
        Assert.Equal(("gold first", 1), ((string?)said[9]["rules"]![0]!["name"], (int)said[9]["version"]!));
        Assert.Equal((0, "takenBack"), ((int)said[10]["promoted"]!["rules"]!["before"]!, (string?)said[10]["promoted"]!["rules"]!["state"]));
        var now = (await world.Get("/v1/groups/default")).Is(200);
        Assert.Equal((2, 0), ((int)now["version"]!, now["rules"]!.AsArray().Count));
        Assert.Equal(0, (int)said[11]["choices"]!);
        (await world.Get("/v1/groups/default/draft")).Is(404);
        (await world.Post("/v1/groups/default/pilot:rollBack")).Is(409);
        (await world.Delete("/v1/groups/default/pilot")).Is(204);
        (await world.Get("/v1/groups/default/pilot")).Is(404);
    }

    [Fact]
    public async Task A_policy_that_is_promoted_is_in_every_queue_and_what_cannot_be_is_refused_by_name()
    {
        await using var world = await World.Start();
        foreach (var queue in (string[])["a", "b"]) (await world.Put($"/v1/queues/{queue}", """{"name":"Q"}""")).Is(201);
        (await world.Put("/v1/groups/default/pilot", """{"name":"p"}""")).Is(400).IsProblem("invalid-value", "usesDraft");
        (await world.Put("/v1/groups/default/pilot", """{"name":"p","selection":"suggest"}""")).Is(400).IsProblem("invalid-value", "selection");
        (await world.Put("/v1/groups/default/pilot", """{"name":"p","usesDraft":true,"guardrails":[]}""")).Is(400).IsProblem("unknown-field", "guardrails");
        (await world.Post("/v1/groups/default/pilot:start")).Is(404);
        (await world.Put("/v1/groups/default/pilot", """{"name":"p","usesDraft":true}""")).Is(201);
        (await world.Post("/v1/groups/default/pilot:start")).Is(409);
        (await world.Put("/v1/groups/default/pilot", """{"name":"p","selection":"learned"}""", ("If-Match", "\"7\""))).Is(412);
        (await world.Put("/v1/groups/default/pilot", """{"name":"p","selection":"learned"}""", ("If-Match", "\"1\""))).Is(200);
        foreach (var unknown in (string[])["suggest", "external", "best"])
        {
            var refused = (await world.Post("/v1/groups/default:estimatePolicy", $$"""{"selection":"{{unknown}}"}""")).Is(422).IsProblem("rule-broken", "selection");
            Assert.Contains("picked by a person", (string)refused["detail"]!, StringComparison.Ordinal);
        }

        (await world.Post("/v1/groups/default/pilot:start")).Is(200);
        Assert.Equal("promoted", (string?)(await world.Post("/v1/groups/default/pilot:promote", """{"despite":"tooEarly"}""")).Is(200)["status"]);
        foreach (var queue in (string[])["a", "b"]) Assert.Equal("learned", (string?)(await world.Get($"/v1/queues/{queue}"))["selection"]);
    }

    private static async Task RefusesWhileItRuns(World world)
    {
        (await world.Put("/v1/groups/default/pilot", """{"name":"other","selection":"learned"}""")).Is(409);
        (await world.Delete("/v1/groups/default/pilot")).Is(409);
        (await world.Post("/v1/groups/default/pilot:start")).Is(409);
    }
}
