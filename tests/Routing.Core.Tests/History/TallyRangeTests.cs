namespace Routing.Core.Tests;

public sealed class TallyRangeTests
{
    [Fact]
    public void A_time_is_covered_once_by_the_longest_tallies_that_fit()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var from = random.Next(0, 2000) * 900L;
            var to = from + (random.Next(1, 2000) * 900L);
            foreach (var longest in Enum.GetValues<TallyLevel>())
            {
                var parts = TallyRange.Cover(from, to, longest).OrderBy(p => p.From).ToList();
                Assert.Equal(from, parts[0].From);
                Assert.Equal(to, parts[^1].To);
                Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
                Assert.All(parts, part => Assert.True(part.Level <= longest && part.From % TallyKey.SecondsOf(part.Level) == 0 && part.To % TallyKey.SecondsOf(part.Level) == 0));
                Assert.True(parts.Count(p => p.Level == TallyLevel.Quarter) <= 2);
            }
        }
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-01T16:00Z", "2026-03-04T16:00Z", 3, TallyLevel.Hour)]
    [InlineData("UTC", "2026-03-01T00:00Z", "2026-03-04T00:00Z", 3, TallyLevel.Day)]
    [InlineData("Asia/Kolkata", "2026-03-01T18:30Z", "2026-03-03T18:30Z", 2, TallyLevel.Quarter)]
    // The clocks go forward: a day of 23 hours.
    [InlineData("Europe/Berlin", "2026-03-27T23:00Z", "2026-03-29T22:00Z", 2, TallyLevel.Hour)]
    [InlineData("Europe/Berlin", "2026-10-23T22:00Z", "2026-10-26T23:00Z", 3, TallyLevel.Hour)]
    public void Days_begin_at_midnight_of_their_zone(string zone, string from, string to, int days, TallyLevel longest)
    {
        var bounds = ReportIntervals.Bounds(DateTimeOffset.Parse(from), DateTimeOffset.Parse(to), ReportInterval.Day, TimeZoneInfo.FindSystemTimeZoneById(zone), 100)!;
        Assert.Equal(days + 1, bounds.Count);
        Assert.All(bounds, at => Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at), TimeZoneInfo.FindSystemTimeZoneById(zone)).TimeOfDay));
        Assert.Equal(longest, ReportIntervals.Longest(bounds));
        Assert.Null(ReportIntervals.Bounds(DateTimeOffset.Parse(from), DateTimeOffset.Parse(to), ReportInterval.Day, TimeZoneInfo.Utc, 1));
    }
}
