namespace Routing.Gateway.Tests;

/// <summary>A group comes with the first queue that names it, and goes when nothing is of it.</summary>
public sealed class GroupDeletingTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.Start();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_group_made_by_a_slip_is_gone_with_the_slip()
    {
        (await _world.Put("/v1/queues/b1", """{"name":"B","group":"nosuchgroup"}""")).Is(201);
        (await _world.Get("/v1/groups/nosuchgroup")).Is(200);
        var refused = (await _world.Delete("/v1/groups/nosuchgroup")).Is(409).IsProblem("in-use");
        Assert.Contains("in use by queue b1", (string?)refused["detail"], StringComparison.Ordinal);
        (await _world.Put("/v1/queues/b1", """{"name":"B"}""")).Is(200);
        (await _world.Get("/v1/groups/nosuchgroup")).Is(404);
        Assert.DoesNotContain("nosuchgroup", (await _world.Get("/v1/groups")).Is(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_nothing_is_of_is_deleted_with_all_that_is_kept_for_it()
    {
        const string Group = "/v1/groups/g-e";
        (await _world.Put("/v1/queues/q-e", """{"name":"E","group":"g-e"}""")).Is(201);
        (await _world.Put("/v1/agents/a-e", """{"name":"E","queues":["q-e"]}""")).Is(201);
        var tag = (await _world.Put(Group, """{"repeatContactPriority":5}""")).Is(201).Header("ETag")!;
        (await _world.Put($"{Group}/draft", "{}")).Is(201);
        (await _world.Put($"{Group}/planning", """{"shrinkagePercent":20}""")).Is(201);
        (await _world.Put($"{Group}/pilot", """{"name":"by lot","selection":"random"}""")).Is(201);

        (await _world.Delete(Group, ("If-Match", "\"9\""))).Is(412).IsProblem("version-conflict", "If-Match");
        Assert.Contains("queue q-e", (string?)(await _world.Delete(Group)).Is(409).IsProblem("in-use")["detail"], StringComparison.Ordinal);
        (await _world.Delete("/v1/agents/a-e")).Is(204);
        (await _world.Delete("/v1/queues/q-e")).Is(204);
        Assert.Contains("pilot, by lot", (string?)(await _world.Delete(Group)).Is(409).IsProblem("in-use")["detail"], StringComparison.Ordinal);
        (await _world.Delete($"{Group}/pilot")).Is(204);
        (await _world.Delete(Group, ("If-Match", tag))).Is(204);

        foreach (var path in (string[])["", "/draft", "/planning"]) (await _world.Get(Group + path)).Is(404);
        Assert.DoesNotContain("g-e", (await _world.Get("/v1/groups")).Is(200).Body, StringComparison.Ordinal);
        (await _world.Delete(Group)).Is(404).IsProblem("not-found");
        Assert.Equal(["group.deleted"], (await _world.Store.Read(0, 512)).Select(happened => happened.Type).Where(type => type == "group.deleted"));

        // Decisions name the rules they were made by: no later ones have that number.
        var again = (await _world.Put(Group, "{}", ("If-None-Match", "*"))).Is(201);
        Assert.NotEqual(tag, again.Header("ETag"));
        Assert.Equal(0, (double?)again["repeatContactPriority"]);
        Assert.Single((await _world.Get($"{Group}/versions")).Is(200)["items"]!.AsArray());
        Assert.Equal(10, (double?)(await _world.Get($"{Group}/planning")).Is(200)["shrinkagePercent"]);
    }

    [Fact]
    public async Task The_default_group_stays()
    {
        (await _world.Put("/v1/groups/default", """{"repeatContactPriority":5}""")).Is(201);
        (await _world.Delete("/v1/groups/default")).Is(409).IsProblem("in-use");
        (await _world.Get("/v1/groups/default")).Is(200);
    }

    [Fact]
    public async Task Planning_goes_back_to_its_defaults()
    {
        const string Planning = "/v1/groups/default/planning";
        (await _world.Delete(Planning)).Is(404).IsProblem("not-found");
        var tag = (await _world.Put(Planning, """{"timeZone":"Asia/Shanghai"}""")).Is(201).Header("ETag")!;
        (await _world.Delete(Planning, ("If-Match", "\"7\""))).Is(412);
        (await _world.Delete(Planning, ("If-Match", tag))).Is(204);
        Assert.Equal("UTC", (string?)(await _world.Get(Planning)).Is(200)["timeZone"]);
        (await _world.Delete(Planning)).Is(404);
        (await _world.Put(Planning, "{}")).Is(201);
    }
}
