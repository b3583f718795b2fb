using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>What is said of a difference, and how sure that is.</summary>
public class PairedDifferenceTests
{
    [Fact]
    public void AShareThatIsTheSameInEachRun_isCertain_thoughTheDifferencesAreNot()
    {
        var paired = PairedDifference.Of([1, 2, 3], [2, 4, 6]);

        Assert.Equal((2, 1), (paired.Difference.Value, paired.Share));
        Assert.True(paired.Difference.HalfWidth > 1);
        Assert.Equal(0, paired.ShareHalfWidth!.Value, 9);
    }

    [Fact]
    public void AShareOfWhatVaries_isLessSureThanTheDifference()
    {
        // Always 1 more: a third of 3 on average, of which nobody is sure.
        var paired = PairedDifference.Of([1, 3, 5], [2, 4, 6]);

        Assert.Equal((1, 0), (paired.Difference.Value, paired.Difference.HalfWidth));
        // y − (4/3)x is 2/3, 0, −2/3: s = 2/3, t(.975; 2) = 4.303, over √3 and 3.
        Assert.Equal(4.3027 * 2 / 3 / Math.Sqrt(3) / 3, paired.ShareHalfWidth!.Value, 4);
    }

    [Fact]
    public void NoShareOfNothing() => Assert.Null(PairedDifference.Of([0, 0], [1, 2]).Share);
}
