using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Which of many comparisons may be believed, such that of those believed no more than a share are accidents on average (Benjamini and Hochberg, 1995).</summary>
public static class FalseDiscovery
{
    /// <param name="chances">p-values.</param>
    /// <returns>The greatest p-value that may be believed; below 0 when none may.</returns>
    public static double Bound(IEnumerable<double> chances, double share)
    {
        var sorted = chances.Order().ToImmutableArray();
        for (var n = sorted.Length; n > 0; n--)
        {
            if (sorted[n - 1] <= share * n / sorted.Length) return sorted[n - 1];
        }
        return -1;
    }
}
