using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>What a review reads: weeks and hours by the clock on the wall, changes of any week, and who made them for those who may know.</summary>
public sealed class ReviewReadingTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-review-");

    [Fact]
    public async Task Hours_are_those_of_a_zone_that_is_off_by_half_an_hour()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        // 13:30 in Kolkata is 08:00 of UTC: those of 13:45 are in the same hour of UTC as those of 14:15.
        var changes = new TallyChanges();
        foreach (var (minutes, inTime) in new[] { (15, 0), (45, 30) })
        {
            var at = Monday.AddHours(8).AddMinutes(minutes);
            foreach (var (what, howMuch) in new[] { (Counted.Arrived, 30), (Counted.Answered, 30), (Counted.AnsweredInTime, inTime) }) changes.Add(new Fact(at, "care", null, null, null, null, null, what, howMuch), 1);
        }
        Assert.True(await history.Commit(new HistoryBatch(0, 0, [], changes.Quarters, [], ImmutableDictionary<string, int>.Empty, [])));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/queues/care", """{"name":"Care"}""")).Is(201);

        var facts = await new ReviewReading(history, world.Actors, world.Services.GetRequiredService<PilotReader>(), TimeProvider.System)
            .Read(await world.Actors.Dispatcher("default").Describe(), Monday, Monday.AddDays(7), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"), default);
        var hours = Assert.Single(facts.Queues).Hours;
        Assert.Equal((0, 30), (hours[13][Counted.AnsweredInTime], hours[14][Counted.AnsweredInTime]));
        Assert.Equal((30, 30), (hours[13][Counted.Arrived], hours[14][Counted.Arrived]));
        // Thirty in one hour, on one day of seven: on the others it was closed, as far as anybody can tell.
        Assert.Equal((1, 1, 0), (facts.Queues[0].OpenHours[13], facts.Queues[0].OpenHours[14], facts.Queues[0].OpenHours[15]));
    }

    [Fact]
    public async Task Changes_of_a_week_long_ago_are_found_below_any_number_of_newer_ones()
    {
        var (asked, searched) = (0, 0L);
        var (changes, readFrom) = await new ReviewedChanges(Kept).Of(Group, Monday, Monday.AddDays(7), default);
        // One each ten minutes, each third of this group.
        Assert.Equal(7 * 144 / 3, changes.Length);
        Assert.Null(readFrom);
        Assert.InRange(asked, 2, 50);
        // Of whatever kind, none but those of the week are looked through.
        Assert.InRange(searched, 7 * 144, 7 * 144 + 4);

        // Where there are too many, it is told from when on they were read.
        (changes, readFrom) = await new ReviewedChanges(Kept).Of(Group, Monday.AddDays(-300), Monday.AddDays(7), default);
        Assert.NotNull(readFrom);
        Assert.True(changes[^1].At >= readFrom && changes.Length > 6000);

        ValueTask<IReadOnlyList<ChangeEntry>> Kept(ChangeQuery query, CancellationToken ct)
        {
            asked++;
            if (query.Kind is not null) searched = Math.Max(searched, Math.Min(query.Before ?? long.MaxValue, 100_000) - query.After - 1);
            if (query.Kind is not (null or "queue")) return new([]);
            var newest = Math.Min(query.Before ?? long.MaxValue, 100_000) - 1;
            return new([.. Enumerable.Range(0, query.Limit).Select(n => newest - n).Where(number => number > query.After).Select(number =>
                new ChangeEntry(number, Monday.AddDays(-300).AddMinutes(10 * number), "amy", null, "putQueue", "queue", number % 3 == 0 ? "care" : "theirs", null, null, ChangeOutcome.Made))]);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static GroupDescription Group => new("default", new GroupRules(), 0, ["care"], [], 0);
}
