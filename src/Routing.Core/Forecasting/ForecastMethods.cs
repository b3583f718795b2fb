using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The methods that a forecast is chosen from.</summary>
public static class ForecastMethods
{
    public static readonly IForecastMethod Naive = new SeasonalNaive();

    /// <summary>All that compete; seasonal naive, which the others must beat, first.</summary>
    public static readonly ImmutableArray<IForecastMethod> All = [Naive, new WeekdayMean(4), new WeekdayMean(8), new SeasonalSmoothing(), new DoublyAdditive(), new DayRegression()];

    /// <summary>The name of the mean of the best two.</summary>
    public const string BestTwo = "mean of the best two";

    public static double[] Mean(double[] a, double[] b) => [.. a.Zip(b, (x, y) => (x + y) / 2)];
}
