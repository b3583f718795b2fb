namespace Routing.Core.Tests;

public sealed class WaitCalibrationTests
{
    private static readonly ServicePace Pace = new(20, 0, 0, 100_000);

    /// <summary>Waits that are by a factor longer than the model says, and vary by more, or just as it says.</summary>
    private static WaitCalibration After(int waits, double factor, double variation, int seed = 1)
    {
        var random = new Random(seed);
        var seen = WaitCalibration.None;
        for (var i = 0; i < waits; i++)
        {
            var position = 1 + random.Next(10);
            var waited = 0.0;
            for (var k = 0; k < position; k++) waited -= Math.Log(1 - random.NextDouble()) * 20 * factor;
            if (variation > 0) waited *= Math.Exp((variation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())) - (variation * variation / 2));
            seen = seen.See(WaitEstimate.Expect(position, Pace, seen)!, waited);
        }
        return seen;
    }

    [Fact]
    public void Before_anything_was_seen_the_model_is_believed() =>
        Assert.Equal((1.0, 1.0, null, null), (WaitCalibration.None.Factor, WaitCalibration.None.Spread, WaitCalibration.None.MeanAbsoluteErrorSeconds, WaitCalibration.None.Coverage));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(0.4, 0)]
    [InlineData(1, 0.8)]
    [InlineData(3, 0.5)]
    public void Whatever_the_model_gets_wrong_the_interval_comes_to_hold_about_four_times_in_five(double factor, double variation)
    {
        var seen = Enumerable.Range(1, 20).Select(seed => After(400, factor, variation, seed)).ToList();
        Assert.InRange(seen.Average(s => s.Coverage!.Value), 0.75, 0.87);
        Assert.InRange(seen.Average(s => s.Factor), 0.85 * factor, 1.15 * factor);
    }

    [Fact]
    public void An_error_is_what_was_told_against_what_happened()
    {
        var told = new ExpectedWait(new WaitEstimate(100, 50, 150), 100);
        var seen = WaitCalibration.None.See(told, 130).See(told, 180);
        Assert.Equal(((30 * 0.99) + 80) / 1.99, seen.MeanAbsoluteErrorSeconds!.Value, 9);
        Assert.Equal(0.99 / 1.99, seen.Coverage!.Value, 9);
        Assert.Equal(2, seen.Contacts);
    }

    [Fact]
    public void One_wild_wait_moves_little()
    {
        var seen = After(100, 1, 0);
        var shaken = seen.See(WaitEstimate.Expect(5, Pace, seen)!, 24 * 3600);
        Assert.True(shaken.Spread < 1.15 * seen.Spread, $"{seen.Spread} became {shaken.Spread}");
        Assert.True(shaken.Factor <= 10);
    }
}
