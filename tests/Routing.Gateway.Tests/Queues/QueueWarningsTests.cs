using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Routing.Gateway.Tests;

/// <summary>What is taken of a queue, and perhaps not meant: its answers say so.</summary>
public sealed partial class QueueWarningsTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Queues_that_are_not_there_are_told_at_their_places_until_they_are()
    {
        var said = (await _world.Put("/v1/queues/a", """
            {"name":"A","overflow":[{"afterSeconds":10,"relax":true},{"afterSeconds":60,"moveTo":"b"}],"targets":{"firstResponseSeconds":60,"moveTo":"c"},
             "openingHours":{"open":[{"from":"09:00","to":"18:00"}],"outside":[{"moveTo":"d"}]}}
            """)).Is(201);
        Assert.Equal(["overflow[1].moveTo b", "targets.moveTo c", "openingHours.outside[0].moveTo d"], Told(said.Json!));
        foreach (var queue in (string[])["b", "c"]) (await _world.Put($"/v1/queues/{queue}", """{"name":"Q"}""")).Is(201);
        Assert.Equal(["openingHours.outside[0].moveTo d"], Told((await _world.Get("/v1/queues/a")).Is(200).Json!));
        Assert.Equal(["openingHours.outside[0].moveTo d"], Told((await _world.Get("/v1/queues")).Is(200)["items"]![0]!));
        Assert.Empty(Told((await _world.Patch("/v1/queues/a", """{"openingHours":null}""")).Is(200).Json!));
    }

    [Fact]
    public async Task Overflow_that_comes_back_is_told_with_its_way_and_taken()
    {
        (await _world.Put("/v1/queues/a", """{"name":"A","overflow":[{"afterSeconds":60,"moveTo":"b"}]}""")).Is(201);
        (await _world.Put("/v1/queues/b", """{"name":"B","overflow":[{"afterSeconds":60,"moveTo":"c"}]}""")).Is(201);
        var said = (await _world.Put("/v1/queues/c", """{"name":"C","overflow":[{"whenWaiting":5,"moveTo":"z"},{"afterSeconds":60,"moveTo":"a"},{"afterSeconds":90,"moveTo":"b"}]}""")).Is(201);
        Assert.Equal(["overflow[0].moveTo z", "overflow[1].moveTo c → a → b → c", "overflow[2].moveTo c → b → c"], Told(said.Json!));
        Assert.Equal(["overflow[0].moveTo a → b → c → a"], Told((await _world.Get("/v1/queues/a")).Is(200).Json!));
        // Into a round that is another's nothing comes back.
        Assert.Empty(Told((await _world.Put("/v1/queues/d", """{"name":"D","overflow":[{"afterSeconds":60,"moveTo":"a"}]}""")).Is(201).Json!));
        Assert.Equal(["overflow[0].moveTo z"], Told((await _world.Patch("/v1/queues/c", """{"overflow":[{"whenWaiting":5,"moveTo":"z"}]}""")).Is(200).Json!));
        Assert.Empty(Told((await _world.Get("/v1/queues/b")).Is(200).Json!));
    }

    [Fact]
    public async Task Sites_that_send_to_each_other_by_their_hours_are_meant()
    {
        Said? said = null;
        foreach (var (site, other) in ((string, string)[])[("berlin", "shanghai"), ("shanghai", "berlin"), ("berlin", "shanghai")])
        {
            var body = $$"""{"name":"Site","openingHours":{"open":[{"from":"09:00","to":"18:00"}],"outside":[{"moveTo":"{{other}}"}] } }""";
            said = await _world.Put($"/v1/queues/{site}", body);
        }
        Assert.Empty(Told(said!.Is(200).Json!));
    }

    [Theory]
    [InlineData("true", "valid")]
    [InlineData("false", "created")]
    public async Task An_import_tells_by_all_its_lines(string dry, string outcome)
    {
        var lines = """
            {"id":"a","name":"A","overflow":[{"afterSeconds":60,"moveTo":"b"}]}
            {"id":"b","name":"B","overflow":[{"afterSeconds":60,"moveTo":"a"}]}
            {"id":"c","name":"C","overflow":[{"afterSeconds":60,"moveTo":"d"},{"afterSeconds":60,"moveTo":"e"}]}
            {"id":"d","name":"D"}
            """;
        var report = (await _world.Upload($"/v1/queues:import?dryRun={dry}", "application/x-ndjson", lines)).Is(200)["report"]!.AsArray();
        Assert.All(report, line => Assert.Equal(outcome, (string?)line!["outcome"]));
        Assert.Equal(["overflow[0].moveTo a → b → a", "overflow[0].moveTo b → a → b", "overflow[1].moveTo e"], report.SelectMany(line => Told(line!)));
    }

    /// <summary>The place, and the queue that is missing or the way round.</summary>
    private static IEnumerable<string> Told(JsonNode of) =>
        from warning in of["warnings"]!.AsArray()
        select $"{warning["field"]} {What().Match((string)warning["mend"]!).Groups[1].Value}";

    [GeneratedRegex("(?:There is no queue|comes round:) ([^:.]+)[:.]")]
    private static partial Regex What();
}
