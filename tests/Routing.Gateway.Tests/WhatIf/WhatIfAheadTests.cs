using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Gateway.Tests;

/// <summary>A comparison of what is to come, by the forecast; and of what was asked of the server before.</summary>
public sealed class WhatIfAheadTests : IDisposable
{
    private const string Path = "/v1/what-if";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-what-if-ahead-");
    private readonly SqliteHistory _history;

    public WhatIfAheadTests() => _history = SqliteHistory.Open(System.IO.Path.Combine(_folder.FullName, "history.db"));

    [Fact]
    public async Task As_many_come_as_are_forecast_and_they_are_like_those_of_the_week_before()
    {
        var now = NoonClock.Noon;
        await new Past(now).Daily("after-sales", "repair", 40, perQuarter: 2, handleSeconds: 180).Into(_history);
        var (from, to) = (now.AddHours(1), now.AddHours(4));
        Journey Like(string id, double hours) => JourneyFold.Unknown(id, from.AddDays(-7).AddHours(hours)) with { IsBegun = true, Queue = "after-sales", Intent = "repair", Tier = "standard", Channel = Channel.Chat };
        Assert.True(await _history.Commit(new HistoryBatch(0, 0, [Like("w-1", 0.5), Like("w-2", 2)], [], [], new Dictionary<string, int>(), [])));
        await using var world = await Start(new WhatIfLab(), new NoonClock());
        await world.OneQueueOneAgent();
        var asked = (await world.Post(Path, $$$"""{"arrivals":"forecast","from":"{{{from:O}}}","to":"{{{to:O}}}","staffing":"everyone","replications":2,"variant":{"extraAgents":[{"like":"li-na"}]}}""")).Is(202);
        var done = await Ended(world, (string)asked["id"]!);
        Assert.Equal(("done", null), ((string?)done["state"], (string?)done["reason"]));
        // Two came in each quarter of an hour, and two were like those to come: three hours of the first, not of the second.
        Assert.InRange((double)done["contacts"]!, 23, 25);

        foreach (var (field, ask) in new (string, string)[]
        {
            ("from", "\"arrivals\":\"forecast\",\"from\":\"2020-01-01T00:00:00Z\""), ("to", $"\"arrivals\":\"forecast\",\"to\":\"{now.AddDays(14):O}\""),
            ("to", $"\"arrivals\":\"forecast\",\"to\":\"{now.AddDays(-1):O}\""), ("arrivals", "\"arrivals\":\"wishes\""),
        })
            (await world.Post(Path, $$$"""{{{{ask}}},"variant":{}}""")).Is(400).IsProblem("invalid-value", field);
        var nobody = (await world.Post(Path, $$$"""{"arrivals":"forecast","from":"{{{now.AddHours(30):O}}}","to":"{{{now.AddHours(31):O}}}","variant":{}}""")).Is(202);
        Assert.Contains("for those expected to be like", (string?)(await Ended(world, (string)nobody["id"]!))["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_before_the_server_started_is_gone_and_says_so()
    {
        await using var world = await Start(new WhatIfLab());
        var lost = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddHours(-1)).ToString("N");
        Assert.Contains("before this server started", (string?)(await world.Get($"{Path}/{lost}")).Is(410).IsProblem("gone")["detail"], StringComparison.Ordinal);
        (await world.Delete($"{Path}/{lost}")).Is(410);
        (await world.Get($"{Path}/{Guid.CreateVersion7().ToString("N")}")).Is(404);
        (await world.Get($"{Path}/none")).Is(404);
    }

    public void Dispose()
    {
        _history.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<World> Start(IWhatIfLab lab, TimeProvider? clock = null) => World.Start(services: services => services.AddSingleton<IHistory>(_history).AddSingleton(lab), clock: clock);

    /// <summary>No event tells of its end: it is asked for, each time a little later.</summary>
    private static async Task<Said> Ended(World world, string id)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var soon = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var said = (await world.Get($"{Path}/{id}")).Is(200);
            if ((string?)said["state"] is "done" or "failed") return said;
            await soon.WaitForNextTickAsync(bound.Token);
        }
    }
}
