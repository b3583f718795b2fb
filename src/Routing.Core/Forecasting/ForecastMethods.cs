using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The methods that a forecast is chosen from.</summary>
public static class ForecastMethods
{
    public static readonly IForecastMethod Naive = new SeasonalNaive();

    /// <summary>All that compete; seasonal naive, which the others must beat, first.</summary>
    public static readonly ImmutableArray<IForecastMethod> All = [Naive, new WeekdayMean(4), new WeekdayMean(8), new SeasonalSmoothing(), new DoublyAdditive(), new DayRegression()];

    /// <summary>The name of the best one mixed with the second.</summary>
    public const string BestTwo = "the best and a fifth of the second";

    /// <summary>What the second best has in it: two that err apart err less together, and the better one is mostly right.</summary>
    private const double OfTheSecond = 0.2;

    public static double[] Mixed(double[] best, double[] second) => [.. best.Zip(second, (x, y) => x + (OfTheSecond * (y - x)))];
}
