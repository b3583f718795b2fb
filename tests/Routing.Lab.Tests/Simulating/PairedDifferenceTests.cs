using System.Collections.Immutable;
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
    public void HowLikelyChanceIs_isStudentsOfThePairs()
    {
        // Differences 1, 2, 3: t = 2√3, for which two sides of Student's with 2 degrees leave 0.0742.
        Assert.Equal(0.0742, PairedDifference.Of([0, 0, 0], [1, 2, 3]).Chance!.Value, 4);
        Assert.Equal((1, 0), (PairedDifference.Of([1, 2], [1, 2]).Chance, PairedDifference.Of([1, 2], [2, 3]).Chance));
        Assert.Null(PairedDifference.Of([1], [2]).Chance);
    }

    [Fact]
    public void OfManyFigures_thoseStandThatLookingAtSoManyDoesNotBringByAccident()
    {
        // Nine that differ by nothing, one whose own interval just leaves out 0, and one that is sure.
        var differences = Enumerable.Range(0, 9).Select(n => ($"quiet-{n}.meanWait", PairedDifference.Of([1, 2, 3, 4, 5], [2, 1, 3, 5, 4])))
            .Append(("lucky.meanWait", PairedDifference.Of([0, 0, 0, 0, 0], [1, 2, 3, 0.5, 0.6]))).Append(("moved.meanWait", PairedDifference.Of([1, 2, 3, 4, 5], [4, 5.1, 6, 7, 8])))
            .Append(("moved.arrivals", PairedDifference.Of([1, 2], [2, 3])));
        var compared = new ComparedSelection("random", null!, differences.ToImmutableSortedDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal));

        Assert.True(compared.Differences!["lucky.meanWait"].IsReal && compared.Differences["moved.meanWait"].IsReal);
        Assert.Equal(11, compared.Looked.Length);
        Assert.Equal(["moved.meanWait"], compared.Standing.Select(one => one.Key));
    }

    [Fact]
    public void NoShareOfNothing() => Assert.Null(PairedDifference.Of([0, 0], [1, 2]).Share);
}
