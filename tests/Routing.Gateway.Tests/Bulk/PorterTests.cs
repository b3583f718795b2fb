namespace Routing.Gateway.Tests;

/// <summary>Set-up in bulk: what goes out comes in again, and every line is reported.</summary>
public sealed class PorterTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.Start();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_spreadsheet_of_agents_is_tried_dry_mended_and_taken()
    {
        await _world.Put("/v1/queues/vip", """{"name":"VIP"}""");
        const string Sheet = "id,name,languages,skills,queues,channels\nli-na,Li Na,zh;en,repair:8;refund:5,vip,voice:1;chat:3\nbo,Bo,en,repair:high,vip,\nli-na,Again,,,,\nkim,Kim,,,nowhere,\n";
        var dry = (await _world.Upload("/v1/agents:import?dryRun=true", "text/csv", Sheet)).Is(200);
        Assert.Equal(["valid", "refused", "refused", "refused"], dry["report"]!.AsArray().Select(l => (string)l!["outcome"]!));
        Assert.Equal(["skills.repair", "id", "queues[0]"], dry["report"]!.AsArray().Skip(1).Select(l => (string)l!["field"]!));
        (await _world.Get("/v1/agents/li-na")).Is(404);

        Assert.Equal(1, (int)(await _world.Upload("/v1/agents:import", "text/csv", Sheet)).Is(200)["created"]!);
        var agent = (await _world.Get("/v1/agents/li-na")).Is(200);
        Assert.Equal(8, (int)agent["skills"]!["repair"]!);
        Assert.Equal(3, (int)agent["channels"]!["chat"]!);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("jsonl", "application/x-ndjson")]
    public async Task What_is_exported_comes_in_again_the_same(string format, string media)
    {
        const string Queue = """
            {"name":"Tools, \"nuts\" and bolts","priority":5.5,"channels":["voice","chat"],"requirements":[{"skill":"repair","minLevel":3}],"agentTiers":["senior","the; odd"],
            "relaxations":[{"afterSeconds":30,"requirements":[{"skill":"repair","minLevel":1}]}],"overflow":[{"afterSeconds":120,"moveTo":"b","addPriority":10}],"serviceLevel":{"targetPercent":90,"withinSeconds":15}}
            """;
        (await _world.Put("/v1/queues/a", Queue)).Is(201);
        (await _world.Put("/v1/queues/b", """{"name":"售后"}""")).Is(201);
        var before = (await _world.Get($"/v1/queues:export?format={format}")).Is(200).Body;
        await _world.Put("/v1/queues/a", """{"name":"changed"}""");
        var report = (await _world.Upload("/v1/queues:import", media, before)).Is(200);
        Assert.Equal(2, (int)report["replaced"]!);
        Assert.Equal(before, (await _world.Get($"/v1/queues:export?format={format}")).Body);
    }

    [Fact]
    public async Task Lines_that_are_no_json_are_reported_and_the_others_taken()
    {
        var report = (await _world.Upload("/v1/customers:import", "application/x-ndjson", "{\"id\":\"a\",\"tier\":\"gold\"}\n\n{broken\n{\"id\":\"b\",\"surprise\":1}\r\n{\"tier\":\"x\"}\n")).Is(200);
        Assert.Equal([1, 3, 4, 5], report["report"]!.AsArray().Select(l => (int)l!["line"]!));
        Assert.Equal(["created", "refused", "refused", "refused"], report["report"]!.AsArray().Select(l => (string)l!["outcome"]!));
        Assert.Equal("gold", (string?)(await _world.Get("/v1/customers/a")).Is(200)["tier"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id;name\n\"unclosed")]
    [InlineData("\0\0\0,\n,,,\n")]
    public async Task Nonsense_costs_no_more_than_a_report(string body) =>
        Assert.True((await _world.Upload("/v1/agents:import", "text/csv", body)).Status is 200 or 400);

    [Fact]
    public async Task A_sheet_that_is_not_utf8_is_refused_with_the_way_to_save_it()
    {
        // Li Na in GBK, as a spreadsheet saves it in China.
        byte[] sheet = [.. "id,name\nli-na,"u8, 0xC0, 0xEE, 0xC4, 0xC8, .. "\nbo,Bo\n"u8];
        var report = (await _world.Upload("/v1/agents:import", "text/csv", sheet)).Is(200);
        var line = Assert.Single(report["report"]!.AsArray())!;
        Assert.Equal("refused", (string?)line["outcome"]);
        Assert.Contains("Save it as CSV UTF-8", (string)line["detail"]!, StringComparison.Ordinal);
        (await _world.Get("/v1/agents/bo")).Is(404);
    }

    [Fact]
    public async Task A_byte_order_mark_costs_no_line()
    {
        byte[] lines = [0xEF, 0xBB, 0xBF, .. "{\"id\":\"a\"}\n{\"id\":\"b\"}\n"u8];
        Assert.Equal(2, (int)(await _world.Upload("/v1/customers:import", "application/x-ndjson", lines)).Is(200)["created"]!);
        byte[] sheet = [0xEF, 0xBB, 0xBF, .. "id,tier\nc,gold\n"u8];
        Assert.Equal(1, (int)(await _world.Upload("/v1/customers:import", "text/csv", sheet)).Is(200)["created"]!);
    }

    [Fact]
    public async Task Only_csv_and_json_lines_are_taken() =>
        (await _world.Upload("/v1/agents:import", "application/json", "{}")).Is(415).IsProblem("wrong-media-type", "Content-Type");
}
