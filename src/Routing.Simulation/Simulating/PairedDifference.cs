using System.Text.Json.Serialization;
using MathNet.Numerics.Distributions;

namespace Routing.Simulation;

/// <summary>A difference over paired replications.</summary>
/// <param name="Share">The difference as a share of the first selection's value; null where that is 0.</param>
public sealed record PairedDifference(Figure Difference, double? Share)
{
    /// <summary>Half the 95 % interval of the share; null where there is none.</summary>
    [JsonIgnore]
    public double? ShareHalfWidth { get; init; }

    /// <summary>How likely pairs without a difference differ so much, by Student's test on the pairs; null where there are too few.</summary>
    [JsonIgnore]
    public double? Chance { get; init; }

    /// <summary>Whether the 95 % interval leaves out no difference at all.</summary>
    public bool IsReal => Difference.HalfWidth is { } half && Math.Abs(Difference.Value) > half;

    /// <summary>Whether there was none in any pair.</summary>
    [JsonIgnore]
    public bool IsNone => Difference is { Value: 0, HalfWidth: 0 };

    /// <summary>
    /// The share is one of two means, each with its own chance: its interval is that of the ratio, by the delta method on the pairs,
    /// r·x left out of y (Cochran, Sampling Techniques, 6.3). The difference's interval over the first mean would take that mean for known.
    /// </summary>
    /// <param name="from">By replication.</param>
    /// <param name="to">In the same order, on the same customers.</param>
    public static PairedDifference Of(IReadOnlyList<double> from, IReadOnlyList<double> to)
    {
        var paired = Figure.Of([.. from.Zip(to, (x, y) => y - x)]);
        var first = from.Average();
        var chance = ChanceOf(paired, from.Count);
        if (first == 0) return new PairedDifference(paired, null) { Chance = chance };
        var ratio = to.Average() / first;
        var left = Figure.Of([.. from.Zip(to, (x, y) => y - (ratio * x))]);
        return new PairedDifference(paired, paired.Value / first) { ShareHalfWidth = left.HalfWidth / Math.Abs(first), Chance = chance };
    }

    private static double? ChanceOf(Figure paired, int pairs)
    {
        if (paired.HalfWidth is not { } half) return null;
        if (half == 0) return paired.Value == 0 ? 1 : 0;
        var t = Math.Abs(paired.Value) / half * StudentT.InvCDF(0, 1, pairs - 1, 0.975);
        return 2 * StudentT.CDF(0, 1, pairs - 1, -t);
    }
}
