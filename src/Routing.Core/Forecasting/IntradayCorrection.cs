namespace Routing.Core;

/// <summary>
/// What the hours that are over tell of those to come: a day that runs high goes on so, in part. How steady days are, and how much of a
/// surprise lasts, is learned from days that were forecast before.
/// </summary>
/// <param name="Variance">Of days' factors around their forecast; 0 where days differ by chance only.</param>
/// <param name="Lasting">The share of the surprise so far that the rest of the day has too.</param>
public sealed record IntradayCorrection(double Variance, double Lasting)
{
    /// <summary>Days ahead whose forecasts it is learned from.</summary>
    public const int DaysAhead = 3;

    /// <summary>A surprise of half or double the rest of the day, and no more: beyond, something else goes on.</summary>
    private const double Most = 2;

    /// <summary>Where days are cut into what is seen and what is left, to learn from, as shares of the day.</summary>
    private static readonly double[] Cuts = [0.4, 0.5, 0.6, 0.7];

    /// <summary>What the assumption that half of a surprise lasts weighs, in variances of a day's factor.</summary>
    private const double PriorDays = 4;
    private const double PriorLasting = 0.5;

    public static IntradayCorrection Of(IEnumerable<(double[] Forecast, double[] Came)> tried)
    {
        var days = tried.Where(day => day.Forecast.Sum() > 0).ToList();
        if (days.Count == 0) return new IntradayCorrection(0, 0);
        // Medians would do for one odd day, but not for two in twelve: factors are bounded instead.
        var variance = Math.Max(0, days.Average(day => Math.Pow(Bounded(day.Came.Sum() / day.Forecast.Sum()) - 1, 2) - (1 / Math.Max(1, day.Forecast.Sum()))));
        if (variance <= 0) return new IntradayCorrection(0, 0);
        var first = new IntradayCorrection(variance, 1);
        var (products, squares) = (PriorLasting * PriorDays * variance, PriorDays * variance);
        foreach (var (forecast, came) in days)
        {
            foreach (var cut in Cuts.Select(share => (int)(share * forecast.Length)))
            {
                var (rest, left) = (forecast[cut..].Sum(), came[cut..].Sum());
                if (rest <= 0) continue;
                var surprise = first.Factor(forecast, came.AsSpan(0, cut)) - 1;
                products += surprise * (Bounded(left / rest) - 1) / Cuts.Length;
                squares += surprise * surprise / Cuts.Length;
            }
        }
        return new IntradayCorrection(variance, Math.Clamp(products / squares, 0, 1));
    }

    /// <summary>What to multiply the rest of a day's forecast by. The day's factor is Gamma distributed with mean 1, and contacts come at random: its mean given those seen.</summary>
    public double Factor(ReadOnlySpan<double> forecast, ReadOnlySpan<double> came)
    {
        if (Variance <= 0) return 1;
        var (expected, seen) = (0.0, 0.0);
        for (var slot = 0; slot < came.Length; slot++)
        {
            expected += forecast[slot];
            seen += came[slot];
        }
        return 1 + (Lasting * (Bounded((1 + (Variance * seen)) / (1 + (Variance * expected))) - 1));
    }

    private static double Bounded(double factor) => Math.Clamp(factor, 1 / Most, Most);
}
