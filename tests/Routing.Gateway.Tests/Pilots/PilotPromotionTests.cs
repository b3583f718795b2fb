using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>What is promoted says so of each queue, can be taken back, and is not promoted by mistake.</summary>
public sealed class PilotPromotionTests : IDisposable
{
    private const string Pilot = "/v1/groups/default/pilot";
    private const string Despite = """{"despite":"tooEarly"}""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-promotion-");

    [Fact]
    public async Task A_promoted_policy_is_in_the_audit_of_each_queue_and_is_taken_back_where_nobody_changed_it_since()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        foreach (var (queue, selection) in ((string, string)[])[("a", "longest-idle"), ("b", "random"), ("c", "most-skilled"), ("d", "learned")])
            (await world.Put($"/v1/queues/{queue}", $$"""{"name":"{{queue}}","selection":"{{selection}}"}""")).Is(201);
        (await world.Put(Pilot, """{"name":"p","selection":"learned"}""")).Is(201);
        (await world.Post($"{Pilot}:rollBack")).Is(409).IsProblem("wrong-state");
        (await world.Post($"{Pilot}:start")).Is(200);
        var promoted = (await world.Post($"{Pilot}:promote", Despite)).Is(200)["promoted"]!["queues"]!.AsArray();

        Assert.Equal([("a", "longest-idle", "inForce"), ("b", "random", "inForce"), ("c", "most-skilled", "inForce")], promoted.Select(States));
        Assert.Equal([("promotePilot", "a", "longest-idle", "learned"), ("promotePilot", "b", "random", "learned"), ("promotePilot", "c", "most-skilled", "learned")], await Kept(world, "promotePilot"));

        (await world.Patch("/v1/queues/b", """{"priority":7}""")).Is(200);
        (await world.Patch("/v1/queues/c", """{"selection":"round-robin"}""")).Is(200);
        var back = (await world.Post($"{Pilot}:rollBack", """{"reason":"complaints"}""")).Is(200);
        Assert.Equal(("rolledBack", "complaints"), ((string)back["status"]!, (string)back["reason"]!));
        Assert.Equal([("a", "longest-idle", "takenBack"), ("b", "random", "takenBack"), ("c", "most-skilled", "changedSince")], back["promoted"]!["queues"]!.AsArray().Select(States));
        Assert.Equal([("rollBackPilot", "a", "learned", "longest-idle"), ("rollBackPilot", "b", "learned", "random")], await Kept(world, "rollBackPilot"));
        foreach (var (queue, selection) in ((string, string)[])[("a", "longest-idle"), ("b", "random"), ("c", "round-robin"), ("d", "learned")])
            Assert.Equal(selection, (string?)(await world.Get($"/v1/queues/{queue}"))["selection"]);
        Assert.Equal(7, (int)(await world.Get("/v1/queues/b"))["priority"]!);
        (await world.Post($"{Pilot}:rollBack")).Is(409).IsProblem("wrong-state");
    }

    [Fact]
    public async Task Rules_go_back_to_the_version_before_and_stay_where_others_were_published_since()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/a", """{"name":"A"}""")).Is(201);
        (await world.Put("/v1/groups/default", """{"defaultQueue":"a"}""")).Is(201);
        foreach (var somebodyElse in (bool[])[false, true])
        {
            (await world.Put("/v1/groups/default/draft", """{"defaultQueue":"a","rules":[{"name":"gold","when":{"tiers":["gold"]},"then":{"addPriority":20}}]}""")).Is(201);
            await world.Put(Pilot, """{"name":"p","usesDraft":true}""");
            (await world.Post($"{Pilot}:start")).Is(200);
            (await world.Post($"{Pilot}:promote", Despite)).Is(200);
            if (somebodyElse) (await world.Patch("/v1/groups/default", """{"repeatWithinDays":3}""")).Is(200);
            var back = (await world.Post($"{Pilot}:rollBack")).Is(200);
            Assert.Equal(somebodyElse ? "changedSince" : "takenBack", (string)back["promoted"]!["rules"]!["state"]!);
            Assert.Equal(somebodyElse ? 1 : 0, (await world.Get("/v1/groups/default"))["rules"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task Without_evidence_it_is_refused_unless_that_is_said()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/a", """{"name":"A","selection":"random"}""")).Is(201);
        (await world.Put(Pilot, """{"name":"p","selection":"learned"}""")).Is(201);
        (await world.Post($"{Pilot}:start")).Is(200);
        foreach (var body in (string?[])[null, "{}", """{"despite":null}""", """{"despite":"worse"}"""])
        {
            var refused = (await world.Post($"{Pilot}:promote", body)).Is(409).IsProblem("wrong-state");
            Assert.Equal("Nothing is known of resolved yet: tried has 0 of the 30 contacts it takes. To promote it all the same, send {\"despite\":\"tooEarly\"}.", (string?)refused["detail"]);
        }
        (await world.Post($"{Pilot}:promote", """{"despite":"early"}""")).Is(400).IsProblem("invalid-value", "despite");
        Assert.Equal(("running", null), ((string)(await world.Get(Pilot))["status"]!, (await world.Get(Pilot))["promoted"]));
        Assert.Equal("random", (string?)(await world.Get("/v1/queues/a"))["selection"]);
        (await world.Post($"{Pilot}:promote", Despite)).Is(200);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static (string, string, string) States(JsonNode? one) => ((string)one!["queue"]!, (string)one["before"]!, (string)one["state"]!);

    private static async Task<IEnumerable<(string, string, string, string)>> Kept(World world, string what) => (await world.Get("/v1/audit?kind=queue")).Is(200)["items"]!.AsArray()
        .Where(change => (string?)change!["what"] == what).Select(change => ((string)change!["what"]!, (string)change["id"]!, (string)change["before"]!["selection"]!, (string)change["after"]!["selection"]!)).Order();
}
