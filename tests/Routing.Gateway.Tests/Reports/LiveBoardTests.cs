using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>What a wall says of the agents there are, and of what they do.</summary>
public sealed class LiveBoardTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-live-");

    [Fact]
    public async Task Who_is_offline_is_counted_and_who_was_deleted_is_not()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        await world.OneQueueOneAgent();
        foreach (var agent in (string[])["wei", "tom", "gone"]) (await world.Put($"/v1/agents/{agent}", """{"name":"Off","queues":["after-sales"]}""")).Is(201);
        (await world.Delete("/v1/agents/gone")).Is(204);
        var presences = (await world.Get("/v1/live")).Is(200)["presences"]!;
        Assert.Equal((1, 0, 0, 2, 0), ((int)presences["ready"]!, (int)presences["notReady"]!, (int)presences["draining"]!, (int)presences["offline"]!, (int)presences["busy"]!));
    }

    [Fact]
    public async Task Who_wraps_up_what_it_handed_on_is_busy_and_its_work_is_in_the_report()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        await world.OneQueueOneAgent();
        (await world.Put("/v1/queues/live", """{"name":"Live"}""")).Is(201);
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-7","channel":"chat","queue":"after-sales"}""")).Is(201);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "offered");
        (await world.Post("/v1/offers/c-1~1:accept", null, ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/contacts/c-1:transfer", """{"queue":"live"}""", ("X-Agent", "li-na"))).Is(200);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "queued");
        Assert.Equal(1, (int)(await world.Get("/v1/live")).Is(200)["presences"]!["busy"]!);

        (await world.Post("/v1/contacts/c-1:close", null, ("X-Agent", "li-na"))).Is(200);
        var stage = (await world.Get("/v1/history/contacts?customer=u-7")).Is(200)["items"]![0]!["stages"]![0]!;
        Assert.Equal(("li-na", "moved"), ((string?)stage["agent"], (string?)stage["end"]));
        Assert.True((double)stage["wrapUpSeconds"]! > 0);
        Assert.True((double)(await world.Get("/v1/reports?measures=aht.wrapUp&by=agent")).Is(200)["items"]![0]!["figures"]!["aht.wrapUp"]!["value"]! > 0);
    }

    [Fact]
    public async Task Today_is_the_day_of_the_zone_asked_for()
    {
        var now = NoonClock.Noon;
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        var changes = new TallyChanges();
        // One came as each of these days began, and one that is of none of them.
        foreach (var at in (DateTimeOffset[])[now.AddHours(-25), .. Zones.Select(zone => Midnight(zone, now))]) changes.Add(new Fact(at, "vip", null, "repair", "gold", "chat", null, Counted.Created, 1), 1);
        Assert.True(await history.Commit(new HistoryBatch(0, 0, [], changes.Quarters, [], new Dictionary<string, int>(), [])));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history), clock: new NoonClock());
        foreach (var zone in Zones)
        {
            var live = (await world.Get($"/v1/live?zone={zone}")).Is(200);
            Assert.Equal((zone, Midnight(zone, now)), ((string?)live["zone"], (DateTimeOffset)live["todayFrom"]!));
            Assert.Equal(Zones.Count(other => Midnight(other, now) >= Midnight(zone, now)), (int)live["today"]!["created"]!["value"]!);
        }
        Assert.Equal("UTC", (string?)(await world.Get("/v1/live")).Is(200)["zone"]);
        (await world.Get("/v1/live?zone=Mars/Olympus")).Is(400).IsProblem("invalid-parameter", "zone");
    }

    private static readonly string[] Zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC", "Asia/Kathmandu"];

    private static DateTimeOffset Midnight(string zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return new DateTimeOffset(local.Date, local.Offset).ToUniversalTime();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
