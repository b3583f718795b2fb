namespace Routing.Core.Tests;

/// <summary>Intervals hold the share they are made to hold, as whole numbers, where few come as where many do.</summary>
public sealed class ForecastIntervalsTests
{
    [Theory]
    [InlineData(2.5)]
    [InlineData(7.3)]
    [InlineData(60)]
    public void Whole_bounds_hold_the_share_at_small_counts_too(double mean)
    {
        var random = new Random(7);
        // Forecasts go up and down around the mean through the day, as means of halves do.
        var tried = Enumerable.Range(0, 8000).Select(n => (Forecast: mean * (0.8 + (0.4 * (n % 16) / 16)), n)).Select(slot => (slot.Forecast, Came: (double)Poisson(random, slot.Forecast), DaysAhead: slot.n % 14)).ToList();
        var intervals = ForecastIntervals.Of(tried.Take(4000), .8);

        var held = tried.Skip(4000).Count(slot => intervals.Around(slot.Forecast, slot.DaysAhead) is var (low, high) && slot.Came >= low && slot.Came <= high) / 4000.0;

        Assert.InRange(held, .76, .87);
    }

    [Fact]
    public void What_is_expected_is_within_and_nobody_is_sure_where_nobody_comes()
    {
        var random = new Random(7);
        var intervals = ForecastIntervals.Of(Enumerable.Range(0, 4000).Select(n => (Forecast: 0.1 + (n % 40), n)).Select(slot => (slot.Forecast, (double)Poisson(random, slot.Forecast), slot.n % 14)), .8);

        Assert.Equal((0, 0), intervals.Around(0, 3));
        Assert.All(Enumerable.Range(1, 400).Select(n => n / 10.0), forecast => Assert.True(intervals.Around(forecast, 2) is var (low, high) && low <= forecast && forecast <= high && low == Math.Floor(low) && high == Math.Floor(high)));
    }

    private static int Poisson(Random random, double mean)
    {
        var (count, left) = (0, Math.Exp(-mean));
        for (var product = random.NextDouble(); product > left; product *= random.NextDouble()) count++;
        return count;
    }
}
