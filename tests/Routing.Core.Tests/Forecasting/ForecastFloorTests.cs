namespace Routing.Core.Tests;

/// <summary>The error that chance leaves: its closed form is the sum it stands for, and who knows what is expected is off by as much.</summary>
public sealed class ForecastFloorTests
{
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(4.2)]
    [InlineData(9.99)]
    [InlineData(10)]
    [InlineData(37.7)]
    [InlineData(500)]
    public void The_closed_form_is_the_sum(double mean)
    {
        // Each count's chance from the one before, so that no factorial is needed.
        var (chance, sum) = (Math.Exp(-mean), 0.0);
        for (var n = 0; n < mean + 40 + (20 * Math.Sqrt(mean)); chance *= mean / ++n) sum += chance * Math.Abs(n - mean);

        Assert.Equal(1, ForecastFloor.Deviation(mean) / sum, 9);
    }

    [Fact]
    public void Of_many_it_is_the_normal_laws_and_of_nobody_none()
    {
        Assert.Equal(Math.Sqrt(2 / Math.PI * 20_000), ForecastFloor.Deviation(20_000), 2);
        Assert.Equal((0, 0), (ForecastFloor.Deviation(0), ForecastFloor.Deviation(-1)));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(2000)]
    public void Who_knows_what_is_expected_is_at_the_floor_and_has_reached_all_there_is(double contactsPerDay)
    {
        const int Days = 700;
        var expected = Enumerable.Range(0, Days * CountSeries.HalfHours).Select(n => contactsPerDay / 24 * Math.Pow(Math.Sin(Math.PI * (n % 48) / 48), 2)).ToArray();
        var draw = Draw.For(7, "floor");
        var series = new CountSeries(new DateOnly(2026, 1, 5), [.. expected.Select(mean => Poisson(mean, draw))]);

        var error = ForecastError.Of(series, 0, expected, 1);
        var naive = ForecastError.Of(series, 7, series.Counts.AsSpan()[..^(7 * 48)], 1);
        var floor = new ForecastFloor(expected.Sum(ForecastFloor.Deviation), error.Came);
        Assert.InRange(error.Wape / floor.Wape, .98, 1.02);
        Assert.InRange(floor.Reached(error.Wape, naive.Wape)!.Value, .93, 1.07);
        Assert.Equal((1, 0), (floor.Reached(floor.Wape, naive.Wape), floor.Reached(naive.Wape, naive.Wape)));
        Assert.Null(floor.Reached(.1, floor.Wape));
    }

    [Fact]
    public void Forecasts_and_trials_tell_the_floor_of_what_they_expected()
    {
        var draw = Draw.For(3, "floor");
        var series = new CountSeries(new DateOnly(2026, 1, 5), [.. Enumerable.Range(0, 70 * 48).Select(n => n % 48 is >= 16 and < 40 ? Poisson(6, draw) : 0)]);
        var forecast = Forecaster.Run(series, days: 7);
        var trial = ForecastTrial.Run(series, ForecastCalendar.Empty, 14, 7).Whole;

        // Six a half hour are off by 1.928 on average; no slot of the night counts.
        var floor = ForecastFloor.Deviation(6) / 6;
        Assert.InRange(forecast.Floor.Wape / floor, .95, 1.05);
        Assert.InRange(trial.Floor.Wape / floor, .95, 1.05);
        Assert.InRange(trial.Reached!.Value, .7, 1.1);
        Assert.InRange(forecast.Reached!.Value, .7, 1.2);
    }

    private static double Poisson(double mean, Draw draw)
    {
        var (count, left) = (0, mean + Math.Log(draw.Uniform()));
        for (; left > 0; left += Math.Log(draw.Uniform())) count++;
        return count;
    }
}
