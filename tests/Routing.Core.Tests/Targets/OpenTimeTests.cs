using System.Globalization;

namespace Routing.Core.Tests;

public sealed class OpenTimeTests
{
    private static readonly OpeningHours Shanghai = new()
    {
        Open = [new RuleHours { Days = [Weekday.Mon, Weekday.Tue, Weekday.Wed, Weekday.Thu, Weekday.Fri], From = "09:00", To = "18:00", TimeZone = "Asia/Shanghai" }],
        Closed = [new RuleHours { FirstDate = "2026-10-01", LastDate = "2026-10-07", TimeZone = "Asia/Shanghai" }],
    };

    /// <summary>Nine hours a day; from a Friday evening, over a weekend, over a holiday.</summary>
    [Theory]
    [InlineData("2026-09-28T01:00:00Z", 4, "2026-09-28T05:00:00Z")]
    [InlineData("2026-09-28T01:00:00Z", 9, "2026-09-28T10:00:00Z")]
    [InlineData("2026-09-28T09:00:00Z", 4, "2026-09-29T04:00:00Z")]
    [InlineData("2026-09-25T12:00:00Z", 1, "2026-09-28T02:00:00Z")]
    [InlineData("2026-09-30T09:00:00Z", 10, "2026-10-08T10:00:00Z")]
    public void What_is_due_after_open_hours_is_that_far_away_in_open_time(string from, int hours, string due)
    {
        Assert.Equal(At(due), OpenTime.After(Shanghai, At(from), TimeSpan.FromHours(hours)));
        Assert.Equal(TimeSpan.FromHours(hours), OpenTime.Between(Shanghai, At(from), At(due)));
    }

    [Fact]
    public void Without_hours_all_time_counts_and_where_it_never_opens_nothing_is_due()
    {
        Assert.Equal(At("2026-09-28T02:00:00Z"), OpenTime.After(null, At("2026-09-28T01:00:00Z"), TimeSpan.FromHours(1)));
        Assert.Null(OpenTime.After(new OpeningHours { Closed = [new RuleHours()] }, At("2026-09-28T01:00:00Z"), TimeSpan.FromHours(1)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
