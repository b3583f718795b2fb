namespace Routing.Core.Tests;

public sealed class RuleHoursTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_copy_with_other_texts_is_read_anew()
    {
        var hours = new RuleHours { From = "09:00", To = "18:00" };
        Assert.True(hours.Holds(Noon));
        Assert.False((hours with { From = "13:00" }).Holds(Noon));
        Assert.False((hours with { TimeZone = "Asia/Shanghai" }).Holds(Noon));
        Assert.False((hours with { LastDate = "2026-11-24" }).Holds(Noon));
        Assert.True((hours with { FirstDate = "2026-11-25" }).Holds(Noon));
        Assert.False((hours with { From = "nine" }).Holds(Noon));
    }

    [Fact]
    public void What_was_read_is_no_part_of_the_value()
    {
        var (asked, fresh) = (new RuleHours { From = "09:00" }, new RuleHours { From = "09:00" });
        asked.Holds(Noon);
        Assert.Equal(fresh, asked);
        Assert.Equal(fresh.GetHashCode(), asked.GetHashCode());
        Assert.NotEqual(fresh, asked with { To = "12:00" });
    }
}
