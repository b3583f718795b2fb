using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>What figures were before: each interval of a report against the one in its place, a wall against the same weekday.</summary>
public sealed class BaselineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-baseline-");

    [Fact]
    public async Task Each_interval_and_the_wall_have_theirs()
    {
        var quarter = DateTimeOffset.FromUnixTimeSeconds(TallyKey.StartOf(TallyLevel.Quarter, NoonClock.Noon.ToUnixTimeSeconds()));
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        var changes = new TallyChanges();
        foreach (var (minutes, count) in ((int, int)[])[(-1470, 2), (-1455, 5), (-30, 1), (-15, 4), (-7 * 24 * 60, 3)])
            changes.Add(new Fact(quarter.AddMinutes(minutes), "vip", null, "repair", "gold", "chat", null, Counted.Created, count), 1);
        Assert.True(await history.Commit(new HistoryBatch(0, 0, [], changes.Quarters, [], new Dictionary<string, int>(), [])));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history), clock: new NoonClock());

        var from = quarter.AddMinutes(-30).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var to = quarter.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var rows = (await world.Get($"/v1/reports?measures=created&by=queue&interval=quarterHour&from={from}&to={to}")).Is(200)["items"]!.AsArray();
        Assert.Equal([(1, 2), (4, 5)], rows.Select(row => ((int)row!["figures"]!["created"]!["value"]!, (int)row["figures"]!["created"]!["baseline"]!)));

        var today = (await world.Get("/v1/live")).Is(200)["today"]!;
        Assert.Equal(0, (int)today["repeats"]!["baseline"]!);
        // So far as today has come there are fewer than in the quarters that are held against it: of a sum that would be no baseline.
        Assert.Null(today["created"]!["baseline"]);
    }

    [Fact]
    public async Task A_day_is_held_against_the_whole_day_before_where_clocks_changed()
    {
        // The last Sunday of March has 23 hours in Berlin.
        var sunday = new DateTimeOffset(2026, 3, 28, 23, 0, 0, TimeSpan.Zero);
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        var changes = new TallyChanges();
        foreach (var (at, count) in ((DateTimeOffset, int)[])[(sunday.AddHours(-24), 3), (sunday.AddHours(-12), 4), (sunday, 5)])
            changes.Add(new Fact(at, "vip", null, "repair", "gold", "chat", null, Counted.Created, count), 1);
        Assert.True(await history.Commit(new HistoryBatch(0, 0, [], changes.Quarters, [], new Dictionary<string, int>(), [])));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));

        var row = (await world.Get("/v1/reports?measures=created&by=queue&interval=day&zone=Europe/Berlin&from=2026-03-28T23:00:00Z&to=2026-03-29T22:00:00Z")).Is(200)["items"]!.AsArray().Single()!;
        Assert.Equal((5, 7), ((int)row["figures"]!["created"]!["value"]!, (int)row["figures"]!["created"]!["baseline"]!));
    }

    [Fact]
    public async Task A_wall_reads_once_how_agents_stand()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        var counted = CountedCalls.Of<IHistory>(history);
        await using var world = await World.Start(services: services => services.AddSingleton(counted.Seen));
        (await world.Get("/v1/history")).Is(200);
        var before = counted.Of(nameof(IHistory.State));
        (await world.Get("/v1/live")).Is(200);
        Assert.Equal(1, counted.Of(nameof(IHistory.State)) - before);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
