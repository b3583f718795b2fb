namespace Routing.Core.Tests;

/// <summary>Intervals that may be looked at as often as one likes.</summary>
public sealed class ConfidenceSequenceTests
{
    [Theory]
    [InlineData(2, 1, .95, 9.893096266365417)]
    [InlineData(100, 1, .95, .3363887725782781)]
    [InlineData(500, 1, .95, .13573867256799613)]
    [InlineData(10_000, .5, .99, .019182810709242992)]
    public void Widths_are_those_of_the_paper(long values, double deviation, double confidence, double width) =>
        Assert.Equal(width, ConfidenceSequence.HalfWidth(values, deviation, confidence), 12);

    [Fact]
    public void Of_one_value_nothing_is_known() => Assert.Equal(double.PositiveInfinity, ConfidenceSequence.HalfWidth(1, 1, .95));

    /// <summary>Two arms alike, looked at after every contact: the usual interval finds a difference in every third, and this one hardly ever.</summary>
    [Fact]
    public void Looking_all_the_time_finds_no_difference_where_there_is_none()
    {
        const int trials = 200;
        var (found, fooled) = (0, 0);
        for (var trial = 1; trial <= trials; trial++)
        {
            var draw = Draw.For(trial, "null");
            var tally = PilotTally.None;
            var (wrong, naive) = (false, false);
            for (var n = 1; n <= 1000; n++)
            {
                tally = tally.With(draw.Chance(.7) ? 1 : 0, draw.Chance(.3), .3);
                if (tally.DifferenceAt(.95, .3) is not { } difference) continue;
                wrong |= difference.Low > 0 || difference.High < 0;
                naive |= Math.Abs(tally.Difference.Mean) > 1.96 * tally.Difference.Deviation / Math.Sqrt(tally.Difference.Count);
            }
            if (wrong) found++;
            if (naive) fooled++;
        }

        Assert.InRange(found, 0, trials * .05);
        Assert.True(fooled > trials * .2, $"{fooled} of {trials}");
    }

    [Fact]
    public void A_difference_that_is_there_is_found_and_inside()
    {
        var (draw, tally) = (Draw.For(7, "there"), PilotTally.None);
        for (var n = 1; n <= 6000; n++)
        {
            var tried = draw.Chance(.3);
            tally = tally.With(draw.Chance(tried ? .8 : .7) ? 1 : 0, tried, .3);
        }

        var difference = tally.DifferenceAt(.95, .3)!;
        Assert.True(difference.Low > 0, difference.ToString());
        Assert.InRange(.1, difference.Low, difference.High);
    }

    /// <summary>Each value by hand: expectations come from earlier contacts alone, and the first has none.</summary>
    [Fact]
    public void The_difference_is_made_of_earlier_means_and_known_chances()
    {
        var tally = PilotTally.None;
        foreach (var (value, tried) in new[] { (1, true), (0, false), (1, false), (1, true), (0, true), (0, false) }) tally = tally.With(value, tried, .25);

        Assert.Equal((3, 3, 5), (tally.Tried.Count, tally.InForce.Count, tally.Difference.Count));
        Assert.Equal(-.23333333333333334, tally.Difference.Mean, 12);
        Assert.Equal(1.9242603196495474, tally.Difference.Deviation, 12);
        Assert.Null(tally.DifferenceAt(.95, .25));
    }
}
