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

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-22T23:00Z", "2026-03-29T22:00Z", "2026-03-15T23:00Z", "2026-03-22T23:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T22:00Z", "2026-04-05T22:00Z", "2026-03-22T23:00Z", "2026-03-29T22:00Z")]
    [InlineData("Asia/Shanghai", "2026-03-22T16:00Z", "2026-03-29T16:00Z", "2026-03-15T16:00Z", "2026-03-22T16:00Z")]
    // Within the hour that is there twice.
    [InlineData("Europe/Berlin", "2026-10-25T00:45Z", "2026-10-25T01:15Z", "2026-10-24T00:45Z", "2026-10-24T01:15Z")]
    // Today so far against yesterday until then; a morning hour against yesterday's; three days and a half against those four days before.
    [InlineData("Asia/Kathmandu", "2026-11-22T18:15Z", "2026-11-23T06:30Z", "2026-11-21T18:15Z", "2026-11-22T06:30Z")]
    [InlineData("Europe/Berlin", "2026-03-29T07:00Z", "2026-03-29T08:00Z", "2026-03-28T08:00Z", "2026-03-28T09:00Z")]
    [InlineData("UTC", "2026-11-20T00:00Z", "2026-11-23T12:00Z", "2026-11-16T00:00Z", "2026-11-19T12:00Z")]
    public void The_time_before_begins_and_ends_by_the_clock_on_the_wall(string zone, string from, string to, string begins, string ends) =>
        Assert.Equal([(At(begins), At(ends))], ReportIntervals.Before([At(from), At(to)], ReportInterval.Total, TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory]
    [InlineData(ReportInterval.Day, "2026-03-28T23:00Z", "2026-03-29T22:00Z")]
    [InlineData(ReportInterval.Day, "2026-10-24T22:00Z", "2026-10-25T23:00Z")]
    [InlineData(ReportInterval.Hour, "2026-03-28T23:00Z", "2026-03-29T22:00Z")]
    [InlineData(ReportInterval.Hour, "2026-10-24T22:00Z", "2026-10-25T23:00Z")]
    [InlineData(ReportInterval.QuarterHour, "2026-10-25T22:00Z", "2026-10-26T22:00Z")]
    public void Each_interval_is_held_against_one_that_began_when_clocks_showed_the_same(ReportInterval interval, string from, string to)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var bounds = ReportIntervals.Bounds(DateTimeOffset.Parse(from), DateTimeOffset.Parse(to), interval, zone, 100)!;
        var before = ReportIntervals.Before(bounds, interval, zone);
        Assert.Equal(bounds.Count - 1, before.Count);
        Assert.All(before.Zip(bounds), pair => Assert.Equal(TimeOf(pair.Second), TimeOf(pair.First.From)));
        if (interval != ReportInterval.Day) Assert.All(before.Zip(bounds.Zip(bounds.Skip(1))), pair => Assert.Equal(pair.Second.Second - pair.Second.First, pair.First.To - pair.First.From));

        TimeSpan TimeOf(long at) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at), zone).TimeOfDay;
    }

    private static long At(string text) => DateTimeOffset.Parse(text).ToUnixTimeSeconds();
}
