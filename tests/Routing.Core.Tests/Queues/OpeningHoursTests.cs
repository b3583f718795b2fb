using System.Globalization;

namespace Routing.Core.Tests;

public sealed class OpeningHoursTests
{
    private static readonly OpeningHours Shanghai = new()
    {
        Open = [new RuleHours { Days = [Weekday.Mon, Weekday.Tue, Weekday.Wed, Weekday.Thu, Weekday.Fri], From = "09:00", To = "18:00", TimeZone = "Asia/Shanghai" }],
        Closed = [new RuleHours { FirstDate = "2026-10-01", LastDate = "2026-10-07", TimeZone = "Asia/Shanghai" }],
    };

    private static readonly OpeningHours Berlin = new() { Open = [new RuleHours { From = "08:00", To = "20:00", TimeZone = "Europe/Berlin" }] };

    [Theory]
    [InlineData("2026-09-28T01:00:00Z", true, "2026-09-28T10:00:00Z")]
    [InlineData("2026-09-28T00:59:00Z", false, "2026-09-28T01:00:00Z")]
    [InlineData("2026-09-25T10:00:00Z", false, "2026-09-28T01:00:00Z")]
    [InlineData("2026-09-30T10:00:00Z", false, "2026-10-08T01:00:00Z")]
    public void Of_weekdays_in_Shanghai_with_a_holiday(string at, bool isOpen, string change) => Holds(Shanghai, at, isOpen, change);

    [Theory]
    [InlineData("2026-03-28T20:00:00Z", false, "2026-03-29T06:00:00Z")]
    [InlineData("2026-10-24T19:00:00Z", false, "2026-10-25T07:00:00Z")]
    public void Over_the_change_of_clocks(string at, bool isOpen, string change) => Holds(Berlin, at, isOpen, change);

    [Fact]
    public void What_is_always_open_or_never_does_not_change()
    {
        Assert.Null(new OpeningHours().NextChange(DateTimeOffset.UnixEpoch));
        Assert.Null(new OpeningHours { Closed = [new RuleHours()] }.NextChange(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Faults_are_told_at_their_place() =>
        Assert.Equal(
            ["openingHours.open[0].timeZone", "openingHours.outside[0].moveTo"],
            QueueConfigRules.Check("q", new QueueConfig { Name = "Q", OpeningHours = new OpeningHours { Open = [new RuleHours { TimeZone = "Moon" }], Outside = [new OutsideHours { MoveTo = "q" }] } }).Select(fault => fault.Field));

    private static void Holds(OpeningHours hours, string at, bool isOpen, string change)
    {
        var now = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        Assert.Equal(isOpen, hours.IsOpen(now));
        Assert.Equal(DateTimeOffset.Parse(change, CultureInfo.InvariantCulture), hours.NextChange(now));
    }
}
