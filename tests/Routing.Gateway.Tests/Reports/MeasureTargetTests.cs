using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>What is aimed at can be set for each measure, and figures are held against it; a report's pages go on where they stood.</summary>
public sealed class MeasureTargetTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-targets-");

    [Fact]
    public async Task A_target_that_is_set_is_what_figures_are_held_against_until_it_is_deleted()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        Assert.Equal(20, await Target(world, "asa"));
        (await world.Put("/v1/measureTargets/asa", """{"target":15}""")).Is(201);
        (await world.Put("/v1/measureTargets/asa", """{"target":12}""", ("If-Match", "\"2\""))).Is(412);
        (await world.Put("/v1/measureTargets/occupancy", """{"target":80}""")).Is(201);
        (await world.Put("/v1/measureTargets/luck", """{"target":15}""")).Is(404);
        foreach (var (measure, target) in ((string, string)[])[("aht", "-1"), ("occupancy", "101"), ("satisfaction", "5.5")])
            (await world.Put($"/v1/measureTargets/{measure}", $$"""{"target":{{target}}}""")).Is(400).IsProblem("invalid-value", "target");
        (await world.Put("/v1/measureTargets/asa", """{"target":"15"}""")).Is(400).IsProblem("wrong-type", "target");
        foreach (var (measure, target) in new[] { ("fcr", -50), ("fcr", 5000), ("aht", -1), ("handled", -1) })
            (await world.Put($"/v1/measureTargets/{measure}", $$"""{"target":{{target}}}""")).Is(400).IsProblem("invalid-value", "target");
        Assert.Equal(15, await Target(world, "asa"));
        Assert.Equal(["asa", "occupancy"], (await world.Get("/v1/measureTargets")).Is(200)["items"]!.AsArray().Select(item => (string?)item!["measure"]));

        (await world.Put("/v1/queues/vip", """{"name":"VIP"}""")).Is(201);
        foreach (var intent in new[] { "b", "c", "d" }) (await world.Post("/v1/contacts", $$"""{"customerId":"u-7","channel":"chat","queue":"vip","intent":"{{intent}}"}""")).Is(201);
        var first = (await world.Get("/v1/reports?measures=asa,created&by=intent&limit=2")).Is(200);
        Assert.Equal(("b", 15), ((string?)first["items"]![0]!["intent"], (int)first["items"]![0]!["figures"]!["asa"]!["target"]!));
        // One that comes before the page's end, meanwhile, neither shifts nor repeats what follows.
        (await world.Post("/v1/contacts", """{"customerId":"u-7","channel":"chat","queue":"vip","intent":"a"}""")).Is(201);
        var second = (await world.Get($"/v1/reports?measures=asa,created&by=intent&limit=2&after={first["next"]}")).Is(200);
        Assert.Equal(("d", null), ((string?)Assert.Single(second["items"]!.AsArray())!["intent"], (string?)second["next"]));
        (await world.Get("/v1/reports?after=7")).Is(400).IsProblem("invalid-parameter", "after");

        (await world.Delete("/v1/measureTargets/asa")).Is(204);
        Assert.Equal(20, await Target(world, "asa"));
        Assert.Equal(["deleteMeasureTarget", "putMeasureTarget", "putMeasureTarget", "putMeasureTarget"], (await world.Get("/v1/audit?kind=measureTarget&id=asa")).Is(200)["items"]!.AsArray().Select(change => (string?)change!["what"]));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<int> Target(World world, string measure) =>
        (int)(await world.Get("/v1/measures?limit=200")).Is(200)["items"]!.AsArray().Single(item => (string?)item!["name"] == measure)!["target"]!;
}
