namespace Routing.Core.Tests;

/// <summary>How unlike its past a figure is: by hand, and by how often it is wrong.</summary>
public sealed class UnusualTestTests
{
    private static readonly Measure Created = Measures.ByName["created"];
    private static readonly Measure Handling = Measures.ByName["aht"];

    [Theory]
    // Steadier than chance: the variance is Poisson's, (2√60.375 − 2√25.375) ÷ √(9/8) = 5.15, of Student's t as rare as 3.2.
    [InlineData(60, "25 25 25 25 25 25 25 25", 3.2)]
    [InlineData(25, "25 25 25 25 25 25 25 25", 0)]
    [InlineData(5, "25 25 25 25 25 25 25 25", -3.192)]
    // Restless weeks: the same 60 is nothing.
    [InlineData(60, "5 60 10 45 20 50 15 40", 1.096)]
    public void A_count_is_held_against_the_weeks_before(int now, string weeks, double deviation)
    {
        var reading = UnusualTest.Of(Created, "repair", Of(now), [.. weeks.Split(' ').Select(week => Of(int.Parse(week)))], 10);
        Assert.Equal(deviation, reading.Deviation!.Value, 0.005);
        Assert.Equal((now, weeks.Split(' ').Average(int.Parse)), (reading.Value, reading.Expected));
    }

    [Fact]
    public void Of_too_little_nothing_is_said()
    {
        Assert.Null(UnusualTest.Of(Created, "", Of(60), [Of(5), Of(5), Of(5)], 10).Deviation);
        Assert.Null(UnusualTest.Of(Created, "", Of(9), [Of(1), Of(1), Of(1), Of(1)], 10).Deviation);
        Assert.Null(UnusualTest.Of(Handling, "", Handled(9, 900), [Handled(50, 300), Handled(50, 300), Handled(50, 300), Handled(50, 300)], 10).Deviation);
        // A week in which nobody was handled has no mean.
        Assert.Null(UnusualTest.Of(Handling, "", Handled(50, 900), [Handled(50, 300), Handled(50, 300), Handled(50, 300), default], 10).Deviation);
    }

    [Fact]
    public void A_mean_handle_time_is_held_against_its_spread()
    {
        // Single times spread by 100 s: of 25 the mean by 20, of the four weeks' 100 by 10; 345 − 300 = 45 is 45 ÷ √500 = 2.01, of Student's t with three degrees as rare as 1.48.
        var past = Enumerable.Repeat(Handled(25, 300, 100), 4).ToList();
        var reading = UnusualTest.Of(Handling, "repair", Handled(25, 345, 100), past, 10);
        Assert.Equal(1.482, reading.Deviation!.Value, 0.005);
        Assert.Equal((345, 300, 25L), (reading.Value, reading.Expected, reading.N));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.15)]
    public void Fewer_than_one_in_a_thousand_ordinary_hours_is_called_unusual_and_three_times_the_usual_is(double restless)
    {
        const int Hours = 20_000;
        var draw = Draw.For(7, "unusual", restless.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var wrong = 0;
        var found = 0;
        var raise = new UnusualRule();
        for (var hour = 0; hour < Hours; hour++)
        {
            var mean = 20 + (hour % 5 * 20);
            var past = Enumerable.Range(0, raise.Weeks).Select(_ => Of(Count(mean))).ToList();
            if (Math.Abs(Deviation(mean, past)) >= raise.RaiseAt) wrong++;
            if (hour < 500 && Deviation(mean * 3, past) >= raise.RaiseAt) found++;
        }
        Assert.InRange(wrong, 0, Hours / 1000);
        Assert.InRange(found / 500.0, restless == 0 ? 0.95 : 0.8, 1);

        double Deviation(double mean, IReadOnlyList<Tally> past) => UnusualTest.Of(Created, "", Of(Count(mean)), past, 10).Deviation!.Value;

        int Count(double mean)
        {
            // The level itself differs between weeks; around it the count is Poisson's, by the normal figure of its root.
            var level = mean * Math.Exp(restless * draw.Normal() - restless * restless / 2);
            return Math.Max(0, (int)Math.Round(Math.Pow(Math.Max(0, (2 * Math.Sqrt(level)) + draw.Normal()) / 2, 2)));
        }
    }

    [Theory]
    // Shanghai has no summer time; New York put its clocks back on 1 November 2026: the same hour by its clock is one later by UTC.
    [InlineData("Asia/Shanghai", "2026-11-05T02:00:00Z", 1, "2026-10-29T02:00:00Z")]
    [InlineData("America/New_York", "2026-11-05T15:00:00Z", 1, "2026-10-29T14:00:00Z")]
    public void The_same_time_of_the_week_is_by_the_zones_clock(string zone, string end, int weeks, string then)
    {
        var to = DateTimeOffset.Parse(end).ToUnixTimeSeconds();
        var window = AlertWindows.Earlier((to - 3600, to), weeks, TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal((DateTimeOffset.Parse(then).ToUnixTimeSeconds() - 3600, DateTimeOffset.Parse(then).ToUnixTimeSeconds()), window);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, 6.0)]
    [InlineData(12, 1.5)]
    [InlineData(26, 1.2)]
    public void Few_weeks_tell_only_of_what_is_far_off_and_too_few_of_nothing(int weeks, double? times) => Assert.Equal(new AlertPast(weeks, 4, times), AlertPast.Of(new UnusualRule(), weeks));

    [Fact]
    public void How_far_off_it_must_be_is_where_the_test_raises_it()
    {
        // Five weeks of means whose spread is all there is: a figure so far off is told as just that deviation.
        double[] means = [100, 110, 120, 130, 140];
        var spread = Math.Sqrt(means.Sum(mean => (mean - 120) * (mean - 120)) / 4);
        var reading = UnusualTest.Of(Measures.ByName["aht"], "", Handled(1000, 120 + (UnusualTest.DistanceAt(3.5, 5) * spread), 0), [.. means.Select(mean => Handled(1000, mean, 0))], 10);
        Assert.Equal(3.5, reading.Deviation!.Value, 0.05);
    }

    private static Tally Of(int created) => Tally.Of((Counted.Created, created));

    private static Tally Handled(int n, double mean, double spread = 100) =>
        Tally.Of((Counted.Handled, n), (Counted.TalkMs, (long)(n * mean * 1000)), (Counted.HandleSquares, (long)(n * ((mean * mean) + (spread * spread)) * 100)));
}
