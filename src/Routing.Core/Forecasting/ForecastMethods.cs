using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The methods that a forecast is chosen from.</summary>
public static class ForecastMethods
{
    public static readonly IForecastMethod Naive = new SeasonalNaive();

    /// <summary>Those that are mixed: what a plain mean of weeks knows they know too.</summary>
    public static readonly ImmutableArray<IForecastMethod> Blended = [new SeasonalSmoothing(), new DoublyAdditive(), DayRegression.OfWeeks, DayRegression.OfMonths, DayRegression.ByDate, DayRegression.Calm];

    /// <summary>All that compete; seasonal naive, which the others must beat, first.</summary>
    public static readonly ImmutableArray<IForecastMethod> All = [Naive, new WeekdayMean(4), new WeekdayMean(8), .. Blended];

    /// <summary>The name of the mixture, which competes with each alone.</summary>
    public const string Blend = "several mixed, the better the more";

    /// <summary>Weights fall by this power of the error: one that errs a tenth more has a seventh of the weight.</summary>
    private const double Power = 20;

    /// <summary>What each has in the mixture, by its error at the backtest. Forecasts that err apart err less together (Bates and Granger, 1969), and which one is best is itself uncertain.</summary>
    public static double[] Weights(IReadOnlyList<double> errors)
    {
        var best = errors.Min();
        var weights = errors.Select(error => error <= best ? 1 : Math.Pow(best / error, Power)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
