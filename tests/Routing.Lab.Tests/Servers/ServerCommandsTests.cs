using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;
using Routing.Gateway.Tests;

namespace Routing.Lab.Tests;

/// <summary>Commands that ask a server, against one: what they write is what its API answers.</summary>
public sealed class ServerCommandsTests : IDisposable
{
    private const string AllDay = "\"shifts\":{\"hours\":[{\"from\":\"00:00\",\"to\":\"24:00\"}]}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lab-server-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Forecast_staffing_and_coaching_are_asked_of_a_server()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await new Past(NoonClock.Noon).Daily("after-sales", "repair", 33, 10, 180).Daily("advice", "question", 33, 1, 180)
            .Handled("r-0", "repair", 400, 384).Handled("r-1", "repair", 400, 284).Handled("r-2", "repair", 400, 326).Handled("a-0", "repair", 400, 326).Into(history);
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history), clock: new NoonClock());
        (await world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""")).Is(201);
        (await world.Put("/v1/queues/advice", """{"name":"Advice"}""")).Is(201);
        for (var n = 0; n < 3; n++) (await world.Put($"/v1/agents/r-{n}", $$"""{"name":"R","queues":["after-sales"],{{AllDay}}}""")).Is(201);
        for (var n = 0; n < 9; n++) (await world.Put($"/v1/agents/a-{n}", $$"""{"name":"A","queues":["advice"],{{AllDay}}}""")).Is(201);
        await world.Ready("/v1/groups/default/staffing");

        var series = await Run(world, ForecastCommand.Make(), "");
        Assert.Equal(["advice", "advice", "after-sales", "after-sales"], series["items"]!.AsArray().Select(one => (string)one!["queue"]!));
        var forecast = await Run(world, ForecastCommand.Make(), "--queue after-sales --intent repair --days 2 --try 3");
        Assert.Equal((96, 20, 3), (forecast["slots"]!.AsArray().Count, (double)forecast["slots"]![95]!["contacts"]!, (int)forecast["tried"]!["days"]!));
        Assert.Equal(48, (await Run(world, ForecastCommand.Make(), "--queue after-sales"))["slots"]!.AsArray().Count);

        var group = await Run(world, StaffCommand.Make(), "");
        Assert.Equal(("advice", "after-sales"), ((string)group["moves"]![0]!["from"]!, (string)group["moves"]![0]!["to"]!));
        var queue = await Run(world, StaffCommand.Make(), "--queue after-sales --days 2");
        Assert.Equal(((await world.Get("/v1/queues/after-sales/staffing?days=2")).Is(200)["slots"]![0]!["scheduled"]!.ToString(), 3), (queue["slots"]![0]!["scheduled"]!.ToString(), (int)queue["slots"]![0]!["rostered"]!));

        var coaching = await Run(world, CoachCommand.Make(), "--intent repair --days 30");
        Assert.Equal([("r-0", "addSkill"), ("r-1", "train")], coaching["advice"]!.AsArray().Select(one => ((string)one!["agent"]!, (string)one["advice"]!)));
        Assert.Equal(1, await Code(world, CoachCommand.Make(), "--group nowhere"));
    }

    [Fact]
    public async Task A_pilot_is_started_shown_stopped_and_promoted()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/care", """{"name":"Care"}""")).Is(201);
        Assert.Empty((await Run(world, PilotsCommand.Make(), "list")).AsArray());
        Assert.Equal(1, await Code(world, PilotsCommand.Make(), "show"));
        (await world.Put("/v1/groups/default/pilot", """{"name":"learned first","selection":"learned","share":0.2}""")).Is(201);

        Assert.Equal("running", (string?)(await Run(world, PilotsCommand.Make(), "start"))["status"]);
        Assert.Equal(1, await Code(world, PilotsCommand.Make(), "start"));
        Assert.Equal([("default", "running")], (await Run(world, PilotsCommand.Make(), "")).AsArray().Select(one => ((string)one!["group"]!, (string)one["status"]!)));
        var shown = await Run(world, PilotsCommand.Make(), "show");
        Assert.Equal(("tooEarly", "tried has 0 of the 30 contacts it takes"), ((string)shown["finding"]!, ((string)shown["measures"]![0]!["tooFew"]!).Split(',', ';')[0]));
        var stopped = await Run(world, PilotsCommand.Make(), "stop --reason enough");
        Assert.Equal(("stopped", "enough"), ((string)stopped["status"]!, (string)stopped["reason"]!));
        Assert.Equal("promoted", (string?)(await Run(world, PilotsCommand.Make(), "promote"))["status"]);
        Assert.Equal("learned", (string?)(await world.Get("/v1/queues/care"))["selection"]);
        Assert.Equal(1, await Code(world, PilotsCommand.Make(), "rollBack"));

        var estimate = await Run(world, PilotsCommand.Make(), "estimate --selection longest-idle --events 500");
        Assert.Equal(("longest-idle", 0, 0), ((string)estimate["selection"]!, (int)estimate["choices"]!, (int)estimate["handleSeconds"]!["choices"]!));
        Assert.Equal(1, await Code(world, PilotsCommand.Make(), "estimate --selection suggest"));
    }

    [Fact]
    public async Task What_is_learned_is_shown_frozen_exported_and_reset()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales","intent":"repair"}""")).Is(201);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "offered");
        (await world.Post("/v1/offers/c-1~1:accept", null, ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/contacts/c-1:complete", """{"resolved":true,"satisfaction":5}""", ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/contacts/c-1:close", null, ("X-Agent", "li-na"))).Is(200);
        await world.Eventually("/v1/groups/default/learning", said => said["items"]!.AsArray().Count == 1);

        var learned = (await Run(world, LearningCommand.Make(), "show --agent li-na"))["items"]!.AsArray().Single()!;
        Assert.Equal(("repair", 1, false), ((string)learned["intent"]!, Math.Round((double)learned["contacts"]!), (bool)learned["frozen"]!));
        Assert.True((bool)(await Run(world, LearningCommand.Make(), "freeze --agent li-na --intent repair"))["intents"]![0]!["frozen"]!);
        Assert.False((bool)(await Run(world, LearningCommand.Make(), "resume --agent li-na"))["intents"]![0]!["frozen"]!);
        var file = Path.Combine(_folder.FullName, "learned.csv");
        Assert.Equal(0, await Code(world, LearningCommand.Make(), $"export --file {file}"));
        Assert.StartsWith("li-na,repair,", (await File.ReadAllLinesAsync(file))[1]);
        Assert.Equal(0, (double)(await Run(world, LearningCommand.Make(), "reset --agent li-na"))["intents"]!.AsArray().Sum(one => (double)one!["contacts"]!));
        Assert.Equal(1, await Code(world, LearningCommand.Make(), "freeze --agent nobody"));
        Assert.Equal(1, await Code(world, LearningCommand.Make(), "freeze"));
    }

    /// <summary>Runs it with a table on standard output, and the JSON it writes beside it.</summary>
    private async Task<JsonNode> Run(World world, Command command, string arguments)
    {
        var file = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        Assert.Equal(0, await Code(world, command, $"{arguments} --json {file}".Trim()));
        return JsonNode.Parse(await File.ReadAllTextAsync(file))!;
    }

    private static Task<int> Code(World world, Command command, string arguments) =>
        command.Parse([world.Http.BaseAddress!.ToString(), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).InvokeAsync();
}
