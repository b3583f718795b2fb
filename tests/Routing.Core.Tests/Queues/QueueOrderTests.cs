namespace Routing.Core.Tests;

public sealed class QueueOrderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newer_contact_of_higher_priority_goes_first()
    {
        var older = OrderKey.Of(0, 0, Noon, 1);
        var newer = OrderKey.Of(5, 0, Noon.AddMinutes(20), 2);
        Assert.True(QueueOrder.ComparePriority(newer, older) < 0);
        Assert.True(QueueOrder.CompareBound(older, newer) < 0);
    }

    [Theory]
    [InlineData(4.9, -1)]
    [InlineData(5.1, 1)]
    public void With_ageing_the_older_overtakes_at_the_computed_lead(double leadMinutes, int newerFirst)
    {
        // Five points ahead at one point a minute are worth five minutes of waiting.
        var older = OrderKey.Of(0, 1, Noon, 1);
        var newer = OrderKey.Of(5, 1, Noon.AddMinutes(leadMinutes), 2);
        Assert.Equal(newerFirst, Math.Sign(QueueOrder.ComparePriority(newer, older)));
    }

    [Theory]
    [InlineData(0.01, 2026)]
    [InlineData(0.01, 2100)]
    [InlineData(100, 2100)]
    public void A_millisecond_still_orders(double ageingPerMinute, int year)
    {
        var since = new DateTimeOffset(year, 6, 1, 8, 0, 0, TimeSpan.Zero);
        var older = OrderKey.Of(1000, ageingPerMinute, since, 2);
        var newer = OrderKey.Of(1000, ageingPerMinute, since.AddMilliseconds(1), 1);
        Assert.True(older.Key > newer.Key);
    }

    [Fact]
    public void Equal_in_all_else_the_first_to_arrive_goes_first() =>
        Assert.True(QueueOrder.ComparePriority(OrderKey.Of(1, 1, Noon, 1), OrderKey.Of(1, 1, Noon, 2)) < 0);
}
