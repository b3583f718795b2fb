using Microsoft.Extensions.Logging.Abstractions;
using Routing.Embedded;

namespace Routing.Server.Tests;

/// <summary>The demonstration is given a past for its forecasts, once, and only where there is none.</summary>
public sealed class DemoPastTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-demo-past-");

    [Fact]
    public async Task Every_day_of_it_has_contacts_of_every_queue_and_it_is_made_once()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await Start(history, weeks: 2);
        var days = await Days(history, Cut.Queue);
        // With today, up to now.
        Assert.InRange(days.Select(day => day.Start).Distinct().Count(), 14, 15);
        Assert.All(days, day => Assert.True(day.Sums[(int)Counted.Arrived] > 0 && day.Sums[(int)Counted.TalkMs] > 0, $"{day.A} {day.Start}"));
        Assert.Contains("after-sales", days.Select(day => day.A));
        Assert.NotEmpty(await Days(history, Cut.Agent));
        var before = days.Sum(day => day.Sums[(int)Counted.Arrived]);
        await Start(history, weeks: 2);
        Assert.Equal(before, (await Days(history, Cut.Queue)).Sum(day => day.Sums[(int)Counted.Arrived]));
    }

    [Fact]
    public async Task Where_it_is_not_asked_for_or_there_is_history_nothing_is_made_up()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await Start(history, weeks: 0);
        Assert.Empty(await Days(history, Cut.Queue));
        Assert.True(await history.Commit(new HistoryBatch(0, 7, [], [], [], new Dictionary<string, int>(), [])));
        await Start(history, weeks: 2);
        Assert.Empty(await Days(history, Cut.Queue));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task Start(SqliteHistory history, int weeks) => new DemoPast(history, new DemoOptions { PastWeeks = weeks }, new Noon(), NullLogger<DemoPast>.Instance).StartAsync(default);

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    }

    private static async Task<List<(long Start, string A, long[] Sums)>> Days(SqliteHistory history, Cut cut)
    {
        var found = new Dictionary<(long, string), long[]>();
        await history.Sum(new Actors.TallyQuery(cut, null, null, [new TallyRange(TallyLevel.Day, 0, long.MaxValue)]), (start, a, _) => found.TryGetValue((start, a), out var known) ? known : found[(start, a)] = new long[Tally.Size]);
        return [.. found.Select(one => (one.Key.Item1, one.Key.Item2, one.Value))];
    }
}
