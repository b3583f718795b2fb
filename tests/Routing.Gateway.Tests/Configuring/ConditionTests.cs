namespace Routing.Gateway.Tests;

/// <summary>Conditions on versions: what was never put counts as absent, and a refusal says which condition failed and why.</summary>
public sealed class ConditionTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.Start();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task Rules_never_published_are_absent_for_conditions_and_can_be_patched_all_the_same()
    {
        Assert.Null((await _world.Get("/v1/groups/default")).Is(200).Header("ETag"));
        (await _world.Put("/v1/groups/default", "{}", ("If-Match", "\"0\""))).Is(412).IsProblem("version-conflict", "If-Match");
        (await _world.Put("/v1/groups/default", "{}", ("If-Match", "*"))).Is(412).IsProblem("version-conflict", "If-Match");
        var patched = (await _world.Patch("/v1/groups/default", """{"repeatContactPriority":3}""")).Is(200);
        Assert.Equal("\"1\"", patched.Header("ETag"));
        (await _world.Put("/v1/groups/default", "{}", ("If-None-Match", "*"))).Is(412);
    }

    [Fact]
    public async Task A_group_that_has_a_queue_and_no_rules_can_be_created_and_patched()
    {
        await _world.Put("/v1/queues/a", """{"name":"A","group":"east"}""");
        await _world.Put("/v1/queues/b", """{"name":"B","group":"west"}""");
        (await _world.Patch("/v1/groups/east", """{"defaultQueue":"a"}""")).Is(200);
        (await _world.Put("/v1/groups/west", """{"defaultQueue":"b"}""", ("If-None-Match", "*"))).Is(201);
        (await _world.Patch("/v1/groups/nowhere", "{}")).Is(404);
    }

    [Fact]
    public async Task A_condition_that_fails_is_named_and_the_way_on_is_right()
    {
        await _world.Put("/v1/queues/q", """{"name":"Q"}""");
        var there = (await _world.Put("/v1/queues/q", """{"name":"Q"}""", ("If-None-Match", "*"))).Is(412).IsProblem("version-conflict", "If-None-Match");
        Assert.Contains("there already", (string)there["detail"]!, StringComparison.Ordinal);
        var absent = (await _world.Put("/v1/queues/none", """{"name":"N"}""", ("If-Match", "\"1\""))).Is(412).IsProblem("version-conflict", "If-Match");
        Assert.Contains("There is no queue none that was put", (string)absent["detail"]!, StringComparison.Ordinal);
        var older = (await _world.Put("/v1/queues/q", """{"name":"Q"}""", ("If-Match", "\"7\""))).Is(412).IsProblem("version-conflict", "If-Match");
        Assert.Contains("at version \"1\" now", (string)older["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_something_uses_stays_in_its_group()
    {
        await _world.Put("/v1/queues/spare", """{"name":"Spare"}""");
        await _world.Put("/v1/queues/full", """{"name":"Full","overflow":[{"afterSeconds":1,"moveTo":"spare"}]}""");
        var refused = (await _world.Patch("/v1/queues/spare", """{"group":"east"}""")).Is(422).IsProblem("rule-broken", "group");
        Assert.Contains("overflow of queue full", (string)refused["detail"]!, StringComparison.Ordinal);
        await _world.Put("/v1/queues/full", """{"name":"Full"}""");
        await _world.Put("/v1/queues/full", """{"name":"Full","openingHours":{"open":[{"from":"09:00","to":"18:00"}],"outside":[{"moveTo":"spare"}]}}""");
        refused = (await _world.Patch("/v1/queues/spare", """{"group":"east"}""")).Is(422).IsProblem("rule-broken", "group");
        Assert.Contains("opening hours of queue full", (string)refused["detail"]!, StringComparison.Ordinal);
        await _world.Put("/v1/queues/full", """{"name":"Full"}""");
        await _world.Put("/v1/groups/default", """{"defaultQueue":"spare"}""");
        (await _world.Patch("/v1/queues/spare", """{"group":"east"}""")).Is(422).IsProblem("rule-broken", "group");
        await _world.Put("/v1/groups/default", "{}");
        (await _world.Patch("/v1/queues/spare", """{"group":"east"}""")).Is(200);
    }
}
