namespace Routing.Core.Tests;

/// <summary>A rate is remembered while it holds, and begun anew when it does not.</summary>
public sealed class MovingRateTests
{
    private static void Pass(MovingRate rate, int events, double perMinute)
    {
        for (var n = 0; n < events; n++) rate.Add(1, 1 / perMinute);
    }

    [Fact]
    public void Nothing_seen_is_no_rate() => Assert.Equal((0.0, 0.0), (new MovingRate().Rate, new MovingRate().Events));

    [Fact]
    public void A_steady_rate_is_known_from_all_that_was_seen_up_to_a_bound()
    {
        var rate = new MovingRate();
        Pass(rate, 3_000, 2);
        Assert.Equal((3_000.0, 2.0), (rate.Events, Math.Round(rate.Rate, 9)));

        Pass(rate, 30_000, 2);
        Assert.InRange(rate.Events, 4_000, 4_100);
        Assert.Equal(2, rate.Rate, 9);
    }

    [Theory]
    [InlineData(2, 1.8, false)]
    [InlineData(2, 4, true)]
    [InlineData(2, 1, true)]
    public void A_batch_that_does_not_agree_begins_anew(double before, double after, bool isAnother)
    {
        var rate = new MovingRate();
        Pass(rate, 3_000, before);
        Pass(rate, 200, after);

        Assert.Equal(isAnother, rate.Events <= 300);
        if (isAnother) Assert.Equal(after, rate.Rate, 0.2);
    }

    [Fact]
    public void What_comes_no_more_is_seen_without_an_event()
    {
        var rate = new MovingRate();
        Pass(rate, 3_000, 2);
        rate.Add(0, 200);

        Assert.Equal(0, rate.Rate);
    }
}
