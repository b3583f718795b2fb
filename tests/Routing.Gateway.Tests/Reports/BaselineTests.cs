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
        var quarter = DateTimeOffset.FromUnixTimeSeconds(TallyKey.StartOf(TallyLevel.Quarter, DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        var changes = new TallyChanges();
        foreach (var (minutes, count) in ((int, int)[])[(-60, 2), (-45, 5), (-30, 1), (-15, 4), (-7 * 24 * 60, 3)])
            changes.Add(new Fact(quarter.AddMinutes(minutes), "vip", null, "repair", "gold", "chat", null, Counted.Created, count), 1);
        Assert.True(await history.Commit(new HistoryBatch(0, 0, [], changes.Quarters, [], new Dictionary<string, int>(), [])));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));

        var from = quarter.AddMinutes(-30).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var to = quarter.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var rows = (await world.Get($"/v1/reports?measures=created&by=queue&interval=quarterHour&from={from}&to={to}")).Is(200)["items"]!.AsArray();
        Assert.Equal([(1, 2), (4, 5)], rows.Select(row => ((int)row!["figures"]!["created"]!["value"]!, (int)row["figures"]!["created"]!["baseline"]!)));

        var today = (await world.Get("/v1/live")).Is(200)["today"]!;
        Assert.Equal(0, (int)today["repeats"]!["baseline"]!);
        // So far as today has come there are fewer than in the quarters that are held against it: of a sum that would be no baseline.
        Assert.Null(today["created"]!["baseline"]);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
