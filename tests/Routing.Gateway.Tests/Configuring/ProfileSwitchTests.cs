using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

/// <summary>Profiles as supervisors switch them: by name, at once, whatever else is being drafted, with examples in nobody's way.</summary>
public sealed class ProfileSwitchTests : IAsyncLifetime
{
    private const string Group = "/v1/groups/default";
    private const string Sale = $"{Group}/profiles/big%20sale";

    /// <summary>One profile by hand, one by a calendar that has it on, and an ordinary example, which holds while neither is on.</summary>
    private const string Rules = """
        {"defaultQueue":"general",
         "rules":[{"name":"incident","profiles":["big sale","always"],"then":{"queue":"vip"}}],
         "profiles":[{"name":"big sale"},{"name":"always","hours":[{"timeZone":"Asia/Shanghai","from":"00:00","to":"24:00"}]},{"name":"lent","agents":[{"maxConcurrent":3}]}],
         "examples":[{"name":"on any day","expect":{"queue":"general"}},{"name":"in the sale","given":{"profiles":["big sale"]},"expect":{"queue":"vip"}}]}
        """;

    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        await _world.Put("/v1/queues/general", """{"name":"General"}""");
        await _world.Put("/v1/queues/vip", """{"name":"VIP"}""");
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task Examples_name_the_profiles_they_are_for_and_block_none_from_being_on()
    {
        (await _world.Put(Group, Rules)).Is(201);
        (await _world.Put($"{Group}/draft", Rules.Replace("{\"name\":\"big sale\"}", "{\"name\":\"big sale\",\"on\":true}", StringComparison.Ordinal))).Is(201);
        Assert.All((await _world.Post($"{Group}/draft:check")).Is(200)["examples"]!.AsArray(), example => Assert.True((bool)example!["passes"]!));
        var published = (await _world.Post($"{Group}/draft:publish")).Is(200);
        Assert.Equal("""["big sale","always"]""", published["profilesOn"]!.ToJsonString());
        (await _world.Patch(Group, """{"profiles":[{"name":"big sale","on":true},{"name":"always"},{"name":"lent"}]}""")).Is(200);
        (await _world.Put(Group, Rules.Replace("[\"big sale\"]},\"expect\"", "[\"big sail\"]},\"expect\"", StringComparison.Ordinal))).Is(400).IsProblem("invalid-value", "examples[1].given.profiles[0]");
    }

    [Fact]
    public async Task Going_back_is_stopped_by_no_example_and_tells_those_that_fail()
    {
        const string Dogs = """
            "intents":[{"intent":"pets","queue":"vip","examples":["can I bring my dog along","food for my cat","is the dog allowed in the shop","a lead for my puppy"]}]
            """;
        const string Example = """
            "examples":[{"name":"a dog","given":{"text":"can my dog come along to the shop"},"expect":{"queue":"vip"}}]
            """;
        (await _world.Put(Group, $$"""{"defaultQueue":"general",{{Dogs}}}""")).Is(201);
        (await _world.Post($"{Group}:learnIntents")).Is(200);
        (await _world.Put(Group, $$"""{"defaultQueue":"general",{{Dogs}},{{Example}}}""")).Is(200);
        Assert.Equal("[]", (await _world.Post($"{Group}:rollBack", """{"version":2}""")).Is(200)["failedExamples"]!.ToJsonString());
        // Learned anew without them, dogs are nothing known: the example that held would fail.
        (await _world.Put(Group, """{"defaultQueue":"general"}""")).Is(200);
        (await _world.Post($"{Group}:learnIntents")).Is(200);
        var back = (await _world.Post($"{Group}:rollBack", """{"version":2}""")).Is(200);
        Assert.Equal(("\"5\"", "a dog"), (back.Header("ETag"), (string?)back["failedExamples"]![0]!["name"]));
        Assert.NotEmpty(back["failedExamples"]![0]!["misses"]!.AsArray());
        Assert.Null((await _world.Get(Group)).Is(200)["failedExamples"]);
    }

    [Fact]
    public async Task A_profile_is_switched_by_its_name_and_keeps_all_else()
    {
        (await _world.Put(Group, Rules)).Is(201);
        var on = (await _world.Post($"{Sale}:switchOn")).Is(200);
        Assert.Equal(("\"2\"", true), (on.Header("ETag"), (bool)Profile(on, 0)["on"]!));
        Assert.Equal(1, (int)Profile(on, 1)["hours"]!.AsArray().Count);
        // Once more changes nothing.
        Assert.Equal("\"2\"", (await _world.Post($"{Sale}:switchOn")).Is(200).Header("ETag"));
        (await _world.Post($"{Sale}:switchOff", null, ("If-Match", "\"1\""))).Is(412);
        var off = (await _world.Post($"{Sale}:switchOff", null, ("If-Match", "\"2\""))).Is(200);
        Assert.Equal(("\"3\"", """["always"]"""), (off.Header("ETag"), off["profilesOn"]!.ToJsonString()));
        var missing = (await _world.Post($"{Group}/profiles/sale:switchOn")).Is(404);
        Assert.Equal(("name", true), ((string?)missing["field"], ((string)missing["detail"]!).Contains("big sale", StringComparison.Ordinal)));
        (await _world.Post($"/v1/groups/nowhere/profiles/sale:switchOn")).Is(404);
    }

    [Fact]
    public async Task One_that_the_calendar_has_on_is_off_until_its_hours_end()
    {
        var now = DateTimeOffset.UtcNow;
        var rules = Rules.Replace("\"from\":\"00:00\",\"to\":\"24:00\"", $"\"firstDate\":\"{now.AddDays(-2):yyyy-MM-dd}\",\"lastDate\":\"{now.AddDays(2):yyyy-MM-dd}\"", StringComparison.Ordinal);
        (await _world.Put(Group, rules)).Is(201);
        var off = (await _world.Post($"{Group}/profiles/always:switchOff")).Is(200);
        Assert.Equal("[]", off["profilesOn"]!.ToJsonString());
        var until = DateTimeOffset.Parse((string)Profile(off, 1)["offUntil"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(until, now.AddDays(1), now.AddDays(4));
        Assert.Equal("\"2\"", (await _world.Post($"{Group}/profiles/always:switchOff")).Is(200).Header("ETag"));
        Assert.Equal("general", await QueueOfNew("c-1"));
        var on = (await _world.Post($"{Group}/profiles/always:switchOn")).Is(200);
        Assert.Equal((null, true), (Profile(on, 1)["offUntil"], (bool)Profile(on, 1)["on"]!));
        Assert.Equal("vip", await QueueOfNew("c-2"));
        // What was switched goes back in as it was read.
        (await _world.Patch(Group, $$"""{"profiles":{{on["profiles"]!.ToJsonString()}}}""")).Is(200);
    }

    [Fact]
    public async Task A_draft_does_not_undo_a_switch_when_it_is_published()
    {
        (await _world.Put(Group, Rules)).Is(201);
        (await _world.Put($"{Group}/draft", Rules.Replace("\"name\":\"incident\"", "\"name\":\"the incident\"", StringComparison.Ordinal))).Is(201);
        (await _world.Post($"{Sale}:switchOn")).Is(200);
        var published = (await _world.Post($"{Group}/draft:publish")).Is(200);
        Assert.Equal(("the incident", true), ((string?)published["rules"]![0]!["name"], (bool)Profile(published, 0)["on"]!));
    }

    [Fact]
    public async Task Supervisors_may()
    {
        var paths = (await _world.Get("/openapi/v1.json")).Is(200)["paths"]!;
        foreach (var verb in (string[])["switchOn", "switchOff"])
        {
            var post = paths[$"/v1/groups/{{id}}/profiles/{{name}}:{verb}"]!["post"]!;
            Assert.Equal("Roles: supervisor, admin.", (string?)post["description"]);
            Assert.Equal(["id", "name"], post["parameters"]!.AsArray().Where(p => (string?)p!["in"] == "path").Select(p => (string)p!["name"]!));
        }
    }

    private async Task<string> QueueOfNew(string id) =>
        (string)(await _world.Post("/v1/contacts", $$"""{"id":"{{id}}","customerId":"u-1","channel":"chat"}""")).Is(201)["queue"]!;

    private static JsonNode Profile(Said group, int at) => group["profiles"]![at]!;
}
